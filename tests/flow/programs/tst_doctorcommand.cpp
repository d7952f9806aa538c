// SPDX-License-Identifier: GPL-3.0-only
#include "flow/accountfixture.h"
#include "support/cannedserver.h"
#include "support/test.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace DoctorCommandTest {

using namespace Qt::StringLiterals;
using TestSupport::ServeProcess;

namespace {

// Contract 1
constexpr int done = 0;
constexpr int failed = 1;

const QStringList doctor{u"doctor"_s};
const QStringList doctorJson{u"doctor"_s, u"--json"_s};

QString stateOf(const QJsonArray &rows, const QString &code)
{
    for (const auto &row : rows) {
        if (row["code"_L1].toString() == code)
            return row["state"_L1].toString();
    }
    return {};
}

QString codesIn(const QJsonArray &rows)
{
    QStringList codes;
    for (const auto &row : rows)
        codes.append(row["code"_L1].toString());
    return codes.join(u' ');
}

} // namespace

//! `amt-kioskctl doctor` as an administrator runs it.
class TestDoctorCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<AccountFixture>();
        QVERIFY(m_fixture->home.addTenant(u"Asan Usenov"_s, u"+996555121001"_s));
    }

    void cleanup()
    {
        const auto log = m_server ? m_server->log() : QByteArray();
        QCOMPARE(m_fixture->disclosed(log), QString());
        m_server.reset();
        m_fixture.reset();
    }

    void besideARunningServerAllIsFound()
    {
        startServer();

        const auto finished = m_fixture->ctl(doctorJson);

        const auto rows = finished.rows();
        for (const auto &code :
             {u"settings_ok"_s, u"schema_ok"_s, u"directory_ok"_s, u"clock_ok"_s, u"gateway_ok"_s,
              u"webhook_url_ok"_s, u"webhook_secret_ok"_s, u"incoming_on"_s,
              u"state_notifications_on"_s, u"lid_mode_off"_s, u"queue_ok"_s,
              u"webhook_token_configured"_s, u"number_ok"_s, u"public_url_reached"_s})
            QVERIFY2(stateOf(rows, code) == "ok"_L1, qPrintable(codesIn(rows)));
        QCOMPARE(stateOf(rows, u"proxy_none"_s), u"off"_s);
        QCOMPARE(finished.exitCode, done);
    }

    void theServersOwnDoctorFindsTheSameAndTheQuota()
    {
        startServer();
        const auto key = m_fixture->home.ctl({u"kiosks"_s, u"add"_s, u"Desk"_s});
        static const QRegularExpression secret(u"[A-Za-z0-9_-]{43}"_s);
        const auto authorization = "Kiosk " + secret.match(key.output).captured().toLatin1();

        const auto before = serversFindings(authorization);
        m_fixture->gateway.setPlan({.chats = 1});
        for (const auto &person : {u"996555121011"_s, u"996555121012"_s})
            m_fixture->gateway.write({.from = person, .text = u"Hello"_s});

        for (const auto &code : {u"gateway_ok"_s, u"webhook_secret_ok"_s, u"queue_ok"_s,
                                 u"public_url_reached"_s, u"quota_ok"_s})
            QVERIFY2(stateOf(before, code) == "ok"_L1, qPrintable(codesIn(before)));
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(serversFindings(authorization), u"quota_exceeded"_s),
                                  u"failed"_s, 10'000);
    }

    void eachFindingIsALine()
    {
        startServer();
        m_fixture->gateway.setSettings({{u"incomingWebhook"_s, u"no"_s}});

        const auto rows = m_fixture->ctl(doctorJson).rows();
        const auto finished = m_fixture->ctl(doctor);

        const auto lines = finished.output.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), rows.size());
        QVERIFY(lines.contains(
            u"failed   notifications  The account does not notify of messages, so nobody signs in. "
            "→ amt-kioskctl greenapi configure"_s));
        QCOMPARE(finished.exitCode, failed);
    }

    void withoutAServerItLooksAtTheRest()
    {
        const auto finished = m_fixture->ctl(doctorJson);

        const auto rows = finished.rows();
        QCOMPARE(stateOf(rows, u"gateway_ok"_s), u"ok"_s);
        QCOMPARE(stateOf(rows, u"public_url_unchecked"_s), u"off"_s);
        QCOMPARE(finished.exitCode, done);
    }

    void whatIsWrongWithTheAccountIsFound_data()
    {
        QTest::addColumn<QJsonObject>("settings");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("state");
        const auto failure = u"failed"_s;
        const auto warning = u"warning"_s;
        QTest::newRow("no address")
            << QJsonObject{{u"webhookUrl"_s, QString()}} << u"webhook_url_missing"_s << failure;
        QTest::newRow("other address")
            << QJsonObject{{u"webhookUrl"_s, u"https://other.example/hook?secret=1"_s}}
            << u"webhook_url_other"_s << failure;
        QTest::newRow("other secret") << QJsonObject{{u"webhookUrlToken"_s, u"not-ours-at-all"_s}}
                                      << u"webhook_secret_other"_s << failure;
        QTest::newRow("messages off")
            << QJsonObject{{u"incomingWebhook"_s, u"no"_s}} << u"incoming_off"_s << failure;
        QTest::newRow("state off")
            << QJsonObject{{u"stateWebhook"_s, u"no"_s}} << u"state_notifications_off"_s << warning;
        QTest::newRow("lid mode") << QJsonObject{{u"enableLidMode"_s, u"yes"_s}} << u"lid_mode_on"_s
                                  << warning;
    }

    void whatIsWrongWithTheAccountIsFound()
    {
        QFETCH(QJsonObject, settings);
        QFETCH(QString, code);
        QFETCH(QString, state);
        m_fixture->gateway.setSettings(settings);

        const auto finished = m_fixture->ctl(doctorJson);

        QVERIFY2(stateOf(finished.rows(), code) == state, qPrintable(codesIn(finished.rows())));
        QCOMPARE(finished.exitCode, state == "failed"_L1 ? failed : done);
        QVERIFY(!finished.output.contains("secret=1"_L1));
        QVERIFY(!finished.output.contains("not-ours-at-all"_L1));
        QCOMPARE(m_fixture->timesSet(), 0);
    }

    void whatIsWrongWithTheConfigurationIsFound_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("no account")
            << u"greenapi/id_instance"_s << QString() << u"gateway_not_configured"_s << done;
        QTest::newRow("turned off") << u"greenapi/mode"_s << u"off"_s << u"gateway_off"_s << done;
        QTest::newRow("wrong token") << u"greenapi/api_token"_s << u"another-token-0123456789"_s
                                     << u"gateway_wrong_token"_s << failed;
        QTest::newRow("no gateway") << u"greenapi/api_url"_s << u"http://127.0.0.1:9"_s
                                    << u"gateway_unreachable"_s << failed;
        QTest::newRow("another number")
            << u"whatsapp/number"_s << u"+996700000002"_s << u"gateway_number_changed"_s << failed;
        QTest::newRow("polling") << u"greenapi/mode"_s << u"poll"_s << u"gateway_polling_blocked"_s
                                 << failed;
    }

    void whatIsWrongWithTheConfigurationIsFound()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, code);
        QFETCH(int, exitCode);
        m_fixture->configure({{key, value}});

        const auto finished = m_fixture->ctl(doctorJson);

        QVERIFY2(!stateOf(finished.rows(), code).isEmpty(), qPrintable(codesIn(finished.rows())));
        QCOMPARE(finished.exitCode, exitCode);
        QVERIFY(!finished.output.contains("996700000002"_L1));
        QVERIFY(!finished.output.contains("another-token"_L1));
    }

    void aPhoneThatIsNotLinkedIsFound()
    {
        m_fixture->gateway.setState(u"notAuthorized"_s);

        const auto finished = m_fixture->ctl(doctorJson);

        QCOMPARE(stateOf(finished.rows(), u"gateway_not_authorised"_s), u"failed"_s);
        QCOMPARE(finished.exitCode, failed);
    }

    void aPublicAddressThatLeadsElsewhereIsFound()
    {
        m_fixture->configure({{u"server/public_url"_s, m_fixture->gateway.url().toString()}});
        startServer();

        const auto finished = m_fixture->ctl(doctorJson);

        QCOMPARE(stateOf(finished.rows(), u"public_url_elsewhere"_s), u"failed"_s);
        QCOMPARE(finished.exitCode, failed);
    }

    void aPublicAddressWhereNobodyIsIsFound()
    {
        m_fixture->configure({{u"server/public_url"_s, u"http://127.0.0.1:9"_s}});
        startServer();

        QCOMPARE(stateOf(m_fixture->ctl(doctorJson).rows(), u"public_url_unreachable"_s),
                 u"failed"_s);
    }

    void aGatewayThatSaysNothingIsNotWaitedForLong()
    {
        const TestSupport::CannedServer mute(
            [](const QByteArray & /*target*/) { return QByteArray(); });
        m_fixture->configure({{u"greenapi/api_url"_s, mute.url().toString()}});
        QElapsedTimer timer;
        timer.start();

        const auto finished = m_fixture->ctl(doctorJson);

        QCOMPARE(stateOf(finished.rows(), u"gateway_unreachable"_s), u"failed"_s);
        QVERIFY(timer.elapsed() < 20'000);
    }

    void nothingIsMadeOrChanged()
    {
        m_fixture->configure({{u"greenapi/webhook_token"_s, QString()}});
        m_fixture->home.set(u"XDG_DATA_HOME"_s, m_fixture->home.path() + u"/elsewhere"_s);

        const auto rows = m_fixture->ctl(doctorJson).rows();

        QCOMPARE(stateOf(rows, u"database_failed"_s), u"failed"_s);
        QVERIFY(!QFile::exists(m_fixture->home.path() + u"/elsewhere"_s));
    }

private:
    [[nodiscard]] QJsonArray serversFindings(const QByteArray &authorization) const
    {
        QJsonObject reply;
        const auto isDone = [&] {
            reply = TestSupport::get(m_server->url(), "/api/kiosk/doctor/",
                                     {{"Authorization"_ba, authorization}})
                        .json();
            return reply["status"_L1].toString() == "done"_L1;
        };
        return QTest::qWaitFor(isDone, 20'000) ? reply["findings"_L1].toArray() : QJsonArray();
    }

    void startServer()
    {
        m_server = std::make_unique<ServeProcess>(m_fixture->home);
        QVERIFY(m_server->isListening());
    }

    std::unique_ptr<AccountFixture> m_fixture;
    std::unique_ptr<ServeProcess> m_server;
};

KIOSK_TEST(TestDoctorCommand)

} // namespace DoctorCommandTest

#include "tst_doctorcommand.moc"
