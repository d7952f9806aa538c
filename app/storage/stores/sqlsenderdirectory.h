// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/admin/adminports.h"
#include "core/model/ports.h"
#include "storage/engine/database.h"
#include "storage/engine/statement.h"

namespace Storage {

//! Tables sender_numbers and sender_links, as one account of the gateway sees them: the hidden ids
//! of another are other people's.
class SqlSenderDirectory : public Core::SenderDirectory, public Core::SenderLinkEditor
{
public:
    //! @p instance is the account's id; 0 where none is configured.
    SqlSenderDirectory(Database &database, qint64 instance);

    [[nodiscard]] Core::Stored<std::optional<Core::PhoneNumber>> numberOf(
        const QString &lid) override;
    [[nodiscard]] Core::Stored<QString> lidOf(const Core::PhoneNumber &phone) override;
    [[nodiscard]] Core::Stored<void> remember(const QString &lid, const Core::PhoneNumber &phone,
                                              const QDateTime &now) override;

    [[nodiscard]] Core::Stored<std::optional<qint64>> linkedTenant(
        const Core::Sender &sender) override;
    [[nodiscard]] Core::Stored<void> insert(const Core::SenderLink &link) override;
    //! These find the links of every account.
    [[nodiscard]] Core::Stored<QList<Core::SenderLink>> linksMadeBy(const QString &actor) override;
    [[nodiscard]] Core::Stored<std::optional<Core::SenderLink>> findLink(qint64 id) override;
    [[nodiscard]] Core::Stored<void> removeLink(qint64 id) override;
    //! Every link of every account, the newest first.
    [[nodiscard]] Core::Stored<QList<Core::SenderLink>> links();

private:
    [[nodiscard]] Core::Stored<QList<Core::SenderLink>> selectLinks(const QString &rest,
                                                                    const Bindings &bindings = {});

    Database &m_database;
    qint64 m_instance;
};

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
