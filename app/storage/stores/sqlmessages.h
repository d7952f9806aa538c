// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/ports.h"
#include "core/phone/phonenumber.h"
#include "storage/engine/database.h"

#include <optional>

namespace Storage {

//! Table deferred_messages.
class SqlDeferredMessages : public Core::DeferredMessages
{
public:
    explicit SqlDeferredMessages(Database &database);

    [[nodiscard]] Core::Stored<bool> put(const Core::SignInMessage &message,
                                         const QDateTime &now) override;
    [[nodiscard]] Core::Stored<QList<Core::SignInMessage>> all() override;
    [[nodiscard]] Core::Stored<bool> remove(const Core::SignInMessage &message) override;

private:
    Database &m_database;
};

//! Table webhook_events.
class SqlMessageLog : public Core::MessageLog
{
public:
    explicit SqlMessageLog(Database &database);

    [[nodiscard]] Core::Stored<bool> remember(const Core::MessageKey &key,
                                              const QDateTime &now) override;
    [[nodiscard]] Core::Stored<bool> contains(const Core::MessageKey &key) override;

    //! When the last message was taken; nothing if there was none. Looks at all of them.
    [[nodiscard]] Core::Stored<std::optional<QDateTime>> newest();

private:
    Database &m_database;
};

//! Table gateway_numbers: which number a gateway's account had when it was last seen, so that
//! another one shows also after a restart.
class SqlGatewayNumbers
{
public:
    explicit SqlGatewayNumbers(Database &database);

    [[nodiscard]] Core::Stored<std::optional<Core::PhoneNumber>> find(qint64 instance);
    [[nodiscard]] Core::Stored<void> remember(qint64 instance, const Core::PhoneNumber &number,
                                              const QDateTime &now);

private:
    Database &m_database;
};

} // namespace Storage
