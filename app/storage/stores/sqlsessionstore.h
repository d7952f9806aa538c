#pragma once

#include "core/model/ports.h"
#include "storage/engine/statement.h"

namespace Storage {

//! Table sessions.
class SqlSessionStore : public Core::SessionStore
{
public:
    explicit SqlSessionStore(Database &database);

    [[nodiscard]] Core::Stored<qint64> insert(const Core::Session &session) override;
    [[nodiscard]] Core::Stored<std::optional<Core::Session>> findById(qint64 id) override;
    [[nodiscard]] Core::Stored<std::optional<Core::Session>> findByAttempt(
        const QUuid &attemptId) override;
    [[nodiscard]] Core::Stored<std::optional<Core::Session>> findByToken(
        const QByteArray &hash) override;
    [[nodiscard]] Core::Stored<QList<Core::Session>> liveOf(qint64 tenantId,
                                                            const QDateTime &now) override;
    [[nodiscard]] Core::Stored<void> update(const Core::Session &session) override;

    //! The newest @p limit sessions, newest first.
    [[nodiscard]] Core::Stored<QList<Core::Session>> newest(int limit);
    //! Ends whatever was opened at this kiosk: its screen's sessions, not those handed over.
    [[nodiscard]] Core::Stored<void> endAllOfKiosk(const QString &kiosk, const QDateTime &now);
    //! Ends what is live of the link's tenant and began with a message of the link's sender, and
    //! whatever was handed over for this tenant since the link was made: from which session is not
    //! known. How many were ended.
    [[nodiscard]] Core::Stored<int> endAllThrough(const Core::SenderLink &link,
                                                  const QDateTime &now);
    //! Ends whatever was handed over to this service.
    [[nodiscard]] Core::Stored<void> endAllOfService(const QString &service, const QDateTime &now);

private:
    [[nodiscard]] Core::Stored<QList<Core::Session>> select(const QString &rest,
                                                            const Bindings &bindings);
    [[nodiscard]] Core::Stored<std::optional<Core::Session>> selectOne(const QString &column,
                                                                       const QVariant &value);

    Database &m_database;
};

} // namespace Storage
