// SPDX-License-Identifier: GPL-3.0-only
#include "flow/accountfixture.h"
#include "flow/frontserver.h"
#include "support/postgresserver.h"
#include "support/test.h"
#include "support/tlsworkshop.h"

#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>

namespace DoctorMistakesTest {

using namespace Qt::StringLiterals;
using TestSupport::Finished;
using TestSupport::Home;
using TestSupport::ServeProcess;

namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int configuration = 3;

const QStringList doctorJson{u"doctor"_s, u"--json"_s};

const auto forwardedFor = "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;\n"
                          "proxy_set_header X-Forwarded-Proto $scheme;\n"_ba;
const auto upgrade = "proxy_http_version 1.1;\nproxy_set_header Upgrade $http_upgrade;\n"
                     "proxy_set_header Connection \"upgrade\";\n"_ba;

QJsonObject rowOf(const Finished &finished, const QString &code)
{
    for (const auto &row : finished.rows()) {
        if (row["code"_L1].toString() == code)
            return row.toObject();
    }
    return {};
}

QByteArray codesIn(const Finished &finished)
{
    QStringList codes;
    for (const auto &row : finished.rows())
        codes.append(row["code"_L1].toString());
    return codes.join(u' ').toUtf8();
}

} // namespace

//! Mistakes with the real programs around: what `amt-kioskctl doctor` says of them.
class TestDoctorMistakes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!FrontServer::program().isEmpty(), "this test cannot work without nginx");
    }

    void init()
    {
        m_fixture = std::make_unique<AccountFixture>();
        QVERIFY(m_fixture->home.addTenant(u"Asan Usenov"_s, u"+996555121001"_s));
    }

    void cleanup()
    {
        QCOMPARE(m_fixture->disclosed(), QString());
        m_fixture.reset();
    }

    void whatStandsInFrontIsSeen_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QString>("proxies");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("cure");
        QTest::addColumn<int>("exitCode");

        QTest::newRow("all well") << forwardedFor + upgrade << QString() << u"forwarded_ok"_s
                                  << QString() << done;
        QTest::newRow("all well: channel")
            << forwardedFor + upgrade << QString() << u"channel_reached"_s << QString() << done;
        QTest::newRow("no Upgrade") << forwardedFor << QString() << u"channel_blocked"_s
                                    << u"proxy_set_header Upgrade"_s << failed;
        QTest::newRow("no X-Forwarded-For")
            << upgrade << QString() << u"forwarded_missing"_s << u"X-Forwarded-For"_s << done;
        QTest::newRow("not trusted")
            << forwardedFor + upgrade << u"10.9.9.9"_s << u"forwarded_ignored"_s
            << u"server/trusted_proxies"_s << done;
        QTest::newRow("nothing but the address")
            << QByteArray() << QString() << u"channel_blocked"_s << u"Upgrade"_s << failed;
        QTest::newRow("a password in front")
            << "deny all;\n"_ba << QString() << u"public_url_elsewhere"_s << u"without a password"_s
            << failed;
        QTest::newRow("a redirect") << "return 301 https://login.example.org/;\n"_ba << QString()
                                    << u"public_url_elsewhere"_s << u"leads to"_s << failed;
        QTest::newRow("to a port where nobody is")
            << "proxy_pass http://127.0.0.1:9;\n"_ba << QString() << u"public_url_unreachable"_s
            << u"server/port"_s << failed;
    }

    void whatStandsInFrontIsSeen()
    {
        QFETCH(QByteArray, location);
        QFETCH(QString, proxies);
        QFETCH(QString, code);
        QFETCH(QString, cure);
        QFETCH(int, exitCode);
        const auto port = anyFreePort();
        QMap<QString, QString> settings{
            {u"server/public_url"_s, u"http://127.0.0.1:%1"_s.arg(port)}};
        if (!proxies.isEmpty())
            settings.insert(u"server/trusted_proxies"_s, proxies);
        m_fixture->configure(settings);
        ServeProcess server(m_fixture->home);
        QVERIFY(server.isListening());
        if (!location.contains("proxy_pass") && !location.contains("return")
            && !location.contains("deny"))
            location += "proxy_pass " + server.url().toString().toUtf8() + ";\n";
        FrontServer front(port, location + "proxy_set_header Host $http_host;\n");
        QVERIFY(front.isListening());
        // The account is told of this address, so that nothing else is wrong.
        auto account = Simulator::Options::recommendedSettings();
        account.insert(u"webhookUrl"_s,
                       u"http://127.0.0.1:%1/api/webhooks/greenapi/incoming/"_s.arg(port));
        account.insert(u"webhookUrlToken"_s, QString::fromLatin1(AccountFixture::secret));
        m_fixture->gateway.setSettings(account);

        const auto finished = m_fixture->ctl(doctorJson);

        const auto row = rowOf(finished, code);
        QVERIFY2(!row.isEmpty(), codesIn(finished).constData());
        QVERIFY2(row["fix"_L1].toString().contains(cure), qPrintable(row["fix"_L1].toString()));
        QVERIFY2(finished.exitCode == exitCode, codesIn(finished).constData());
    }

    void aCertificateThatServeRefusesIsRefusedHere_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("words");
        QTest::newRow("wrong key")
            << u"openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem"_s
            << u"does not belong"_s;
        QTest::newRow("1024 bits")
            << u"openssl req -x509 -newkey rsa:1024 -nodes -keyout key.pem -out certificate.pem "
               "-days 90 -subj /CN=localhost"_s
            << u"1024 bits"_s;
        QTest::newRow("no key") << u"rm key.pem"_s << u"cannot be read"_s;
    }

    void aCertificateThatServeRefusesIsRefusedHere()
    {
        QFETCH(QString, script);
        QFETCH(QString, words);
        const TestSupport::TlsWorkshop workshop;
        QVERIFY(workshop.makeServer() && workshop.run(script));
        m_fixture->configure({{u"server/tls_certificate"_s, workshop.certificateFile()},
                              {u"server/tls_key"_s, workshop.keyFile()}});

        const auto served = m_fixture->ctl({u"serve"_s});
        const auto finished = m_fixture->ctl(doctorJson);

        QCOMPARE(served.exitCode, configuration);
        QVERIFY2(served.complaints.contains(words), qPrintable(served.complaints));
        const auto row = rowOf(finished, u"tls_refused"_s);
        QVERIFY2(row["message"_L1].toString().contains(words), codesIn(finished).constData());
        QVERIFY(!row["fix"_L1].toString().isEmpty());
        QCOMPARE(finished.exitCode, failed);
    }

    void aPortThatAnotherHasIsSeen()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost, m_fixture->port()));

        const auto finished = m_fixture->ctl(doctorJson);

        const auto row = rowOf(finished, u"listen_failed"_s);
        QVERIFY2(row["fix"_L1].toString().contains("ss -ltnp"_L1), codesIn(finished).constData());
        QCOMPARE(finished.exitCode, failed);
    }

    void localhostIsNotTheInternet()
    {
        m_fixture->configure({{u"server/public_url"_s, u"https://localhost"_s}});

        const auto row = rowOf(m_fixture->ctl(doctorJson), u"address_local"_s);

        QCOMPARE(row["state"_L1].toString(), u"warning"_s);
    }

    void whoPollsNeedsNoPublicAddress()
    {
        m_fixture->configure(
            {{u"greenapi/mode"_s, u"poll"_s}, {u"server/public_url"_s, QString()}});

        const auto finished = m_fixture->ctl(doctorJson);

        QCOMPARE(rowOf(finished, u"address_unneeded"_s)["state"_L1].toString(), u"off"_s);
        QVERIFY(rowOf(finished, u"address_missing"_s).isEmpty());
    }

    void anotherDatabaseThanTheRunningServersIsSeen_data()
    {
        QTest::addColumn<QString>("database");
        QTest::addColumn<bool>("hasRuntimeFile");
        QTest::addColumn<bool>("isOther");
        QTest::newRow("the same") << QString() << true << false;
        QTest::newRow("the same, as another user") << QString() << false << false;
        QTest::newRow("another") << u"other.db"_s << true << true;
        QTest::newRow("another, as another user") << u"other.db"_s << false << true;
        QTest::newRow("one that is not there") << u"none.db"_s << true << true;
    }

    void anotherDatabaseThanTheRunningServersIsSeen()
    {
        QFETCH(QString, database);
        QFETCH(bool, hasRuntimeFile);
        QFETCH(bool, isOther);
        ServeProcess server(m_fixture->home);
        QVERIFY(server.isListening());
        if (!database.isEmpty()) {
            const auto path = m_fixture->home.path() + u'/' + database;
            m_fixture->configure({{u"database/url"_s, u"sqlite:"_s + path}});
            if (database == "other.db"_L1)
                QVERIFY(m_fixture->home.addTenant(u"Asan Usenov"_s, u"+996555121001"_s));
        }
        // As for who is not the server's user.
        if (!hasRuntimeFile)
            QVERIFY(QFile::remove(m_fixture->home.runtimeFile()));

        const auto finished = m_fixture->ctl(doctorJson);

        QVERIFY2(rowOf(finished, u"database_other"_s).isEmpty() != isOther,
                 codesIn(finished).constData());
        QVERIFY(rowOf(finished, u"database_place"_s)["message"_L1].toString().contains(
            isOther ? database : m_fixture->home.databaseFile()));
        QCOMPARE(finished.exitCode, isOther ? failed : done);
    }

    void aWrongPasswordIsNotMendedByAStart()
    {
        const auto postgres = TestSupport::PostgresServer::start();
        QVERIFY(postgres && postgres->create(u"amt"_s));
        auto url = postgres->url(u"amt"_s);
        static const QRegularExpression password(u":[^:@/]+@"_s);
        url.replace(password, u":wrong-password@"_s);
        m_fixture->configure({{u"database/url"_s, url}});

        const auto finished = m_fixture->ctl(doctorJson);

        const auto row = rowOf(finished, u"database_failed"_s);
        QVERIFY2(row["fix"_L1].toString().contains("Correct the user or the password"_L1),
                 qPrintable(row["message"_L1].toString()));
        QVERIFY(!finished.output.contains("wrong-password"_L1));
        QVERIFY(rowOf(finished, u"database_place"_s)["message"_L1].toString().contains(
            "PostgreSQL"_L1));
    }

    void aMistakeOfTheConfigurationIsAFinding()
    {
        m_fixture->home.configure("[server]\nPort=8080\n");

        const auto finished = m_fixture->ctl(doctorJson);

        QVERIFY(rowOf(finished, u"settings_bad"_s)["message"_L1].toString().contains("line 2"_L1));
        QCOMPARE(finished.exitCode, configuration);
    }

    void aKiosksMachineIsLookedAt_data()
    {
        QTest::addColumn<QString>("broken");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("cure");
        QTest::newRow("nothing") << u"nothing"_s << u"kiosk_key_ok"_s << QString();
        QTest::newRow("nothing: channel") << u"nothing"_s << u"channel_reached"_s << QString();
        QTest::newRow("key") << u"key"_s << u"kiosk_key_refused"_s << u"amt-kioskctl kiosks add"_s;
        QTest::newRow("server") << u"server"_s << u"kiosk_server_unreachable"_s
                                << u"kiosk/server"_s;
        QTest::newRow("fonts") << u"fonts"_s << u"fonts_missing"_s << u"fonts-noto-core"_s;
        QTest::newRow("display") << u"display"_s << u"display_missing"_s << u"DISPLAY"_s;
        QTest::newRow("sound") << u"sound"_s << u"sound_missing"_s << u"pulseaudio"_s;
    }

    void aKiosksMachineIsLookedAt()
    {
        QFETCH(QString, broken);
        QFETCH(QString, code);
        QFETCH(QString, cure);
        ServeProcess server(m_fixture->home);
        QVERIFY(server.isListening());
        const auto key = keyOf(m_fixture->home);
        Home desk;
        const auto url = broken == "server"_L1 ? u"http://127.0.0.1:9"_s : server.url().toString();
        desk.configure("[kiosk]\nserver=" + url.toUtf8()
                       + "\nkey=" + (broken == "key"_L1 ? "wrong-key"_ba : key) + '\n');
        desk.set(u"DISPLAY"_s, u":4711"_s);
        desk.set(u"PULSE_SERVER"_s, u"unix:/nowhere"_s);
        if (broken == "fonts"_L1)
            desk.set(u"FONTCONFIG_FILE"_s, withoutFonts(desk));
        if (broken == "sound"_L1)
            desk.set(u"PATH"_s, u"/nowhere"_s);

        const auto finished = desk.ctl(doctorJson);

        const auto row = rowOf(finished, code);
        QVERIFY2(!row.isEmpty(), codesIn(finished).constData());
        QVERIFY2(row["fix"_L1].toString().contains(cure), qPrintable(row["fix"_L1].toString()));
        QVERIFY(rowOf(finished, u"database_failed"_s).isEmpty());
        QVERIFY(!finished.output.contains(QString::fromLatin1(key)));
    }

private:
    [[nodiscard]] static QByteArray keyOf(const Home &home)
    {
        static const QRegularExpression secret(u"[A-Za-z0-9_-]{43}"_s);
        const auto added = home.ctl({u"kiosks"_s, u"add"_s, u"Desk"_s});
        return secret.match(added.output).captured().toLatin1();
    }

    //! A configuration of fontconfig that knows no folder.
    [[nodiscard]] static QString withoutFonts(const Home &home)
    {
        const auto path = home.path() + u"/fonts.conf"_s;
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)
            || file.write("<?xml version=\"1.0\"?>\n<fontconfig>\n<cachedir>" + home.path().toUtf8()
                          + "/cache</cachedir>\n</fontconfig>\n")
                < 0)
            qFatal("cannot write fontconfig's configuration");
        return path;
    }

    std::unique_ptr<AccountFixture> m_fixture;
};

KIOSK_TEST(TestDoctorMistakes)

} // namespace DoctorMistakesTest

#include "tst_doctormistakes.moc"
