// SPDX-License-Identifier: GPL-3.0-only
#include "http/handlers/healthhandlers.h"
#include "service/doctor/doctor.h"
#include "service/process/clockwatch.h"
#include "simulator/gateway.h"
#include "storage/engine/connection.h"
#include "storage/engine/statement.h"
#include "storage/schema/migrator.h"
#include "support/cannedserver.h"
#include "support/staffpins.h"
#include "support/test.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

#include <atomic>
#include <thread>

namespace DoctorTest {

using namespace Service;
using namespace Qt::StringLiterals;
using Core::Finding;

namespace {

const QDateTime now({2026, 6, 15}, {12, 0}, Qt::UTC);

QStringList codesOf(const QList<Finding> &findings)
{
    QStringList codes;
    for (const auto &finding : findings)
        codes.append(Core::toString(finding.code));
    return codes;
}

} // namespace

//! The whole checklist on a set-up of its own.
class TestDoctor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_setup = {.settings = {},
                   .dataDirectory = m_folder->path(),
                   .databaseUrl = u"sqlite:"_s + databaseFile(),
                   .webhookToken = {},
                   .kiosk = {}};
        m_setup.settings.greenApi.idInstance = 1101000001;
        m_setup.settings.greenApi.webhookToken = Core::Secret("hush");
        m_setup.settings.server.publicUrl = QUrl(u"https://login.example.org"_s);
        // Other programs of this machine that listen do not matter.
        m_setup.settings.server.port = 0;
        // Automatic it would be none without the account's token.
        m_setup.settings.login.confirm = {.isAutomatic = false, .web = true, .staff = true};
        m_setup.settings.whatsapp.number = Core::PhoneNumber::fromE164(u"+996700000001");
        const auto connection = Storage::Connection::open(m_setup.databaseUrl);
        QVERIFY(connection);
        auto &database = (*connection)->database();
        QVERIFY(Storage::Migrator(database).migrate());
        QVERIFY(Storage::run(database,
                             u"INSERT INTO tenants (name, type, phone, created_at, updated_at) "
                             "VALUES ('Asan', 'tenant', '+996555121001', '', '')"_s));
        QVERIFY(QFile::setPermissions(databaseFile(), QFile::ReadOwner | QFile::WriteOwner));
    }

    void aGoodSetUpIsFoundGood()
    {
        const auto findings = examine();

        auto codes = codesOf(findings);
        // How much is free is the machine's affair.
        codes.removeIf([](const QString &code) { return code.startsWith("disk_"_L1); });
        QCOMPARE(codes,
                 QStringList({u"settings_ok"_s, u"database_place"_s, u"schema_ok"_s,
                              u"database_writable"_s, u"integrity_ok"_s, u"directory_ok"_s,
                              u"clock_ok"_s, u"gateway_configured"_s, u"webhook_token_configured"_s,
                              u"number_ok"_s, u"address_ok"_s, u"public_url_unchecked"_s,
                              u"listen_ok"_s, u"confirm_ok"_s, u"tls_off"_s, u"files_ok"_s}));
        for (const auto &finding : findings) {
            QVERIFY(finding.code != Core::FindingCode::DiskUnknown);
            QVERIFY(!finding.message.contains("hush"_L1));
            QVERIFY(!finding.message.isEmpty());
        }
    }

    void enrolledKiosksWithoutAStaffPinAreFound_data()
    {
        QTest::addColumn<QString>("revokedAt");
        QTest::addColumn<bool>("hasPin");
        QTest::addColumn<bool>("isFound");
        QTest::newRow("no PIN") << u"NULL"_s << false << true;
        QTest::newRow("a PIN") << u"NULL"_s << true << false;
        QTest::newRow("revoked") << u"'2026-01-23T17:27:00.000Z'"_s << false << false;
    }

    void enrolledKiosksWithoutAStaffPinAreFound()
    {
        QFETCH(QString, revokedAt);
        QFETCH(bool, hasPin);
        QFETCH(bool, isFound);
        if (hasPin)
            m_setup.settings.server.staffPin = TestSupport::staffPinHash();
        const auto connection = Storage::Connection::open(m_setup.databaseUrl);
        QVERIFY(Storage::run(
            (*connection)->database(),
            u"INSERT INTO kiosks (name, key_hash, created_at, revoked_at) "
            "VALUES ('Desk', 'hash', '2026-01-23T17:27:00.000Z', %1)"_s.arg(revokedAt)));

        const auto findings = examine();

        QCOMPARE(codesOf(findings).contains(u"staff_pin_missing"_s), isFound);
    }

    void defaultsAreFoundWanting()
    {
        m_setup.settings = {};

        const auto codes = codesOf(examine());

        for (const auto &code : {u"gateway_not_configured"_s, u"webhook_token_lost"_s,
                                 u"number_missing"_s, u"address_missing"_s})
            QVERIFY2(codes.contains(code), qPrintable(codes.join(u' ')));
    }

    void aMissingDatabaseIsNotMade()
    {
        QVERIFY(QFile::remove(databaseFile()));

        const auto codes = codesOf(examine());

        QVERIFY(codes.contains(u"database_failed"_s));
        QVERIFY(codes.contains(u"clock_ok"_s));
        QVERIFY(!codes.contains(u"schema_ok"_s));
        QVERIFY(!QFile::exists(databaseFile()));
    }

    void aFileThatIsNoDatabaseIsAFailure()
    {
        QFile file(databaseFile());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(QByteArray(8192, 'x')) == 8192);
        file.close();

        const auto failure = ofCode(examine(), Core::FindingCode::DatabaseFailed);

        QVERIFY2(failure.fix.contains("amt-kioskctl restore"_L1), qPrintable(failure.fix));
    }

    void whichDatabaseIsLookedAtIsTold_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("user");
        QTest::newRow("file") << QString() << u"test.db"_s << u"as the user "_s;
        QTest::newRow("PostgreSQL") << u"postgresql://amt:hush@127.0.0.1:9/sales"_s
                                    << u"127.0.0.1:9/sales"_s << u"as its user amt"_s;
    }

    void whichDatabaseIsLookedAtIsTold()
    {
        QFETCH(QString, url);
        QFETCH(QString, place);
        QFETCH(QString, user);
        if (!url.isEmpty())
            m_setup.databaseUrl = url;

        const auto told = ofCode(examine(), Core::FindingCode::DatabasePlace);

        QVERIFY2(told.message.contains(place) && told.message.contains(user),
                 qPrintable(told.message));
        QVERIFY(!told.message.contains("hush"_L1));
    }

    void theRunningServersDatabaseIsCompared_data()
    {
        QTest::addColumn<bool>("isSame");
        QTest::newRow("the same") << true;
        QTest::newRow("another") << false;
    }

    void theRunningServersDatabaseIsCompared()
    {
        QFETCH(bool, isSame);
        const auto connection = Storage::Connection::open(m_setup.databaseUrl);
        const auto identity = isSame ? Storage::identityOf(**connection) : u"file 0:0"_s;
        const TestSupport::CannedServer server([identity](const QByteArray &target) {
            const auto nonce = QUrlQuery(QUrl::fromEncoded(target)).queryItemValue(u"nonce"_s);
            const auto mark = Http::databaseMark(nonce, identity);
            return TestSupport::canned(
                200,
                u"{\"instance\":\"own\",\"nonce\":\"%1\",\"database\":\"%2\"}"_s.arg(nonce, mark)
                    .toUtf8());
        });
        QList<Finding> findings;
        std::atomic_bool isDone = false;
        std::jthread thread([&] {
            findings = Doctor(m_setup, {.localUrl = server.url()}, [] { return now; }).examine();
            isDone = true;
        });
        QVERIFY(QTest::qWaitFor([&] { return isDone.load(); }, 20'000));

        QCOMPARE(codesOf(findings).contains(u"database_other"_s), !isSame);
    }

    void aClockThatWasSetBackIsSeen()
    {
        change(u"INSERT INTO login_attempts (id, attempt_id, status, channel_token_hash, "
               "created_at, expires_at, updated_at) VALUES ('a', 'a', 'NEW', '', "
               "'2026-06-15T12:05:00.000Z', '', '')"_s);

        QVERIFY(codesOf(examine()).contains(u"clock_behind"_s));
        // The server believes the clock: it was wrong when that was written.
        Service::keepClockRecord(m_setup.dataDirectory, {.trustedAt = now.addSecs(-5)});
        QVERIFY(codesOf(examine()).contains(u"clock_ok"_s));
        Service::keepClockRecord(m_setup.dataDirectory, {.trustedAt = now.addSecs(500)});
        QVERIFY(codesOf(examine()).contains(u"clock_behind"_s));
    }

    void aDatabaseThatEverybodyReadsIsSeen()
    {
        QVERIFY(QFile::setPermissions(databaseFile(),
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));

        const auto findings = examine();

        QVERIFY(findings.last().code == Core::FindingCode::FileExposed);
        QCOMPARE(findings.last().subject, databaseFile());
    }

    void aSecretsFileThatEverybodyReadsIsSeen_data()
    {
        QTest::addColumn<bool>("isKey");
        QTest::newRow("the settings'") << false;
        QTest::newRow("the certificate's key") << true;
    }

    void aSecretsFileThatEverybodyReadsIsSeen()
    {
        QFETCH(bool, isKey);
        const auto path = m_folder->filePath(u"secret"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        if (isKey)
            m_setup.settings.server.tlsKey = path;
        else
            m_setup.settings.files.withSecrets = {path};

        QCOMPARE(examine().last().subject, path);
    }

    void theConfigurationsFileIsNamed()
    {
        m_setup.settings.files.configuration = u"/etc/amt-kiosk/amt-kiosk.conf"_s;

        QCOMPARE(examine().first().subject, u"/etc/amt-kiosk/amt-kiosk.conf"_s);
    }

    void whileAnotherWritesItSaysSo()
    {
        const auto other = Storage::Connection::open(m_setup.databaseUrl);
        QVERIFY(other);
        QVERIFY(Storage::run((*other)->database(), u"BEGIN IMMEDIATE"_s));

        const auto codes = codesOf(examine());

        QVERIFY(codes.contains(u"database_read_only"_s));
        QVERIFY(codes.contains(u"integrity_ok"_s));
    }

    void theGatewayIsAsked()
    {
        const auto gateway = useGateway();

        const auto codes = codesOf(examine());

        for (const auto &code : {u"gateway_ok"_s, u"webhook_url_missing"_s,
                                 u"webhook_secret_other"_s, u"lid_mode_off"_s, u"queue_ok"_s})
            QVERIFY2(codes.contains(code), qPrintable(codes.join(u' ')));
    }

    void theNumberMayBeTheGateways()
    {
        const auto gateway = useGateway();
        m_setup.settings.whatsapp.number.reset();

        QVERIFY(codesOf(examine()).contains(u"number_ok"_s));
    }

    void theNumberSeenBeforeIsRemembered()
    {
        const auto gateway = useGateway();
        m_setup.settings.whatsapp.number.reset();
        change(u"INSERT INTO gateway_numbers (instance, phone, seen_at) "
               "VALUES (1101000001, '+996700000002', '')"_s);

        QVERIFY(codesOf(examine()).contains(u"gateway_number_changed"_s));
    }

    void whatIsTurnedOffIsNotAsked()
    {
        const auto gateway = useGateway();
        m_setup.settings.greenApi.mode = Config::GatewayMode::Off;

        const auto codes = codesOf(examine());

        QVERIFY(codes.contains(u"gateway_off"_s));
        QVERIFY(!codes.contains(u"queue_ok"_s));
        QVERIFY(gateway->events().isEmpty());
    }

    void theGatewaysClockSpeaksAgainstThisOne()
    {
        const TestSupport::CannedServer server([](const QByteArray & /*target*/) {
            return TestSupport::canned(404, {}, "Date: Mon, 15 Jun 2026 11:00:00 GMT\r\n");
        });
        m_setup.settings.greenApi.apiToken = Core::Secret("token");
        m_setup.settings.greenApi.apiUrl = server.url();

        const auto codes = codesOf(examine());

        QVERIFY(codes.contains(u"clock_skewed"_s));
        QVERIFY(!codes.contains(u"clock_ok"_s));
    }

    // As when the server ends: nobody waits for a dead network.
    void whoIsStoppedComesBackAtOnce()
    {
        const TestSupport::CannedServer server(
            [](const QByteArray & /*target*/) { return QByteArray(); });
        m_setup.settings.greenApi.apiToken = Core::Secret("token");
        m_setup.settings.greenApi.apiUrl = server.url();
        std::stop_source source;
        QElapsedTimer timer;
        timer.start();

        std::thread thread([this, &source] {
            (void)Doctor(m_setup, {}, [] { return now; }).examine(source.get_token());
        });
        const bool isAsked = QTest::qWaitFor([&server] { return server.timesAsked() > 0; });
        source.request_stop();
        thread.join();

        QVERIFY(isAsked);
        QVERIFY(timer.elapsed() < 5000);
    }

    void anyThreadMayExamine()
    {
        QStringList elsewhere;
        std::thread thread([this, &elsewhere] { elsewhere = codesOf(examine()); });
        thread.join();

        QCOMPARE(elsewhere, codesOf(examine()));
    }

private:
    [[nodiscard]] static Finding ofCode(const QList<Finding> &findings, Core::FindingCode code)
    {
        for (const auto &finding : findings) {
            if (finding.code == code)
                return finding;
        }
        return {};
    }

    [[nodiscard]] QString databaseFile() const { return m_folder->filePath(u"test.db"_s); }

    [[nodiscard]] QList<Finding> examine() const
    {
        return Doctor(m_setup, {}, [] { return now; }).examine();
    }

    [[nodiscard]] std::unique_ptr<Simulator::Gateway> useGateway()
    {
        const Simulator::Options options;
        auto gateway = std::make_unique<Simulator::Gateway>(options);
        if (!gateway->listen())
            qFatal("no port is free");
        m_setup.webhookToken = Core::Secret("hush");
        m_setup.settings.greenApi.apiUrl = gateway->url();
        m_setup.settings.greenApi.apiToken = Core::Secret(options.token.toLatin1());
        return gateway;
    }

    void change(const QString &sql) const
    {
        const auto connection = Storage::Connection::open(m_setup.databaseUrl);
        QVERIFY(connection && Storage::run((*connection)->database(), sql));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    ServerSetup m_setup;
};

KIOSK_TEST(TestDoctor)

} // namespace DoctorTest

#include "tst_doctor.moc"
