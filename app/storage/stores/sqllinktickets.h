#pragma once

#include "core/model/ports.h"
#include "storage/engine/statement.h"

namespace Storage {

//! Table link_tickets.
class SqlLinkTickets : public Core::LinkTickets
{
public:
    explicit SqlLinkTickets(Database &database);

    [[nodiscard]] Core::Stored<void> insert(const Core::LinkTicket &ticket) override;
    [[nodiscard]] Core::Stored<std::optional<Core::LinkTicket>> findLive(
        const QString &ticket, const QDateTime &now) override;
    [[nodiscard]] Core::Stored<std::optional<Core::LinkTicket>> ticketOf(
        const QUuid &attemptId) override;
    [[nodiscard]] Core::Stored<void> update(const Core::LinkTicket &ticket) override;

private:
    [[nodiscard]] Core::Stored<std::optional<Core::LinkTicket>> selectOne(const QString &where,
                                                                          const Bindings &bindings);

    Database &m_database;
};

} // namespace Storage
