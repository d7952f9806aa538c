#include "storage/adoption.h"

#include "core/logevent.h"
#include "core/phonenumber.h"
#include "storage/logging.h"
#include "storage/sqlfile.h"
#include "storage/statement.h"

#include <QMap>
#include <QSet>

namespace Storage {

using namespace Qt::StringLiterals;

Adoption::Adoption(Database &database)
    : m_database(database)
{
}

Core::Stored<bool> Adoption::tells(const QString &condition)
{
    auto rows = execute(m_database, u"SELECT "_s + condition);
    if (!rows || !rows->next())
        return Core::Unexpected(Core::StorageError::Unavailable);
    return rows->value(0).toBool();
}

Core::Stored<bool> Adoption::isDue(Database &database)
{
    return Adoption(database).tells(u"to_regclass('public.django_migrations') IS NOT NULL "
                                    "AND to_regclass('public.tenants') IS NOT NULL "
                                    "AND to_regclass('public.schema_migrations') IS NULL"_s);
}

// Who may not make schemas may still use one that was made for them.
Core::Stored<void> Adoption::prepare()
{
    const auto isThere = tells(u"to_regnamespace('amt_kiosk') IS NOT NULL"_s);
    if (!isThere)
        return Core::Unexpected(isThere.error());
    return *isThere ? Core::Stored<void>() : run(m_database, u"CREATE SCHEMA amt_kiosk"_s);
}

Core::Stored<bool> Adoption::adopt()
{
    const auto isDone = tells(u"relkind = 'v' FROM pg_class "
                              "WHERE oid = to_regclass('amt_kiosk.tenants')"_s);
    if (!isDone)
        return Core::Unexpected(isDone.error());
    if (*isDone)
        return false;
    for (const auto &statement : statementsIn(u":/migrations/adoption/adopt.sql"_s)) {
        if (auto done = run(m_database, statement); !done)
            return Core::Unexpected(done.error());
    }
    qCInfo(lcStorage).noquote() << Core::LogEvent("database.adopted"_L1).text();
    return true;
}

Core::Stored<Adoption::Report> Adoption::report(const QString &region)
{
    Report report;
    auto rows = execute(m_database, u"SELECT id, phone FROM tenants ORDER BY id"_s);
    if (!rows)
        return Core::Unexpected(rows.error());
    QMap<QString, QList<qint64>> owners;
    while (rows->next()) {
        ++report.tenants;
        const auto text = rows->value(1).toString();
        if (text.trimmed().isEmpty())
            continue;
        const auto id = rows->value(0).toLongLong();
        if (const auto phone = Core::PhoneNumber::fromTyped(text, region))
            owners[phone->e164()].append(id);
        else
            report.unreadable.append(id);
    }
    QSet<QString> known;
    for (const auto &[phone, ids] : owners.asKeyValueRange()) {
        known.insert(phone);
        if (ids.size() > 1) {
            report.shared.append(
                {.maskedPhone = Core::PhoneNumber::fromE164(phone).value().masked(),
                 .tenants = ids});
        }
    }
    const auto onlyUsers = countOnlyUsers(known, region);
    const auto hasIndex = tells(u"to_regclass('public.amt_kiosk_phone_key') IS NOT NULL"_s);
    const auto isMirrored = tells(u"to_regproc('amt_kiosk.mirror_attempt') IS NOT NULL"_s);
    if (!onlyUsers || !hasIndex || !isMirrored)
        return Core::Unexpected(Core::StorageError::Unavailable);
    report.onlyUsers = *onlyUsers;
    report.hasIndex = *hasIndex;
    report.isMirrored = *isMirrored;
    return report;
}

// The contract does not tell what that table is like.
Core::Stored<std::optional<QString>> Adoption::columnOfUsers()
{
    auto rows = execute(m_database,
                        u"SELECT column_name FROM information_schema.columns "
                        "WHERE table_schema = 'public' AND table_name = 'users' "
                        "AND column_name IN ('phone', 'phone_number') ORDER BY column_name"_s);
    if (!rows)
        return Core::Unexpected(rows.error());
    return rows->next() ? std::optional(rows->value(0).toString()) : std::nullopt;
}

Core::Stored<std::optional<qint64>> Adoption::countOnlyUsers(const QSet<QString> &known,
                                                             const QString &region)
{
    const auto column = columnOfUsers();
    if (!column)
        return Core::Unexpected(column.error());
    if (!*column)
        return std::nullopt;
    auto rows = execute(m_database, u"SELECT %1 FROM public.users"_s.arg(**column));
    if (!rows)
        return Core::Unexpected(rows.error());
    qint64 count = 0;
    while (rows->next()) {
        const auto phone = Core::PhoneNumber::fromTyped(rows->value(0).toString(), region);
        if (!phone || !known.contains(phone->e164()))
            ++count;
    }
    return count;
}

} // namespace Storage
