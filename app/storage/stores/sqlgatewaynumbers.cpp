#include "storage/stores/sqlgatewaynumbers.h"

#include "storage/engine/statement.h"

namespace Storage {

using namespace Qt::StringLiterals;

SqlGatewayNumbers::SqlGatewayNumbers(Database &database)
    : m_database(database)
{
}

Core::Stored<std::optional<Core::PhoneNumber>> SqlGatewayNumbers::find(qint64 instance)
{
    KIOSK_TRY(query,
              execute(m_database, u"SELECT phone FROM gateway_numbers WHERE instance = :instance"_s,
                      {{u":instance"_s, instance}}));
    return query.next() ? Core::PhoneNumber::fromE164(query.value(0).toString()) : std::nullopt;
}

Core::Stored<void> SqlGatewayNumbers::remember(qint64 instance, const Core::PhoneNumber &number,
                                               const QDateTime &now)
{
    return run(
        m_database,
        u"INSERT INTO gateway_numbers (instance, phone, seen_at) "
        "VALUES (:instance, :phone, :seen_at) "
        "ON CONFLICT (instance) DO UPDATE "
        "SET phone = excluded.phone, seen_at = excluded.seen_at"_s,
        {{u":instance"_s, instance}, {u":phone"_s, number.e164()}, {u":seen_at"_s, toColumn(now)}});
}

} // namespace Storage
