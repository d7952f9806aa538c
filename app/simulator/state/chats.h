#pragma once

#include "core/base/timestamp.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <deque>
#include <map>

namespace Simulator {

//! What people see on their own phones: their chats with the account. At most 500 lines a chat.
class Chats
{
public:
    explicit Chats(Core::Clock now);

    //! @p person is Person::key().
    void written(const QString &person, const QString &idMessage, const QString &text);
    void received(const QString &person, const QString &idMessage, const QString &text);

    //! Oldest first: {"serial", "id", "fromPerson", "text", "at"}.
    [[nodiscard]] QJsonArray of(const QString &person, qint64 sinceSerial = 0) const;
    //! All of them, by person.
    [[nodiscard]] QJsonObject all() const;

private:
    void add(const QString &person, QJsonObject line);

    Core::Clock m_now;
    qint64 m_serial = 0;
    std::map<QString, std::deque<QJsonObject>> m_chats;
};

} // namespace Simulator
