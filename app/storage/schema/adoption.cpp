// SPDX-License-Identifier: GPL-3.0-only
#include "storage/schema/adoption.h"

#include "core/phone/typednumber.h"
#include "storage/engine/statement.h"
#include "storage/schema/sqlfile.h"

#include <QMap>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

void take(Adoption::Report::Shared &number, const Core::PhoneNumber &phone, qint64 tenant)
{
    // Finding out the country code costs; most numbers are nobody else's.
    if (number.tenants.size() == 1)
        number.maskedPhone = phone.masked();
    number.tenants.append(tenant);
}

// A text that is no number may be anything, a name, too: only its last digits are shown.
QString maskedText(const QString &text)
{
    constexpr auto shownAtEnd = 3;
    QString digits;
    for (const auto c : text) {
        if (c >= u'0' && c <= u'9')
            digits += c;
    }
    return u"•••••"_s + (digits.size() > shownAtEnd ? digits.right(shownAtEnd) : QString());
}

} // namespace

Adoption::Adoption(Database &database)
    : m_database(database)
{
}

Core::Stored<bool> Adoption::isTrue(const QString &condition)
{
    KIOSK_TRY(row, firstRow(m_database, u"SELECT "_s + condition));
    return row.value(0).toBool();
}

// A user who may not make schemas may still use one that was made for them.
Core::Stored<void> Adoption::prepare()
{
    KIOSK_TRY(isThere, isTrue(u"to_regnamespace('amt_kiosk') IS NOT NULL"_s));
    return isThere ? Core::Stored<void>() : run(m_database, u"CREATE SCHEMA amt_kiosk"_s);
}

Core::Stored<bool> Adoption::isDone()
{
    return isTrue(u"EXISTS (SELECT 1 FROM pg_class WHERE relkind = 'v' "
                  "AND oid = to_regclass('amt_kiosk.tenants'))"_s);
}

Core::Stored<bool> Adoption::adopt()
{
    KIOSK_TRY(wasDone, isDone());
    if (wasDone)
        return false;
    for (const auto &statement : statementsIn(u":/migrations/adoption/adopt.sql"_s)) {
        KIOSK_CHECK(run(m_database, statement));
    }
    return true;
}

Core::Stored<Adoption::Report> Adoption::report(const QString &region)
{
    Report report;
    KIOSK_TRY(rows, execute(m_database, u"SELECT id, phone FROM tenants ORDER BY id"_s));
    QMap<QString, Report::Shared> owners;
    while (rows.next()) {
        ++report.tenants;
        const auto text = rows.value(1).toString();
        if (text.trimmed().isEmpty())
            continue;
        const auto id = rows.value(0).toLongLong();
        if (const auto phone = Core::TypedNumber::known(text, region))
            take(owners[phone->e164()], *phone, id);
        else
            report.unreadable.append({.tenant = id, .maskedText = maskedText(text)});
    }
    QSet<QString> known;
    for (const auto &[phone, number] : owners.asKeyValueRange()) {
        known.insert(phone);
        if (number.tenants.size() > 1)
            report.shared.append(number);
    }
    KIOSK_TRY(hasIndex, isTrue(u"to_regclass('public.amt_kiosk_phone_key') IS NOT NULL"_s));
    report.onlyUsers = countOnlyUsers(known, region);
    report.hasIndex = hasIndex;
    return report;
}

// The shape of that table is not known, and nobody signs in by it: whatever cannot be
// read there is left out.
std::optional<QString> Adoption::columnOfUsers()
{
    auto rows = execute(m_database,
                        u"SELECT column_name FROM information_schema.columns "
                        "WHERE table_schema = 'public' AND table_name = 'users' "
                        "AND column_name IN ('phone', 'phone_number') "
                        "AND has_table_privilege(to_regclass('public.users'), 'SELECT') "
                        "ORDER BY column_name"_s);
    if (!rows || !rows->next())
        return std::nullopt;
    return rows->value(0).toString();
}

std::optional<qint64> Adoption::countOnlyUsers(const QSet<QString> &known, const QString &region)
{
    const auto column = columnOfUsers();
    if (!column)
        return std::nullopt;
    auto rows = execute(m_database, u"SELECT CAST(%1 AS text) FROM public.users"_s.arg(*column));
    if (!rows)
        return std::nullopt;
    qint64 count = 0;
    while (rows->next()) {
        const auto phone = Core::TypedNumber::known(rows->value(0).toString(), region);
        if (!phone || !known.contains(phone->e164()))
            ++count;
    }
    return count;
}

} // namespace Storage
