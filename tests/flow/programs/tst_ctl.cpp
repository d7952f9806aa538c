// SPDX-License-Identifier: GPL-3.0-only
#include "flow/listings.h"
#include "support/program.h"
#include "support/test.h"

#include <QFile>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>

namespace CtlTest {

using namespace Qt::StringLiterals;
using TestSupport::Finished;
using TestSupport::Home;
using TestSupport::loginNotification;
using TestSupport::ServeProcess;

namespace {

// Contract 1
constexpr int done = 0;
constexpr int failed = 1;
constexpr int usage = 2;
constexpr int configuration = 3;
constexpr int database = 4;
constexpr int network = 5;

const auto asan = u"+996555121001"_s;

QStringList addWith(const QString &name, const QString &phone, const QString &type)
{
    return {u"tenants"_s, u"add"_s, u"--name"_s, name, u"--phone"_s, phone, u"--type"_s, type};
}

} // namespace

//! amt-kioskctl as a script sees it.
class TestCtl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<Home>(); }

    void cleanup() { m_home.reset(); }

    void helpIsEverywhere_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::newRow("program") << QStringList{};
        QTest::newRow("serve") << QStringList{u"serve"_s};
        QTest::newRow("migrate") << QStringList{u"migrate"_s};
        QTest::newRow("tenants list") << QStringList{u"tenants"_s, u"list"_s};
        QTest::newRow("tenants add") << QStringList{u"tenants"_s, u"add"_s};
        QTest::newRow("tenants disable") << QStringList{u"tenants"_s, u"disable"_s};
        QTest::newRow("tenants enable") << QStringList{u"tenants"_s, u"enable"_s};
        QTest::newRow("attempts list") << QStringList{u"attempts"_s, u"list"_s};
        QTest::newRow("simulate") << QStringList{u"simulate"_s};
    }

    void helpIsEverywhere()
    {
        QFETCH(QStringList, command);

        for (const auto &option : {u"--help"_s, u"-h"_s}) {
            const auto finished = m_home->ctl(command + QStringList{option});
            QCOMPARE(finished.exitCode, done);
            QVERIFY(finished.output.contains(u"Usage:"_s));
            QVERIFY(finished.output.contains(command.join(u' ')));
            QVERIFY2(finished.complaints.isEmpty(), qPrintable(finished.complaints));
        }
        QVERIFY(!QFile::exists(m_home->dataDirectory()));
    }

    void theVersionIsEverywhere_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("program") << QStringList{u"--version"_s};
        QTest::newRow("short") << QStringList{u"-v"_s};
        QTest::newRow("command") << QStringList{u"serve"_s, u"--version"_s};
        QTest::newRow("two words") << QStringList{u"tenants"_s, u"list"_s, u"--version"_s};
    }

    void theVersionIsEverywhere()
    {
        QFETCH(QStringList, arguments);

        const auto finished = m_home->ctl(arguments);

        QCOMPARE(finished.exitCode, done);
        static const QRegularExpression version(u"^amt-kioskctl \\d+\\.\\d+\\.\\d+$"_s);
        QVERIFY2(version.match(finished.output.trimmed()).hasMatch(), qPrintable(finished.output));
    }

    void wrongUseIsSaidInOneSentence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no command") << QStringList{};
        QTest::newRow("unknown command") << QStringList{u"dance"_s};
        QTest::newRow("half a command") << QStringList{u"tenants"_s};
        QTest::newRow("unknown option") << QStringList{u"serve"_s, u"--quickly"_s};
        QTest::newRow("help of Qt") << QStringList{u"serve"_s, u"--help-all"_s};
        QTest::newRow("argument too many") << QStringList{u"serve"_s, u"now"_s};
        QTest::newRow("argument missing") << QStringList{u"tenants"_s, u"disable"_s};
        QTest::newRow("option without value") << QStringList{u"simulate"_s, u"--phone"_s};
        QTest::newRow("no config file") << QStringList{u"serve"_s, u"--config"_s};
        QTest::newRow("no name") << addWith(u" "_s, asan, u"tenant"_s);
        QTest::newRow("no phone number") << addWith(u"Asan"_s, u"0555"_s, u"tenant"_s);
        QTest::newRow("unknown type") << addWith(u"Asan"_s, asan, u"friend"_s);
        QTest::newRow("limit") << QStringList{u"attempts"_s, u"list"_s, u"--limit"_s, u"0"_s};
        QTest::newRow("disable no number") << QStringList{u"tenants"_s, u"disable"_s, u"x"_s};
        QTest::newRow("simulate nobody") << QStringList{u"simulate"_s, u"--latest"_s};
        QTest::newRow("simulate no number") << QStringList{u"simulate"_s, u"--phone"_s, u"x"_s};
        QTest::newRow("two attempts") << QStringList{
            u"simulate"_s, u"--phone"_s,   asan,
            u"--latest"_s, u"--attempt"_s, u"3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s};
    }

    void wrongUseIsSaidInOneSentence()
    {
        QFETCH(QStringList, arguments);

        const auto finished = m_home->ctl(arguments);

        QCOMPARE(finished.exitCode, usage);
        QVERIFY(finished.output.isEmpty());
        QCOMPARE(finished.complaints.count(u'\n'), 1);
        QVERIFY(finished.complaints.startsWith(u"amt-kioskctl: "_s));
    }

    void aWrongConfigurationIsSaid_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("named");
        QTest::newRow("unknown key") << "[server]\nprot=1\n"_ba << u"prot"_s;
        QTest::newRow("bad value") << "[login]\nattempt_seconds=5\n"_ba << u"attempt_seconds"_s;
        QTest::newRow("not there yet")
            << "[handoff]\ncommand=/bin/true\nmode=command\n"_ba << u"handoff/mode"_s;
    }

    void aWrongConfigurationIsSaid()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, named);
        m_home->configure(content);

        for (const auto &command :
             {QStringList{u"serve"_s}, QStringList{u"tenants"_s, u"list"_s}}) {
            const auto finished = m_home->ctl(command);
            QCOMPARE(finished.exitCode, configuration);
            QVERIFY2(finished.complaints.contains(named), qPrintable(finished.complaints));
            QVERIFY(finished.complaints.contains(u"amt-kiosk.conf"_s));
        }
    }

    void aFileThatIsNoDatabaseIsSaid()
    {
        QVERIFY(m_home->addTenant(u"Asan Usenov"_s, asan));
        QFile file(m_home->databaseFile());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(QByteArray(8192, 'x')) == 8192);
        file.close();

        for (const auto &command :
             {QStringList{u"serve"_s}, QStringList{u"tenants"_s, u"list"_s},
              QStringList{u"migrate"_s}, QStringList{u"migrate"_s, u"--status"_s}}) {
            const auto finished = m_home->ctl(command);
            QCOMPARE(finished.exitCode, database);
            QVERIFY(finished.complaints.contains(m_home->databaseFile()));
            QVERIFY2(finished.complaints.count(u'\n') == 1, qPrintable(finished.complaints));
        }
    }

    void aTakenPortIsSaid()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost), 0));
        m_home->configure("[server]\nport=" + QByteArray::number(other.serverPort()) + '\n');

        const auto finished = m_home->ctl({u"serve"_s});

        QCOMPARE(finished.exitCode, network);
        QVERIFY(finished.complaints.contains(QString::number(other.serverPort())));
        QVERIFY(finished.complaints.contains(u"server/port"_s));
        QVERIFY2(finished.complaints.count(u'\n') == 1, qPrintable(finished.complaints));
    }

    void aNumberBelongsToOneTenant()
    {
        QCOMPARE(m_home->ctl(addWith(u"Asan Usenov"_s, asan, u"tenant"_s)).exitCode, done);

        for (const auto &sameNumber : {asan, u"0555 12-10-01"_s, u"996555121001"_s}) {
            const auto again = m_home->ctl(addWith(u"Another"_s, sameNumber, u"staff"_s));
            QCOMPARE(again.exitCode, failed);
            QVERIFY(again.complaints.contains(u"another tenant"_s));
            QVERIFY(!again.complaints.contains(u"555121001"_s));
        }

        QCOMPARE(m_home->ctl({u"tenants"_s, u"list"_s, u"--json"_s}).rows().size(), 1);
    }

    void tenantsAreListedAsTheTableNamesThem()
    {
        QVERIFY(m_home->addTenant(u"Айгүл Асанова"_s, u"0555 12-10-01"_s, u"investor"_s));

        const auto finished = m_home->ctl({u"tenants"_s, u"list"_s, u"--json"_s});

        QCOMPARE(finished.exitCode, done);
        const auto rows = finished.rows();
        QCOMPARE(rows.size(), 1);
        const auto row = rows.first().toObject();
        QCOMPARE(row["id"_L1].toInt(), 1);
        QCOMPARE(row["name"_L1].toString(), u"Айгүл Асанова"_s);
        QCOMPARE(row["phone"_L1].toString(), asan);
        QCOMPARE(row["type"_L1].toString(), u"investor"_s);
        QCOMPARE(row["is_active"_L1].toBool(), true);
        QVERIFY(membersOf(rows).contains(
            {u"contact_person"_s, u"email"_s, u"inn"_s, u"address"_s, u"comment"_s}));
    }

    void anEmptyListIsAnEmptyArray()
    {
        for (const auto &table : {u"tenants"_s, u"attempts"_s}) {
            const auto output = m_home->ctl({table, u"list"_s, u"--json"_s}).output;
            QCOMPARE(output.simplified(), u"[ ]"_s);
        }
    }

    void aListIsReadable()
    {
        QVERIFY(m_home->addTenant(u"Asan Usenov"_s, asan));

        const auto lines = m_home->ctl({u"tenants"_s, u"list"_s}).output.trimmed().split(u'\n');

        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].contains(u"name"_s));
        QVERIFY(lines[1].contains(u"Asan Usenov"_s));
    }

    void aDisabledTenantIsKeptAndComesBack()
    {
        QVERIFY(m_home->addTenant(u"Asan Usenov"_s, asan));
        const auto isActive = [this] {
            return m_home->ctl({u"tenants"_s, u"list"_s, u"--json"_s})
                .rows()
                .first()["is_active"_L1]
                .toBool();
        };

        QCOMPARE(m_home->ctl({u"tenants"_s, u"disable"_s, u"0555121001"_s}).exitCode, done);
        QCOMPARE(isActive(), false);
        QCOMPARE(m_home->ctl({u"tenants"_s, u"enable"_s, asan}).exitCode, done);
        QCOMPARE(isActive(), true);
        QCOMPARE(m_home->ctl({u"tenants"_s, u"disable"_s, u"+996555121099"_s}).exitCode, failed);
    }

    void migrateTellsHowFarItIs()
    {
        const auto before = m_home->ctl({u"migrate"_s, u"--status"_s});
        QCOMPARE(before.exitCode, done);
        QVERIFY(before.output.contains(u"schema 0"_s));
        QVERIFY(!QFile::exists(m_home->databaseFile()));

        QCOMPARE(m_home->ctl({u"migrate"_s}).exitCode, done);
        QVERIFY(QFile::exists(m_home->databaseFile()));
        QVERIFY(m_home->ctl({u"migrate"_s, u"--status"_s}).output.contains(u"current"_s));
        QVERIFY(m_home->ctl({u"migrate"_s}).output.contains(u"is current"_s));
    }

    void attemptsAreListedAsTheTableNamesThem()
    {
        QVERIFY(m_home->addTenant(u"Asan Usenov"_s, asan));
        ServeProcess server(*m_home);
        QVERIFY(server.isListening());
        const auto first = server.startAttempt();
        const auto second = server.startAttempt();
        QCOMPARE(server.notify(loginNotification(asan.mid(1), first)).status, 200);
        // As if it were one by code, which this version's server cannot send.
        QVERIFY(m_home->changeDatabase(
            u"UPDATE login_attempts SET expected_phone = '+996555121099', otp_code = 'hash' "
            "WHERE attempt_id = '%1'"_s.arg(second["attemptId"_L1].toString())));

        const auto finished = m_home->ctl({u"attempts"_s, u"list"_s, u"--json"_s});

        QCOMPARE(finished.exitCode, done);
        const auto rows = finished.rows();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(membersOf(rows),
                 QSet<QString>({u"attempt_id"_s, u"status"_s, u"failure_reason"_s,
                                u"expected_phone"_s, u"verified_phone"_s, u"tenant_id"_s,
                                u"kiosk"_s, u"created_at"_s, u"expires_at"_s}));
        QCOMPARE(rows[0]["attempt_id"_L1], second["attemptId"_L1]);
        QCOMPARE(rows[0]["status"_L1].toString(), u"NEW"_s);
        QVERIFY(rows[0]["verified_phone"_L1].isNull());
        QCOMPARE(rows[0]["expected_phone"_L1].toString(), u"+996555121099"_s);
        QCOMPARE(rows[1]["attempt_id"_L1], first["attemptId"_L1]);
        QCOMPARE(rows[1]["status"_L1].toString(), u"COMPLETED"_s);
        QCOMPARE(rows[1]["verified_phone"_L1].toString(), asan);
        QCOMPARE(rows[1]["tenant_id"_L1].toInt(), 1);
        QVERIFY(rows[1]["failure_reason"_L1].isNull());
        QVERIFY(rows[1]["expected_phone"_L1].isNull());
        QVERIFY(!finished.output.contains(u"hash"_s));
        QVERIFY(!finished.output.contains(first["channelToken"_L1].toString()));
        QCOMPARE(m_home->ctl({u"attempts"_s, u"list"_s, u"--json"_s, u"--limit"_s, u"1"_s})
                     .rows()
                     .size(),
                 1);
    }

    void withoutAServerNothingCanBeSimulated()
    {
        const auto finished = m_home->ctl({u"simulate"_s, u"--phone"_s, asan});

        QCOMPARE(finished.exitCode, network);
        QVERIFY(finished.complaints.contains(u"no server"_s));
    }

    void aServerThatWasKilledDoesNotCount()
    {
        ServeProcess server(*m_home);
        QVERIFY(server.isListening());
        server.kill();
        QVERIFY(QFile::exists(m_home->runtimeFile()));

        QCOMPARE(m_home->ctl({u"simulate"_s, u"--phone"_s, asan}).exitCode, network);
    }

    void aPhoneCanBeSimulated_data()
    {
        QTest::addColumn<QStringList>("which");
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("status");
        QTest::newRow("newest, unsaid") << QStringList{} << u"accepted"_s << u"COMPLETED"_s;
        QTest::newRow("newest") << QStringList{u"--latest"_s} << u"accepted"_s << u"COMPLETED"_s;
        QTest::newRow("by id") << QStringList{u"--attempt"_s, u"%1"_s} << u"accepted"_s
                               << u"COMPLETED"_s;
        QTest::newRow("by text") << QStringList{u"--text"_s, u"Hello, amt login %1!"_s}
                                 << u"accepted"_s << u"COMPLETED"_s;
        QTest::newRow("another text")
            << QStringList{u"--text"_s, u"Hello!"_s} << u"ignored: no_login_message"_s << u"NEW"_s;
    }

    void aPhoneCanBeSimulated()
    {
        QFETCH(QStringList, which);
        QFETCH(QString, said);
        QFETCH(QString, status);
        QVERIFY(m_home->addTenant(u"Asan Usenov"_s, asan));
        ServeProcess server(*m_home);
        QVERIFY(server.isListening());
        const auto attempt = server.startAttempt();
        which.replaceInStrings(u"%1"_s, attempt["attemptId"_L1].toString());

        const auto finished =
            m_home->ctl(QStringList{u"simulate"_s, u"--phone"_s, u"0555 121001"_s} + which);

        QCOMPARE(finished.exitCode, done);
        QCOMPARE(finished.output.trimmed(), said);
        QCOMPARE(server.statusOf(attempt)["status"_L1].toString(), status);
    }

    void withoutAnAttemptThereIsNoNewest()
    {
        ServeProcess server(*m_home);
        QVERIFY(server.isListening());

        QCOMPARE(m_home->ctl({u"simulate"_s, u"--phone"_s, asan, u"--latest"_s}).exitCode, failed);
        QCOMPARE(m_home->ctl({u"simulate"_s, u"--phone"_s, asan, u"--attempt"_s, u"1"_s}).exitCode,
                 usage);
    }

    void withNothingConfiguredEverythingWorks()
    {
        m_home->configure("[server]\nport=0\n");
        QVERIFY(m_home->addTenant(u"Asan Usenov"_s, asan));
        ServeProcess server(*m_home);
        QVERIFY(server.isListening());
        const auto attempt = server.startAttempt();
        QVERIFY(attempt["whatsappLink"_L1].isNull());

        QCOMPARE(m_home->ctl({u"simulate"_s, u"--phone"_s, asan}).exitCode, done);

        QCOMPARE(server.statusOf(attempt)["status"_L1].toString(), u"COMPLETED"_s);
        QFile token(m_home->dataDirectory() + u"/webhook-token"_s);
        QVERIFY(token.open(QIODevice::ReadOnly));
        QVERIFY(!server.log().contains(token.readAll().trimmed()));
        QCOMPARE(
            QFile::permissions(token.fileName())
                & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
            QFile::Permissions());
    }

    void settingsReachTheServer()
    {
        m_home->configure("[server]\nport=0\nweb_login=false\n"
                          "[login]\nattempt_seconds=60\nkeyword=HELLO\n[greenapi]\nmode=off\n"
                          "webhook_token=webhook-token-of-the-tests-0123456789\n");
        ServeProcess server(*m_home);
        QVERIFY(server.isListening());

        const auto attempt = server.startAttempt();

        QCOMPARE(attempt["expiresIn"_L1].toInt(), 60);
        QCOMPARE(attempt["loginMessage"_L1].toString(),
                 u"HELLO "_s + attempt["attemptId"_L1].toString());
        QCOMPARE(TestSupport::get(server.url(), "/login").status, 404);
        QCOMPARE(server.notify("{}").json()["reason"_L1].toString(), u"gateway_off"_s);
    }

    void noWindowIsLinked()
    {
        QProcess lister;
        lister.start(u"ldd"_s, {QStringLiteral(KIOSKCTL)});
        QVERIFY(lister.waitForFinished());
        const auto libraries = lister.readAllStandardOutput();

        QVERIFY(libraries.contains("libQt6Core"));
        for (const auto &library : {"libQt6Gui", "libQt6Widgets", "libQt6Svg", "libX11", "libGL"})
            QVERIFY2(!libraries.contains(library), library);
    }

private:
    std::unique_ptr<Home> m_home;
};

KIOSK_TEST(TestCtl)

} // namespace CtlTest

#include "tst_ctl.moc"
