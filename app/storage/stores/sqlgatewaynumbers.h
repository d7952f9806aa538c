#pragma once

#include "core/model/ports.h"
#include "core/phone/phonenumber.h"
#include "storage/engine/database.h"

#include <optional>

namespace Storage {

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
