// SPDX-License-Identifier: GPL-3.0-only
#include "cli/dispatch.h"
#include "storage/engine/connection.h"
#include "storage/stores/sqlsenderdirectory.h"
#include "support/test.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace CommandTableTest {

using namespace Cli;
using namespace Qt::StringLiterals;

namespace {

//! A terminal in memory, and a person at it who always gives the same answer.
class FakeConsole final : public Console
{
public:
    [[nodiscard]] bool write(const QByteArray &bytes) override
    {
        output += bytes;
        return true;
    }
    void printError(const QString &sentence) override { errors.append(sentence); }
    [[nodiscard]] std::optional<bool> confirm(const QString &question) override
    {
        questions.append(question);
        return answer;
    }

    QByteArray output;
    QStringList errors;
    QStringList questions;
    std::optional<bool> answer;
};

//! The effect of a command.
struct Ran
{
    ExitCode code;
    QString output;
    QStringList errors;
    QStringList questions;

    [[nodiscard]] QJsonArray rows() const
    {
        return QJsonDocument::fromJson(output.toUtf8()).array();
    }
};

} // namespace

//! The table of the commands, and some of them through it: without a program, on a data directory
//! of their own.
class TestCommandTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        QVERIFY(m_home->isValid());
        qputenv("XDG_DATA_HOME", m_home->path().toUtf8());
        qputenv("XDG_CONFIG_HOME", m_home->path().toUtf8());
    }

    void cleanup() { m_home.reset(); }

    void eachCommandHasASummaryAndWordsOfItsOwn()
    {
        QSet<QString> known;
        for (const auto &command : commandTable()) {
            const auto words = command.words.join(u' ');
            QVERIFY2(!command.words.isEmpty() && !words.isEmpty(), "a command without words");
            QVERIFY2(!known.contains(words), qPrintable(words));
            QVERIFY2(!command.summary.isEmpty() && !command.summary.contains(u'\n'),
                     qPrintable(words));
            QVERIFY2(command.run, qPrintable(words));
            known.insert(words);
        }
    }

    // The first row whose words begin the arguments runs: another behind it would never.
    void noCommandHidesAnother()
    {
        const auto &table = commandTable();
        for (const auto &command : table) {
            const auto hidden =
                std::count_if(table.begin(), table.end(), [&](const CommandSpec &other) {
                    return other.words.mid(0, command.words.size()) == command.words;
                });
            QVERIFY2(hidden == 1, qPrintable(command.words.join(u' ')));
        }
    }

    void eachOptionIsDescribed()
    {
        for (const auto &command : commandTable()) {
            QSet<QString> names{u"h"_s, u"help"_s, u"v"_s, u"version"_s, u"config"_s};
            for (const auto &option : command.options) {
                QVERIFY2(!option.description().isEmpty(), qPrintable(command.words.join(u' ')));
                for (const auto &name : option.names()) {
                    QVERIFY2(!names.contains(name), qPrintable(name));
                    names.insert(name);
                }
            }
        }
    }

    void eachCommandHelps_data()
    {
        QTest::addColumn<QStringList>("words");
        for (const auto &command : commandTable())
            QTest::newRow(qPrintable(command.words.join(u' '))) << command.words;
    }

    void eachCommandHelps()
    {
        QFETCH(QStringList, words);

        const auto all = run({u"--help"_s});
        const auto own = run(words + QStringList{u"--help"_s});

        QCOMPARE(all.code, ExitCode::Done);
        QVERIFY(all.output.contains(u"\n  "_s + words.join(u' ')));
        QCOMPARE(own.code, ExitCode::Done);
        QVERIFY(own.output.startsWith(u"Usage: amt-kioskctl "_s + words.join(u' ')));
        QVERIFY(own.output.contains("--version"_L1));
    }

    void wrongUseIsSaidInOneSentence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");

        QTest::newRow("nothing") << QStringList() << u"no command was given"_s;
        QTest::newRow("unknown") << QStringList{u"fly"_s} << u"there is no such command: fly"_s;
        QTest::newRow("half") << QStringList{u"kiosks"_s} << u"there is no such command: kiosks"_s;
        QTest::newRow("an argument too few") << QStringList{u"kiosks"_s, u"add"_s}
                                             << u"expected: kiosks add NAME; see: amt-kioskctl "
                                                "kiosks add --help"_s;
        QTest::newRow("an argument too many")
            << QStringList{u"pin"_s, u"1234"_s} << u"wrong number of arguments, expected: pin"_s;
        QTest::newRow("unknown option") << QStringList{u"kiosks"_s, u"list"_s, u"--fast"_s}
                                        << u"see: amt-kioskctl kiosks list --help"_s;
        QTest::newRow("--config without a file")
            << QStringList{u"kiosks"_s, u"list"_s, u"--config"_s} << u"needs the name of a file"_s;
        QTest::newRow("a limit of none")
            << QStringList{u"audit"_s, u"list"_s, u"--limit"_s, u"0"_s} << u"from 1"_s;
    }

    void wrongUseIsSaidInOneSentence()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, said);

        const auto ran = run(arguments);

        QCOMPARE(ran.code, ExitCode::Usage);
        QCOMPARE(ran.output, QString());
        QCOMPARE(ran.errors.size(), 1);
        QVERIFY2(ran.errors.first().contains(said), qPrintable(ran.errors.first()));
    }

    void aKioskIsEnrolledAndRevoked()
    {
        const auto added = run({u"kiosks"_s, u"add"_s, u"Desk"_s});
        QCOMPARE(added.code, ExitCode::Done);
        const auto lines = added.output.split(u'\n');
        QCOMPARE(lines.value(0),
                 u"Added kiosk Desk. This is its key, which nobody can show again:"_s);
        QCOMPARE(lines.value(1).size(), 43);

        const auto again = run({u"kiosks"_s, u"add"_s, u"Desk"_s});
        QCOMPARE(again.code, ExitCode::Failed);
        QCOMPARE(again.errors,
                 QStringList(u"there is a kiosk of this name already; see: "
                             "amt-kioskctl kiosks list"_s));

        QCOMPARE(run({u"kiosks"_s, u"revoke"_s, u"Desk"_s}).output,
                 u"The kiosk's key opens nothing any more.\n"_s);
        const auto rows = run({u"kiosks"_s, u"list"_s, u"--json"_s}).rows();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0]["name"_L1].toString(), u"Desk"_s);
        QVERIFY(rows[0]["revoked_at"_L1].isString());
        QCOMPARE(run({u"kiosks"_s, u"revoke"_s, u"Desk"_s}).code, ExitCode::Failed);
    }

    void linksAreUndoneOnlyIfSomebodySaysYes_data()
    {
        QTest::addColumn<std::optional<bool>>("answer");
        QTest::addColumn<QString>("said");
        const auto stay = u"Numbers that were linked at this kiosk still sign in: 1. To undo these "
                          "links: amt-kioskctl kiosks revoke NAME --undo-links\n"_s;
        QTest::newRow("no terminal") << std::optional<bool>() << stay;
        QTest::newRow("no") << std::optional(false) << stay;
        QTest::newRow("yes") << std::optional(true) << u"Links that were taken back: 1.\n"_s;
    }

    void linksAreUndoneOnlyIfSomebodySaysYes()
    {
        QFETCH(std::optional<bool>, answer);
        QFETCH(QString, said);
        QCOMPARE(run({u"kiosks"_s, u"add"_s, u"Desk"_s}).code, ExitCode::Done);
        QCOMPARE(addTenant(), ExitCode::Done);
        linkAt(u"kiosk:Desk"_s);

        const auto ran = run({u"kiosks"_s, u"revoke"_s, u"Desk"_s}, answer);

        QCOMPARE(ran.questions,
                 QStringList(u"Numbers that were linked at this kiosk: 1. Undo "
                             "these links?"_s));
        QCOMPARE(ran.output, u"The kiosk's key opens nothing any more.\n"_s + said);
        const auto links = run({u"tenants"_s, u"links"_s, u"--json"_s}).rows();
        QCOMPARE(links.size(), answer == true ? 0 : 1);
    }

    void aTenantIsAddedAndDisabled()
    {
        const auto added = run({u"tenants"_s, u"add"_s, u"--name"_s, u"Asan"_s, u"--phone"_s,
                                u"0555 121001"_s, u"--type"_s, u"tenant"_s});
        QCOMPARE(added.code, ExitCode::Done);
        QCOMPARE(added.output, u"Added tenant 1.\n"_s);

        const auto disabled = run({u"tenants"_s, u"disable"_s, u"+996555121001"_s});

        QCOMPARE(disabled.output, u"The tenant may not sign in any more.\n"_s);
        QCOMPARE(run({u"tenants"_s, u"list"_s}).output,
                 u"id  name  type    role    phone          is_active\n"
                 "1   Asan  tenant  tenant  +996555121001  false\n"_s);
        const auto audit = run({u"audit"_s, u"list"_s, u"--json"_s}).rows();
        QCOMPARE(audit.size(), 2);
        QCOMPARE(audit[0]["action"_L1].toString(), u"tenant.disabled"_s);
        QCOMPARE(audit[0]["actor"_L1].toString(), u"administrator"_s);
        QCOMPARE(audit[0]["origin"_L1].toString(), u"command line"_s);
        QCOMPARE(run({u"tenants"_s, u"disable"_s, u"+996555121002"_s}).errors,
                 QStringList(u"no tenant has this number"_s));
    }

    void aServiceGetsASecretThatIsNeverStored()
    {
        const auto added = run({u"services"_s, u"add"_s, u"crm"_s, u"--redirect"_s,
                                u"https://crm.example.org/login"_s});

        QCOMPARE(added.code, ExitCode::Done);
        const auto secret = added.output.split(u'\n').value(1);
        QCOMPARE(secret.size(), 43);
        const auto rows = run({u"services"_s, u"list"_s, u"--json"_s}).rows();
        QCOMPARE(rows[0]["redirects"_L1][0].toString(), u"https://crm.example.org/login"_s);
        QFile database(databaseFile());
        QVERIFY(database.open(QIODevice::ReadOnly));
        QVERIFY(!database.readAll().contains(secret.toLatin1()));
        QCOMPARE(run({u"services"_s, u"revoke"_s, u"crm"_s}).code, ExitCode::Done);
    }

    void anExportIsAnImport()
    {
        QCOMPARE(addTenant(), ExitCode::Done);
        const auto exported = run({u"tenants"_s, u"export"_s}).output;
        QVERIFY(exported.contains("Asan,+996555121001,tenant"_L1)
                || exported.contains("Asan,'+996555121001,tenant"_L1));
        QFile file(m_home->filePath(u"tenants.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(exported.toUtf8() + "Bakyt,+996555121002,tenant,,,,,,\n");
        file.close();

        const auto previewed = run({u"tenants"_s, u"import"_s, file.fileName(), u"--dry-run"_s});
        const auto imported = run({u"tenants"_s, u"import"_s, file.fileName()});

        QCOMPARE(previewed.output,
                 u"would add Bakyt (+996555121002)\n"
                 "Dry run: 1 added, 0 changed, 1 unchanged.\n"_s);
        QCOMPARE(imported.output, u"Imported: 1 added, 0 changed, 1 unchanged.\n"_s);
    }

    void whatIsNotThereCannotBeTakenAway_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("session") << QStringList{u"sessions"_s, u"revoke"_s, u"1"_s};
        QTest::newRow("link") << QStringList{u"tenants"_s, u"unlink"_s, u"1"_s};
        QTest::newRow("service") << QStringList{u"services"_s, u"revoke"_s, u"crm"_s};
    }

    void whatIsNotThereCannotBeTakenAway()
    {
        QFETCH(QStringList, arguments);

        const auto ran = run(arguments);

        QCOMPARE(ran.code, ExitCode::Failed);
        QCOMPARE(ran.errors.size(), 1);
        QVERIFY(ran.errors.first().contains("see: amt-kioskctl"_L1));
    }

    void aMistakeInTheSettingsIsSaidByEachOwner()
    {
        QFile file(m_home->filePath(u"wrong.conf"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[server]\nport=many\n");
        file.close();

        const auto ran = run({u"--config"_s, file.fileName(), u"kiosks"_s, u"list"_s});

        QCOMPARE(ran.code, ExitCode::Configuration);
        QCOMPARE(ran.errors.size(), 1);
        QVERIFY(ran.errors.first().contains("server/port"_L1));
    }

    void theVersionIsTheApplications()
    {
        QCoreApplication::setApplicationVersion(u"1.2.3"_s);

        QCOMPARE(run({u"--version"_s}).output, u"amt-kioskctl 1.2.3\n"_s);
        QCOMPARE(run({u"kiosks"_s, u"list"_s, u"-v"_s}).output, u"amt-kioskctl 1.2.3\n"_s);
    }

private:
    static Ran run(const QStringList &arguments, std::optional<bool> answer = {})
    {
        FakeConsole console;
        console.answer = answer;
        const auto code = dispatch(arguments, console);
        return {.code = code,
                .output = QString::fromUtf8(console.output),
                .errors = console.errors,
                .questions = console.questions};
    }

    //! +996555121001, the first tenant.
    static ExitCode addTenant()
    {
        return run({u"tenants"_s, u"add"_s, u"--name"_s, u"Asan"_s, u"--phone"_s, u"0555121001"_s,
                    u"--type"_s, u"tenant"_s})
            .code;
    }

    void linkAt(const QString &actor) const
    {
        const auto connection = Storage::Connection::open(u"sqlite:"_s + databaseFile());
        QVERIFY(connection);
        QVERIFY(Storage::SqlSenderDirectory((*connection)->database(), 0)
                    .insert({.id = 0,
                             .sender = {.phone = Core::PhoneNumber::fromE164(u"+996555121009")},
                             .tenantId = 1,
                             .madeBy = actor,
                             .createdAt = QDateTime::currentDateTimeUtc()}));
    }

    [[nodiscard]] QString databaseFile() const
    {
        return m_home->filePath(u"amt-kiosk/amt-kiosk.db"_s);
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

KIOSK_TEST(TestCommandTable)

} // namespace CommandTableTest

#include "tst_commandtable.moc"
