// SPDX-License-Identifier: GPL-3.0-only
#include "listings.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const auto asan = u"+996555121001"_s;

} // namespace

const QJsonArray listed(const TestSupport::Home &home, const QString &table)
{
    return home.ctl({table, u"list"_s, u"--json"_s}).rows();
}

QStringList valuesOf(const QJsonArray &rows, QLatin1StringView member)
{
    QStringList values;
    for (const auto &row : rows)
        values.append(row[member].toVariant().toString());
    return values;
}

QSet<QString> membersOf(const QJsonArray &rows)
{
    const auto keys = rows.first().toObject().keys();
    return {keys.begin(), keys.end()};
}

bool isTime(const QJsonValue &value)
{
    static const QRegularExpression form(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"_s);
    return form.match(value.toString()).hasMatch();
}

QString secretIn(const TestSupport::Finished &finished)
{
    static const QRegularExpression form(u"^[A-Za-z0-9_-]{43}$"_s);
    const auto found = finished.output.split(u'\n').filter(form);
    return found.size() == 1 ? found.first() : QString();
}

void openSessions(const TestSupport::Home &home)
{
    (void)home.addTenant(u"Asan Usenov"_s, asan);
    TestSupport::ServeProcess server(home);
    QVERIFY(server.isListening());
    const auto attempt = server.startAttempt();
    QCOMPARE(server.notify(TestSupport::loginNotification(asan.mid(1), attempt)).status, 200);
    QVERIFY(!server.startAttempt().isEmpty());
    QVERIFY(home.changeDatabase(
        u"INSERT INTO sessions (tenant_id, kiosk, service, token_hash, idle_seconds, "
        "is_acknowledged, created_at, last_used_at, ends_at) VALUES (1, 'Desk', 'crm', 'hash', "
        "60, 1, '2026-01-23T17:27:00.000Z', '2099-01-01T00:00:00.000Z', "
        "'2099-01-02T00:00:00.000Z')"_s));
}
