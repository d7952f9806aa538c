#pragma once

#include "core/model/ports.h"
#include "storage/engine/database.h"

namespace Storage {

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

} // namespace Storage
