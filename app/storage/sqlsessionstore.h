#pragma once

#include "core/ports.h"

#include <QSqlDatabase>

namespace Storage {

//! Table sessions.
class SqlSessionStore : public Core::SessionStore
{
public:
    explicit SqlSessionStore(QSqlDatabase database);

    [[nodiscard]] Core::Stored<void> insert(const Core::Session &session) override;
    [[nodiscard]] Core::Stored<std::optional<Core::Session>> findByAttempt(
        const QUuid &attemptId) override;
    [[nodiscard]] Core::Stored<std::optional<Core::Session>> findByToken(
        const QByteArray &hash) override;
    [[nodiscard]] Core::Stored<void> update(const Core::Session &session) override;

private:
    [[nodiscard]] Core::Stored<std::optional<Core::Session>> findBy(const QString &column,
                                                                    const QString &value);

    QSqlDatabase m_database;
};

} // namespace Storage
