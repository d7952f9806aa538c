// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/secret.h"
#include "flow/listings.h"
#include "support/program.h"
#include "support/test.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace RegistryTest {

using namespace Qt::StringLiterals;
using TestSupport::Home;
using TestSupport::loginNotification;
using TestSupport::ServeProcess;

namespace {

// Contract 1
constexpr int done = 0;
constexpr int failed = 1;
constexpr int usage = 2;

const auto asan = u"+996555121001"_s;

} // namespace

//! An administrator enrols, takes away and looks up these with amt-kioskctl.
class TestRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<Home>(); }

    void cleanup() { m_home.reset(); }

    void helpIsEverywhere_data()
    {
        QTest::addColumn<QString>("command");
        for (const auto *command :
             {"kiosks add", "kiosks list", "kiosks revoke", "services add", "services list",
              "services revoke", "sessions list", "sessions revoke", "audit list", "audit verify"})
            QTest::newRow(command) << QString::fromLatin1(command);
    }

    void helpIsEverywhere()
    {
        QFETCH(QString, command);

        const auto finished = m_home->ctl(command.split(u' ') + QStringList{u"--help"_s});

        QCOMPARE(finished.exitCode, done);
        QVERIFY(finished.output.contains(command));
        QVERIFY2(m_home->ctl({u"--help"_s}).output.contains(command), qPrintable(command));
        QVERIFY(!QFile::exists(m_home->dataDirectory()));
    }

    void wrongUseIsSaidInOneSentence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto kiosk = [](const QString &name) {
            return QStringList{u"kiosks"_s, u"add"_s, name};
        };
        QTest::newRow("kiosk without a name") << kiosk({});
        QTest::newRow("blank kiosk") << kiosk(u"  "_s);
        QTest::newRow("long kiosk") << kiosk(QString(101, u'x'));
        QTest::newRow("kiosk with a line break") << kiosk(u"De\nsk"_s);
        QTest::newRow("kiosk with a carriage return") << kiosk(u"De\rsk"_s);
        QTest::newRow("kiosk with a colour") << kiosk(u"De\x1b[31msk"_s);
        QTest::newRow("kiosk with a line separator") << kiosk(u"De\u2028sk"_s);
        QTest::newRow("kiosk with a paragraph separator") << kiosk(u"De\u2029sk"_s);
        QTest::newRow("kiosk with an invisible letter") << kiosk(u"De\u200bsk"_s);
        QTest::newRow("no kiosk") << QStringList{u"kiosks"_s, u"add"_s};
        QTest::newRow("two kiosks") << kiosk(u"Desk"_s) + QStringList{u"Door"_s};
        const auto service = [](const QString &name, const QString &redirect = {}) {
            QStringList arguments{u"services"_s, u"add"_s, name};
            return redirect.isEmpty() ? arguments
                                      : arguments + QStringList{u"--redirect"_s, redirect};
        };
        QTest::newRow("service without a name") << service({});
        QTest::newRow("long service") << service(QString(65, u'x'));
        QTest::newRow("service with a blank") << service(u"my crm"_s);
        QTest::newRow("service with a line break") << service(u"crm\ncrm"_s);
        QTest::newRow("service with a colon") << service(u"crm:1"_s);
        QTest::newRow("service in Cyrillic") << service(u"срм"_s);
        QTest::newRow("redirect in clear") << service(u"crm"_s, u"http://crm.example.org/"_s);
        QTest::newRow("no redirect") << service(u"crm"_s, u"crm"_s);
        QTest::newRow("one bad redirect of two") << service(u"crm"_s, u"https://crm.example.org/"_s)
                + QStringList{u"--redirect"_s, u"https://crm.example.org/#top"_s};
        QTest::newRow("no number") << QStringList{u"sessions"_s, u"revoke"_s, u"first"_s};
        QTest::newRow("fraction") << QStringList{u"sessions"_s, u"revoke"_s, u"1.5"_s};
        QTest::newRow("limit of sessions")
            << QStringList{u"sessions"_s, u"list"_s, u"--limit"_s, u"0"_s};
        QTest::newRow("limit of the audit")
            << QStringList{u"audit"_s, u"list"_s, u"--limit"_s, u"many"_s};
        QTest::newRow("argument too many") << QStringList{u"audit"_s, u"verify"_s, u"now"_s};
    }

    void wrongUseIsSaidInOneSentence()
    {
        QFETCH(QStringList, arguments);

        const auto finished = m_home->ctl(arguments);

        QCOMPARE(finished.exitCode, usage);
        QVERIFY(finished.output.isEmpty());
        QCOMPARE(finished.complaints.count(u'\n'), 1);
        QVERIFY(finished.complaints.startsWith(u"amt-kioskctl: "_s));
        QVERIFY(!QFile::exists(m_home->databaseFile()));
    }

    void anEmptyListIsAnEmptyArray_data()
    {
        QTest::addColumn<QString>("table");
        for (const auto *table : {"kiosks", "services", "sessions", "audit"})
            QTest::newRow(table) << QString::fromLatin1(table);
    }

    void anEmptyListIsAnEmptyArray()
    {
        QFETCH(QString, table);

        const auto finished = m_home->ctl({table, u"list"_s, u"--json"_s});

        QCOMPARE(finished.exitCode, done);
        QCOMPARE(finished.output.simplified(), u"[ ]"_s);
    }

    void aKeyIsPrintedOnceAndStoredAsItsHash_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::newRow("kiosk") << QStringList{u"kiosks"_s, u"add"_s, u"Ресепшн «1»"_s};
        QTest::newRow("service") << QStringList{u"services"_s, u"add"_s, u"crm"_s};
    }

    void aKeyIsPrintedOnceAndStoredAsItsHash()
    {
        QFETCH(QStringList, command);

        const auto finished = m_home->ctl(command);

        QCOMPARE(finished.exitCode, done);
        const auto secret = secretIn(finished).toLatin1();
        QCOMPARE(secret.size(), 43);
        QVERIFY(finished.complaints.isEmpty());
        for (const auto &table : {command.first(), u"audit"_s}) {
            QVERIFY(!m_home->ctl({table, u"list"_s}).output.contains(QLatin1StringView(secret)));
            QVERIFY(!m_home->ctl({table, u"list"_s, u"--json"_s})
                         .output.contains(QLatin1StringView(secret)));
        }
        QVERIFY(inDatabase(Core::Secret(secret).hash()));
        QVERIFY(!inDatabase(secret));
    }

    void everyKeyIsAnother()
    {
        QSet<QString> keys;
        for (int i = 0; i < 5; ++i)
            keys.insert(secretIn(m_home->ctl({u"kiosks"_s, u"add"_s, QString::number(i)})));

        QCOMPARE(keys.size(), 5);
        QVERIFY(!keys.contains(QString()));
    }

    void kiosksAreListedAsTheTableNamesThem()
    {
        QCOMPARE(m_home->ctl({u"kiosks"_s, u"add"_s, u"Desk"_s}).exitCode, done);
        QCOMPARE(m_home->ctl({u"kiosks"_s, u"add"_s, u" Ресепшн 1 "_s}).exitCode, done);
        QCOMPARE(m_home->ctl({u"kiosks"_s, u"revoke"_s, u"Desk"_s}).exitCode, done);

        const auto rows = listed(*m_home, u"kiosks"_s);

        QCOMPARE(valuesOf(rows, "name"_L1), (QStringList{u"Desk"_s, u"Ресепшн 1"_s}));
        QCOMPARE(membersOf(rows),
                 QSet<QString>({u"id"_s, u"name"_s, u"created_at"_s, u"revoked_at"_s}));
        QVERIFY(isTime(rows[0]["created_at"_L1]) && isTime(rows[0]["revoked_at"_L1]));
        QVERIFY(rows[1]["revoked_at"_L1].isNull());
        const auto lines = m_home->ctl({u"kiosks"_s, u"list"_s}).output.trimmed().split(u'\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[2].contains(u"Ресепшн 1"_s));
    }

    void aNameIsTakenUntilItIsRevoked_data()
    {
        QTest::addColumn<QString>("table");
        QTest::newRow("kiosk") << u"kiosks"_s;
        QTest::newRow("service") << u"services"_s;
    }

    void aNameIsTakenUntilItIsRevoked()
    {
        QFETCH(QString, table);
        const auto ctl = [&](const QString &verb) { return m_home->ctl({table, verb, u"x1"_s}); };

        QCOMPARE(ctl(u"revoke"_s).exitCode, failed);
        QCOMPARE(ctl(u"add"_s).exitCode, done);
        const auto again = ctl(u"add"_s);
        QCOMPARE(again.exitCode, failed);
        QVERIFY(again.output.isEmpty());
        QCOMPARE(again.complaints.count(u'\n'), 1);
        QCOMPARE(ctl(u"revoke"_s).exitCode, done);
        QCOMPARE(ctl(u"revoke"_s).exitCode, failed);
        QCOMPARE(ctl(u"add"_s).exitCode, done);

        QCOMPARE(listed(*m_home, table).size(), 2);
        const auto what = table.chopped(1);
        QCOMPARE(valuesOf(listed(*m_home, u"audit"_s), "action"_L1),
                 (QStringList{what + u".added"_s, what + u".revoked"_s, what + u".added"_s}));
    }

    void whatIsOpenAtAKioskEndsWithIt()
    {
        QCOMPARE(m_home->ctl({u"kiosks"_s, u"add"_s, u"Desk"_s}).exitCode, done);
        openSessions(*m_home);
        QVERIFY(m_home->changeDatabase(u"UPDATE sessions SET kiosk = 'Desk'"_s));
        QVERIFY(m_home->changeDatabase(u"UPDATE login_attempts SET kiosk = 'Desk'"_s));

        QCOMPARE(m_home->ctl({u"kiosks"_s, u"revoke"_s, u"Desk"_s}).exitCode, done);

        QCOMPARE(valuesOf(listed(*m_home, u"attempts"_s), "failure_reason"_L1),
                 (QStringList{u"CANCELLED"_s, u""_s}));
        const auto sessions = listed(*m_home, u"sessions"_s);
        QCOMPARE(valuesOf(sessions, "service"_L1), (QStringList{u"crm"_s, u""_s}));
        QVERIFY(sessions[0]["revoked_at"_L1].isNull());
        QVERIFY(isTime(sessions[1]["revoked_at"_L1]));
        const auto entry = listed(*m_home, u"audit"_s).first();
        QCOMPARE(entry["action"_L1].toString(), u"kiosk.revoked"_s);
        QCOMPARE(entry["subject"_L1].toString(), u"kiosk:Desk"_s);
    }

    void servicesAreListedAsTheTableNamesThem()
    {
        const auto first = u"https://crm.example.org/login"_s;
        const auto second = u"http://localhost:3000/callback"_s;
        QCOMPARE(m_home
                     ->ctl({u"services"_s, u"add"_s, u"crm_1.a-b"_s, u"--redirect"_s, first,
                            u"--redirect"_s, second, u"--redirect"_s, first})
                     .exitCode,
                 done);
        QCOMPARE(m_home->ctl({u"services"_s, u"add"_s, u"erp"_s}).exitCode, done);

        const auto rows = listed(*m_home, u"services"_s);

        QCOMPARE(valuesOf(rows, "name"_L1), (QStringList{u"crm_1.a-b"_s, u"erp"_s}));
        QCOMPARE(
            membersOf(rows),
            QSet<QString>({u"id"_s, u"name"_s, u"redirects"_s, u"created_at"_s, u"revoked_at"_s}));
        QCOMPARE(rows[0]["redirects"_L1].toArray(), (QJsonArray{first, second}));
        QCOMPARE(rows[1]["redirects"_L1].toArray(), QJsonArray());
        QVERIFY(rows[1]["redirects"_L1].isArray());
        QVERIFY(isTime(rows[0]["created_at"_L1]) && rows[0]["revoked_at"_L1].isNull());
        QVERIFY(m_home->ctl({u"services"_s, u"list"_s}).output.contains(first + u' ' + second));
    }

    void aServicesSessionsEndWithIt()
    {
        QCOMPARE(m_home->ctl({u"services"_s, u"add"_s, u"crm"_s}).exitCode, done);
        openSessions(*m_home);

        QCOMPARE(m_home->ctl({u"services"_s, u"revoke"_s, u"crm"_s}).exitCode, done);

        const auto sessions = listed(*m_home, u"sessions"_s);
        QVERIFY(isTime(sessions[0]["revoked_at"_L1]));
        QVERIFY(sessions[1]["revoked_at"_L1].isNull());
    }

    void sessionsAreListedAsTheTableNamesThem()
    {
        openSessions(*m_home);

        const auto finished = m_home->ctl({u"sessions"_s, u"list"_s, u"--json"_s});

        const auto rows = finished.rows();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(membersOf(rows),
                 QSet<QString>({u"id"_s, u"attempt_id"_s, u"tenant_id"_s, u"kiosk"_s, u"service"_s,
                                u"created_at"_s, u"last_used_at"_s, u"expires_at"_s, u"ends_at"_s,
                                u"revoked_at"_s}));
        const auto handedOver = rows[0].toObject();
        QCOMPARE(handedOver["id"_L1].toInt(), 2);
        QCOMPARE(handedOver["service"_L1].toString(), u"crm"_s);
        QCOMPARE(handedOver["kiosk"_L1].toString(), u"Desk"_s);
        QVERIFY(handedOver["attempt_id"_L1].isNull());
        QCOMPARE(handedOver["expires_at"_L1].toString(), u"2099-01-01T00:01:00Z"_s);
        const auto screens = rows[1].toObject();
        QCOMPARE(screens["tenant_id"_L1].toInt(), 1);
        QCOMPARE(screens["attempt_id"_L1], listed(*m_home, u"attempts"_s)[1]["attempt_id"_L1]);
        QVERIFY(screens["service"_L1].isNull() && screens["revoked_at"_L1].isNull());
        for (const auto &time : {"created_at"_L1, "last_used_at"_L1, "expires_at"_L1, "ends_at"_L1})
            QVERIFY(isTime(screens[time]));
        QVERIFY(!finished.output.contains(u"hash"_s));
        QCOMPARE(m_home->ctl({u"sessions"_s, u"list"_s, u"--json"_s, u"--limit"_s, u"1"_s})
                     .rows()
                     .size(),
                 1);
    }

    void aSessionCanBeRevokedOnce()
    {
        openSessions(*m_home);

        QCOMPARE(m_home->ctl({u"sessions"_s, u"revoke"_s, u"1"_s}).exitCode, done);
        QCOMPARE(m_home->ctl({u"sessions"_s, u"revoke"_s, u"1"_s}).exitCode, failed);
        QCOMPARE(m_home->ctl({u"sessions"_s, u"revoke"_s, u"77"_s}).exitCode, failed);

        QVERIFY(isTime(listed(*m_home, u"sessions"_s)[1]["revoked_at"_L1]));
        QVERIFY(listed(*m_home, u"sessions"_s)[0]["revoked_at"_L1].isNull());
        const auto entry = listed(*m_home, u"audit"_s).first();
        QCOMPARE(entry["action"_L1].toString(), u"session.revoked"_s);
        QCOMPARE(entry["subject"_L1].toString(), u"session:1"_s);
    }

    void aRevokedSessionOpensNothing()
    {
        QVERIFY(m_home->addTenant(u"Asan Usenov"_s, asan));
        ServeProcess server(*m_home);
        QVERIFY(server.isListening());
        const auto attempt = server.startAttempt();
        QCOMPARE(server.notify(loginNotification(asan.mid(1), attempt)).status, 200);
        const auto session = server.statusOf(attempt)["session"_L1].toObject();
        const auto me = [&] {
            return TestSupport::get(server.url(), "/api/auth/me/",
                                    {{"Authorization"_ba,
                                      "Bearer " + session["token"_L1].toString().toLatin1()}})
                .status;
        };
        QCOMPARE(me(), 200);

        QCOMPARE(m_home->ctl({u"sessions"_s, u"revoke"_s, u"1"_s}).exitCode, done);

        QCOMPARE(me(), 401);
    }

private:
    //! In any of the database's files.
    [[nodiscard]] bool inDatabase(const QByteArray &text) const
    {
        const QDir folder(m_home->dataDirectory());
        for (const auto &name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
                return true;
        }
        return false;
    }

    std::unique_ptr<Home> m_home;
};

KIOSK_TEST(TestRegistry)

} // namespace RegistryTest

#include "tst_registry.moc"
