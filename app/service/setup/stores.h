// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "storage/audit/sqlauditlog.h"
#include "storage/engine/connection.h"
#include "storage/stores/sqlattemptstore.h"
#include "storage/stores/sqlenrolment.h"
#include "storage/stores/sqlmessages.h"
#include "storage/stores/sqlsenderdirectory.h"
#include "storage/stores/sqlsessionstore.h"
#include "storage/stores/sqltenantdirectory.h"
#include "storage/transaction/groupcommit.h"

namespace Service {

//! Every table of one database, as the core's ports have them. One thread, the connection's.
struct Stores
{
    //! @p connection outlives the stores.
    //! @p instance is the gateway account's id, 0 where none is configured.
    Stores(const Storage::Connection &connection, qint64 instance,
           Storage::GroupCommit::Sharing commits)
        : work(connection.database(), commits)
        , attempts(connection.database())
        , tenants(connection.database())
        , senders(connection.database(), instance)
        , tickets(connection.database())
        , messages(connection.database())
        , deferred(connection.database())
        , sessions(connection.database())
        , kiosks(connection.database())
        , services(connection.database())
        , handoffCodes(connection.database())
        , audit(connection.database())
        , gatewayNumbers(connection.database())
    {
    }

    Storage::GroupCommit work;
    Storage::SqlAttemptStore attempts;
    Storage::SqlTenantDirectory tenants;
    Storage::SqlSenderDirectory senders;
    Storage::SqlLinkTickets tickets;
    Storage::SqlMessageLog messages;
    Storage::SqlDeferredMessages deferred;
    Storage::SqlSessionStore sessions;
    Storage::SqlKioskRegistry kiosks;
    Storage::SqlServiceRegistry services;
    Storage::SqlHandoffStore handoffCodes;
    Storage::SqlAuditLog audit;
    Storage::SqlGatewayNumbers gatewayNumbers;
};

} // namespace Service
