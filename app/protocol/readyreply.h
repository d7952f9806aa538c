#pragma once

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace Protocol {

//! The answer of GET /readyz: 200 while everything that a login needs can be used, 503 otherwise.
struct ReadyReply
{
    //! What cannot be used: "database", "gateway".
    QStringList parts;
    //! The same in English sentences.
    QStringList reasons;

    [[nodiscard]] QJsonObject toJson() const;
    //! Nothing if it is none of ours. A 503 of a server that names no part is one of its "server".
    [[nodiscard]] static std::optional<ReadyReply> fromJson(const QJsonObject &json);
};

} // namespace Protocol
