#pragma once

#include "core/model/ports.h"
#include "storage/engine/database.h"

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

} // namespace Storage
