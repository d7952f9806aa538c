// SPDX-License-Identifier: GPL-3.0-only
#include "service/doctor/gatewaytexts.h"
#include "service/doctor/machinefindings.h"
#include "service/doctor/settingsfindings.h"
#include "support/test.h"
#include "support/tlsworkshop.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace FindingsTest {

using namespace Service;
using namespace Qt::StringLiterals;
using Core::Finding;
using Core::FindingCode;

namespace {

const QDateTime now({2026, 6, 15}, {12, 0}, Qt::UTC);
constexpr qint64 mebibyte = 1024 * 1024;
constexpr auto onlyTheOwner = QFile::ReadOwner | QFile::WriteOwner;

QString makeFile(const QTemporaryDir &folder, const QString &name, QFile::Permissions permissions)
{
    const auto path = folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(permissions))
        qFatal("cannot make %s", qPrintable(path));
    return path;
}

QStringList codesOf(const QList<Finding> &findings)
{
    QStringList codes;
    for (const auto &finding : findings)
        codes.append(Core::toString(finding.code));
    return codes;
}

} // namespace

//! Findings that need no database.
class TestFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theGatewayIsAsConfigured_data()
    {
        QTest::addColumn<Config::GatewayMode>("mode");
        QTest::addColumn<std::optional<qint64>>("instance");
        QTest::addColumn<FindingCode>("code");
        using Mode = Config::GatewayMode;
        const std::optional<qint64> none;
        const std::optional<qint64> some = 1101000001;
        QTest::newRow("account") << Mode::Webhook << some << FindingCode::GatewayConfigured;
        QTest::newRow("no account") << Mode::Webhook << none << FindingCode::GatewayNotConfigured;
        QTest::newRow("off") << Mode::Off << some << FindingCode::GatewayOff;
        QTest::newRow("off, no account") << Mode::Off << none << FindingCode::GatewayOff;
    }

    void theGatewayIsAsConfigured()
    {
        QFETCH(Config::GatewayMode, mode);
        QFETCH(std::optional<qint64>, instance);
        QFETCH(FindingCode, code);
        Config::GreenApiSettings settings;
        settings.mode = mode;
        settings.idInstance = instance;

        QVERIFY(gatewayFinding(settings).code == code);
    }

    void theLastMessageIsTold_data()
    {
        QTest::addColumn<qint64>("secondsAgo");
        QTest::addColumn<FindingCode>("code");
        QTest::addColumn<QString>("words");
        QTest::newRow("now") << qint64(0) << FindingCode::WebhookOk << u"just now"_s;
        QTest::newRow("a second before the clock")
            << qint64(-1) << FindingCode::WebhookOk << u"just now"_s;
        QTest::newRow("a minute") << qint64(60) << FindingCode::WebhookOk << u"1 minute ago"_s;
        QTest::newRow("minutes") << qint64(59 * 60 + 59) << FindingCode::WebhookOk
                                 << u"59 minutes ago"_s;
        QTest::newRow("hours") << qint64(2 * 3600) << FindingCode::WebhookOk << u"2 hours ago"_s;
        QTest::newRow("a day") << qint64(86400) << FindingCode::WebhookOk << u"1 day ago"_s;
        QTest::newRow("a day and a second")
            << qint64(86401) << FindingCode::WebhookQuiet << u"1 day ago"_s;
        QTest::newRow("days") << qint64(3 * 86400) << FindingCode::WebhookQuiet << u"3 days ago"_s;
    }

    void theLastMessageIsTold()
    {
        QFETCH(qint64, secondsAgo);
        QFETCH(FindingCode, code);
        QFETCH(QString, words);
        const auto last = now.addSecs(-secondsAgo);

        const auto finding = webhookFinding(last, now);

        QVERIFY(finding.code == code);
        QVERIFY2(finding.message.contains(words), qPrintable(finding.message));
        QVERIFY(finding.since == last);
        QCOMPARE(finding.fix.isEmpty(), code == FindingCode::WebhookOk);
    }

    void withoutAnyMessageItIsAwaited()
    {
        const auto finding = webhookFinding({}, now);

        QVERIFY(finding.code == FindingCode::WebhookAwaited);
        QVERIFY(!finding.since);
        QVERIFY(!finding.fix.isEmpty());
    }

    void theWebhooksSecretIsSomewhere_data()
    {
        QTest::addColumn<bool>("isConfigured");
        QTest::addColumn<int>("permissions"); // 0: no file
        QTest::addColumn<FindingCode>("code");
        constexpr int good = int(onlyTheOwner);
        QTest::newRow("configured") << true << 0 << FindingCode::WebhookTokenConfigured;
        QTest::newRow("made") << false << good << FindingCode::WebhookTokenGenerated;
        QTest::newRow("gone") << false << 0 << FindingCode::WebhookTokenLost;
        QTest::newRow("read by the group")
            << false << (good | int(QFile::ReadGroup)) << FindingCode::FileExposed;
        QTest::newRow("read by others")
            << false << (good | int(QFile::ReadOther)) << FindingCode::FileExposed;
        QTest::newRow("written by the group")
            << false << (good | int(QFile::WriteGroup)) << FindingCode::FileExposed;
    }

    void theWebhooksSecretIsSomewhere()
    {
        QFETCH(bool, isConfigured);
        QFETCH(int, permissions);
        QFETCH(FindingCode, code);
        const QTemporaryDir folder;
        if (permissions != 0)
            makeFile(folder, u"webhook-token"_s, QFile::Permissions(permissions));
        Config::GreenApiSettings settings;
        if (isConfigured)
            settings.webhookToken = Core::Secret("very-secret");

        const auto finding = webhookTokenFinding(settings, folder.path());

        QVERIFY(finding.code == code);
        QVERIFY(!finding.message.contains("very-secret"_L1));
    }

    void theNumberIsKnownOrNot()
    {
        QVERIFY(numberFinding({}).code == FindingCode::NumberMissing);

        const auto finding =
            numberFinding({.number = Core::PhoneNumber::fromE164(u"+996700000001")});

        QVERIFY(finding.code == FindingCode::NumberOk);
        QVERIFY(!finding.message.contains("700000001"_L1));
    }

    void theAddressIsSafeOrNot_data()
    {
        QTest::addColumn<std::optional<QUrl>>("url");
        QTest::addColumn<FindingCode>("code");
        QTest::newRow("none") << std::optional<QUrl>() << FindingCode::AddressMissing;
        QTest::newRow("https") << std::optional(QUrl(u"https://login.example.org"_s))
                               << FindingCode::AddressOk;
        QTest::newRow("http") << std::optional(QUrl(u"http://login.example.org"_s))
                              << FindingCode::AddressInsecure;
        for (const auto *const host :
             {"localhost", "127.0.0.1", "[::1]", "desk.localhost", "desk", "desk.local",
              "desk.internal", "10.0.0.5", "172.31.0.5", "192.168.1.7", "169.254.1.1", "[fd00::1]",
              "[fe80::1]", "0.0.0.0", "100.64.1.2", "localhost.", "[::ffff:192.168.1.5]",
              "login.invalid"}) {
            QTest::newRow(host) << std::optional(QUrl(u"https://"_s + QString::fromLatin1(host)))
                                << FindingCode::AddressLocal;
        }
        for (const auto *const host : {"203.0.113.5", "172.32.0.5", "100.128.0.1", "[2001:db8::1]",
                                       "localhost.example.org"}) {
            QTest::newRow(host) << std::optional(QUrl(u"https://"_s + QString::fromLatin1(host)))
                                << FindingCode::AddressOk;
        }
    }

    void theAddressIsSafeOrNot()
    {
        QFETCH(std::optional<QUrl>, url);
        QFETCH(FindingCode, code);
        Config::ServerSettings settings;
        settings.publicUrl = url;

        QVERIFY(addressFinding(settings).code == code);
    }

    void whoFetchesMessagesNeedsNoAddress()
    {
        Config::ServerSettings settings;
        for (const auto mode : {Config::GatewayMode::Poll, Config::GatewayMode::Off}) {
            QVERIFY(addressFinding(settings, mode).code == FindingCode::AddressUnneeded);
            settings.publicUrl = QUrl(u"https://login.example.org"_s);
            QVERIFY(addressFinding(settings, mode).code == FindingCode::AddressOk);
            settings.publicUrl = QUrl(u"http://192.168.1.7:8080"_s);
            QVERIFY(addressFinding(settings, mode).code == FindingCode::AddressUnneeded);
            settings.publicUrl.reset();
        }
    }

    void aServerOnTheNetworkHasTlsOrAProxy_data()
    {
        QTest::addColumn<QString>("listen");
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("proxy");
        QTest::addColumn<FindingCode>("code");
        QTest::newRow("this machine")
            << u"127.0.0.1"_s << QString() << QString() << FindingCode::ListenOk;
        QTest::newRow("this machine, IPv6")
            << u"::1"_s << QString() << QString() << FindingCode::ListenOk;
        QTest::newRow("everywhere")
            << u"0.0.0.0"_s << QString() << QString() << FindingCode::ListenOpen;
        QTest::newRow("everywhere, IPv6")
            << u"::"_s << QString() << QString() << FindingCode::ListenOpen;
        QTest::newRow("the local network")
            << u"192.168.1.7"_s << QString() << QString() << FindingCode::ListenOpen;
        QTest::newRow("with TLS") << u"0.0.0.0"_s << u"/c.pem"_s << QString()
                                  << FindingCode::ListenOk;
        QTest::newRow("behind a proxy elsewhere")
            << u"0.0.0.0"_s << QString() << u"172.17.0.1"_s << FindingCode::ListenOk;
        QTest::newRow("behind a proxy here")
            << u"0.0.0.0"_s << QString() << u"127.0.0.1"_s << FindingCode::ListenOpen;
    }

    void aServerOnTheNetworkHasTlsOrAProxy()
    {
        QFETCH(QString, listen);
        QFETCH(QString, certificate);
        QFETCH(QString, proxy);
        QFETCH(FindingCode, code);
        Config::ServerSettings settings;
        settings.listen = QHostAddress(listen);
        settings.tlsCertificate = certificate;
        if (!proxy.isEmpty())
            settings.trustedProxies = {{QHostAddress(proxy), 32}};

        const auto finding = listenFinding(settings);

        QVERIFY2(finding.code == code, qPrintable(finding.message));
        QCOMPARE(finding.fix.contains("server/listen"_L1), code == FindingCode::ListenOpen);
    }

    void anAutomaticConfirmationThatIsNoneIsFound_data()
    {
        QTest::addColumn<bool>("isAutomatic");
        QTest::addColumn<bool>("hasAccount");
        QTest::addColumn<bool>("reply");
        QTest::addColumn<FindingCode>("code");
        QTest::newRow("auto") << true << true << true << FindingCode::ConfirmOk;
        QTest::newRow("auto, no account") << true << false << true << FindingCode::ConfirmNone;
        QTest::newRow("auto, no replies") << true << true << false << FindingCode::ConfirmNone;
        QTest::newRow("none") << false << true << true << FindingCode::ConfirmOff;
        QTest::newRow("none, no account") << false << false << true << FindingCode::ConfirmOff;
    }

    void anAutomaticConfirmationThatIsNoneIsFound()
    {
        QFETCH(bool, isAutomatic);
        QFETCH(bool, hasAccount);
        QFETCH(bool, reply);
        QFETCH(FindingCode, code);
        Config::Settings settings;
        settings.login.confirm.isAutomatic = isAutomatic;
        settings.greenApi.reply = reply;
        if (hasAccount) {
            settings.greenApi.idInstance = 1101000001;
            settings.greenApi.apiToken = Core::Secret("hush"_ba);
        }

        QVERIFY(confirmFinding(settings).code == code);
        settings.login.confirm = {.isAutomatic = false, .all = true};
        QVERIFY(confirmFinding(settings).code == FindingCode::ConfirmOk);
    }

    void theCertificatesDaysAreCounted_data()
    {
        QTest::addColumn<int>("daysLeft");
        QTest::addColumn<FindingCode>("code");
        QTest::newRow("many") << 80 << FindingCode::TlsOk;
        QTest::newRow("fifteen") << 15 << FindingCode::TlsOk;
        QTest::newRow("fourteen") << 14 << FindingCode::TlsExpiresSoon;
        QTest::newRow("none") << 0 << FindingCode::TlsExpiresSoon;
        QTest::newRow("over") << -1 << FindingCode::TlsExpired;
        QTest::newRow("not begun") << 91 << FindingCode::TlsNotYetValid;
    }

    void theCertificatesDaysAreCounted()
    {
        QFETCH(int, daysLeft);
        QFETCH(FindingCode, code);
        const TestSupport::TlsWorkshop workshop;
        QVERIFY(workshop.run(u"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 "
                             "-nodes -keyout k.pem -out c.pem -days 90 -subj /CN=localhost"_s));
        const auto file = workshop.certificateFile().section(u'/', 0, -2) + u"/c.pem"_s;
        const auto until = QDateTime::currentDateTimeUtc().addDays(90);

        const auto finding = tlsFinding(file, until.addDays(-daysLeft).addSecs(-60));

        QVERIFY2(finding.code == code, qPrintable(finding.message));
        if (code == FindingCode::TlsOk || code == FindingCode::TlsExpiresSoon)
            QCOMPARE(finding.count, daysLeft);
    }

    void whatIsNoCertificateIsUnreadable()
    {
        const QTemporaryDir folder;
        const auto empty = makeFile(folder, u"c.pem"_s, onlyTheOwner);

        QVERIFY(tlsFinding({}, now).code == FindingCode::TlsOff);
        QVERIFY(tlsFinding(empty, now).code == FindingCode::TlsUnreadable);
        QVERIFY(tlsFinding(folder.filePath(u"missing"_s), now).code == FindingCode::TlsUnreadable);
    }

    void freeSpaceIsCounted_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<FindingCode>("code");
        QTest::newRow("plenty") << 1024 * mebibyte << FindingCode::DiskOk;
        QTest::newRow("little") << 1024 * mebibyte - 1 << FindingCode::DiskLow;
        QTest::newRow("enough for a day") << 100 * mebibyte << FindingCode::DiskLow;
        QTest::newRow("too little") << 100 * mebibyte - 1 << FindingCode::DiskFull;
        QTest::newRow("none") << qint64(0) << FindingCode::DiskFull;
        QTest::newRow("not known") << qint64(-1) << FindingCode::DiskUnknown;
    }

    void freeSpaceIsCounted()
    {
        QFETCH(qint64, bytes);
        QFETCH(FindingCode, code);

        const auto finding = diskFinding(u"/data"_s, bytes);

        QVERIFY(finding.code == code);
        QVERIFY(finding.message.contains("/data"_L1));
    }

    void theClockIsComparedWithWhatWasWritten_data()
    {
        QTest::addColumn<QDateTime>("clock");
        QTest::addColumn<std::optional<QDateTime>>("newest");
        QTest::addColumn<FindingCode>("code");
        using Newest = std::optional<QDateTime>;
        QTest::newRow("nothing written") << now << Newest() << FindingCode::ClockOk;
        QTest::newRow("after") << now << Newest(now.addSecs(-1)) << FindingCode::ClockOk;
        QTest::newRow("a little before") << now << Newest(now.addSecs(120)) << FindingCode::ClockOk;
        QTest::newRow("before") << now << Newest(now.addSecs(121)) << FindingCode::ClockBehind;
        QTest::newRow("empty battery")
            << QDateTime({1970, 1, 1}, {0, 5}, Qt::UTC) << Newest() << FindingCode::ClockWrong;
    }

    void theClockIsComparedWithWhatWasWritten()
    {
        QFETCH(QDateTime, clock);
        QFETCH(std::optional<QDateTime>, newest);
        QFETCH(FindingCode, code);

        QVERIFY(clockFinding(clock, newest).code == code);
    }

    void filesThatOthersReadAreNamed()
    {
        const QTemporaryDir folder;
        const auto mine = makeFile(folder, u"mine"_s, onlyTheOwner | QFile::ReadGroup);
        const auto all = makeFile(folder, u"all's"_s, onlyTheOwner | QFile::ReadOther);
        const auto missing = folder.filePath(u"missing"_s);

        QCOMPARE(codesOf(exposureFindings({})), QStringList{u"files_ok"_s});
        QCOMPARE(codesOf(exposureFindings({mine, missing})), QStringList{u"files_ok"_s});
        const auto found = exposureFindings({mine, all, missing});
        QCOMPARE(codesOf(found), QStringList{u"file_exposed"_s});
        QCOMPARE(found.first().subject, all);
    }
};

KIOSK_TEST(TestFindings)

} // namespace FindingsTest

#include "tst_findings.moc"
