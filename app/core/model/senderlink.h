#pragma once

#include "core/model/sender.h"

#include <QDateTime>
#include <QString>

namespace Core {

//! Staff said that a sender is a tenant of the directory.
struct SenderLink
{
    //! The store's; 0 before it is stored.
    qint64 id = 0;
    //! Either a number or a hidden id.
    Sender sender;
    qint64 tenantId = 0;
    //! "kiosk:Desk", or "administrator" at the command line. Empty for a link of an earlier version
    //! that the audit does not explain.
    QString madeBy;
    QDateTime createdAt;

    friend bool operator==(const SenderLink &, const SenderLink &) = default;
};

} // namespace Core
