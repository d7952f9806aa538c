// SPDX-License-Identifier: GPL-3.0-only
#include "flow/accountfixture.h"
#include "support/test.h"

#include <QFile>
#include <QTest>

namespace GreenApiCommandTest {

using namespace Qt::StringLiterals;

namespace {

// Contract 1
constexpr int done = 0;
constexpr int usage = 2;
constexpr int configuration = 3;
constexpr int network = 5;

const QStringList status{u"greenapi"_s, u"status"_s};
const QStringList statusJson{u"greenapi"_s, u"status"_s, u"--json"_s};
const QStringList configure{u"greenapi"_s, u"configure"_s};

const QStringList unusedSettings{
    u"outgoingWebhook"_s,      u"outgoingMessageWebhook"_s, u"outgoingAPIMessageWebhook"_s,
    u"pollMessageWebhook"_s,   u"incomingBlockWebhook"_s,   u"incomingCallWebhook"_s,
    u"editedMessageWebhook"_s, u"deletedMessageWebhook"_s,  u"enableLidMode"_s,
};

QStringList configureWith(const QString &url)
{
    return configure + QStringList{u"--webhook-url"_s, url};
}

} // namespace

//! `amt-kioskctl greenapi …` as an administrator runs it.
class TestGreenApiCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<AccountFixture>(); }

    void cleanup()
    {
        QCOMPARE(m_fixture->disclosed(), QString());
        m_fixture.reset();
    }

    void statusTellsHowTheAccountIs()
    {
        m_fixture->gateway.setSettings({{u"webhookUrl"_s, m_fixture->webhookUrl() + u"?secret=1"_s},
                                        {u"enableLidMode"_s, u"yes"_s}});

        const auto finished = m_fixture->ctl(statusJson);

        QCOMPARE(finished.exitCode, done);
        QCOMPARE(finished.rows().size(), 1);
        const auto row = finished.rows()[0].toObject();
        QCOMPARE(row["state"_L1].toString(), u"authorized"_s);
        QCOMPARE(row["number"_L1].toString(), u"+996•••••001"_s);
        QCOMPARE(row["host"_L1].toString(), u"127.0.0.1"_s);
        QCOMPARE(row["mode"_L1].toString(), u"webhook"_s);
        QCOMPARE(row["webhook_url"_L1].toString(), m_fixture->webhookUrl());
        QCOMPARE(row["queue"_L1].toInt(-1), 0);
        QCOMPARE(row["differences"_L1].toArray().size(), 2);
        QCOMPARE(row["differences"_L1][0].toObject(),
                 (QJsonObject{{u"name"_s, u"enableLidMode"_s},
                              {u"value"_s, u"yes"_s},
                              {u"wanted"_s, u"no"_s}}));
        QCOMPARE(m_fixture->timesSet(), 0);
    }

    void statusIsReadable()
    {
        m_fixture->gateway.setSettings(
            {{u"stateWebhook"_s, u"no"_s}, {u"webhookUrlToken"_s, u"not-ours-at-all"_s}});

        const auto finished = m_fixture->ctl(status);

        QCOMPARE(finished.exitCode, done);
        for (const auto &line :
             {u"State:        authorized: The WhatsApp account is linked."_s,
              u"Number:       +996•••••001"_s, u"Mode:         webhook"_s,
              u"Webhook URL:  "_s + m_fixture->webhookUrl(), u"Queue:        0"_s,
              u"Differs:      stateWebhook is \"no\", wanted is \"yes\""_s,
              u"Differs:      webhookUrlToken is \"•••••\", wanted is \"•••••\""_s})
            QVERIFY2(finished.output.contains(line + u'\n'), qPrintable(finished.output));
        QVERIFY(!finished.output.contains("not-ours-at-all"_L1));
    }

    void anAccountThatIsSetIsLeftAlone()
    {
        const auto finished = m_fixture->ctl(configure);

        QCOMPARE(finished.exitCode, done);
        QCOMPARE(finished.output, u"Nothing to change: the account is set as wanted.\n"_s);
        QCOMPARE(m_fixture->timesSet(), 0);
    }

    void aNewAccountIsSetInOneGo()
    {
        disarrange();

        const auto finished = m_fixture->ctl(configure);

        QCOMPARE(finished.exitCode, done);
        QVERIFY(finished.output.contains(
            u"webhookUrl: \"\" → \"%1\"\n"_s.arg(m_fixture->webhookUrl())));
        QVERIFY(finished.output.contains(u"incomingWebhook: \"no\" → \"yes\"\n"_s));
        QVERIFY(finished.output.contains(u"webhookUrlToken: \"\" → \"•••••\"\n"_s));
        QVERIFY(finished.output.contains(u"up to five minutes"_s));
        QTRY_COMPARE(setting(u"webhookUrl"_s), m_fixture->webhookUrl());
        QCOMPARE(setting(u"webhookUrlToken"_s), QString::fromLatin1(AccountFixture::secret));
        QCOMPARE(setting(u"incomingWebhook"_s), u"yes"_s);
        QCOMPARE(setting(u"stateWebhook"_s), u"yes"_s);
        for (const auto &name : unusedSettings)
            QCOMPARE(setting(name), u"no"_s);
        QCOMPARE(m_fixture->timesSet(), 1);

        QCOMPARE(m_fixture->ctl(configure).exitCode, done);
        QCOMPARE(m_fixture->timesSet(), 1);
    }

    void aDryRunChangesNothing()
    {
        disarrange();

        const auto finished = m_fixture->ctl(configure + QStringList{u"--dry-run"_s});

        QCOMPARE(finished.exitCode, done);
        QVERIFY(finished.output.contains(u"stateWebhook: \"no\" → \"yes\"\n"_s));
        QVERIFY(finished.output.endsWith(u"Nothing was changed.\n"_s));
        QCOMPARE(m_fixture->timesSet(), 0);
    }

    void anAddressCanBeGiven()
    {
        QCOMPARE(m_fixture->ctl(configureWith(u"https://login.example.org/hook"_s)).exitCode, done);

        QTRY_COMPARE(setting(u"webhookUrl"_s), u"https://login.example.org/hook"_s);
    }

    void theAddressCanBeTakenAway_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("as asked") << u"webhook"_s << configureWith({});
        QTest::newRow("for polling") << u"poll"_s << configure;
    }

    void theAddressCanBeTakenAway()
    {
        QFETCH(QString, mode);
        QFETCH(QStringList, arguments);
        m_fixture->configure({{u"greenapi/mode"_s, mode}, {u"server/public_url"_s, QString()}});

        QCOMPARE(m_fixture->ctl(arguments).exitCode, done);

        QTRY_COMPARE(setting(u"webhookUrl"_s), QString());
        QCOMPARE(m_fixture->timesSet(), 1);
    }

    void theSecretThatTheServerMadeIsSet()
    {
        m_fixture->configure({{u"greenapi/webhook_token"_s, QString()}});

        QCOMPARE(m_fixture->ctl(configure).exitCode, done);

        QFile file(m_fixture->home.dataDirectory() + u"/webhook-token"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto made = QString::fromLatin1(file.readAll().trimmed());
        QVERIFY(made.size() >= 32);
        QTRY_COMPARE(setting(u"webhookUrlToken"_s), made);
    }

    void badAddressesAreRefused_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("no encryption") << u"http://login.example.org/hook"_s;
        QTest::newRow("other scheme") << u"ftp://login.example.org/hook"_s;
        QTest::newRow("no scheme") << u"login.example.org"_s;
        QTest::newRow("no host") << u"https:///hook"_s;
        QTest::newRow("no address") << u"https://a b"_s;
        QTest::newRow("a password") << u"https://user:pass@login.example.org/"_s;
    }

    void badAddressesAreRefused()
    {
        QFETCH(QString, url);

        const auto finished = m_fixture->ctl(configureWith(url));

        QCOMPARE(finished.exitCode, usage);
        QVERIFY(finished.output.isEmpty());
        QVERIFY(m_fixture->gateway.events().isEmpty());
    }

    void whatIsMissingIsSaid_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QStringList>("arguments");
        for (const auto &arguments : {status, configure}) {
            const auto command = arguments.last().toLatin1();
            QTest::addRow("%s without an account", command.constData())
                << u"greenapi/id_instance"_s << arguments;
            QTest::addRow("%s without a token", command.constData())
                << u"greenapi/api_token"_s << arguments;
        }
        QTest::newRow("configure without an address") << u"server/public_url"_s << configure;
    }

    void whatIsMissingIsSaid()
    {
        QFETCH(QString, key);
        QFETCH(QStringList, arguments);
        m_fixture->configure({{key, QString()}});

        const auto finished = m_fixture->ctl(arguments);

        QCOMPARE(finished.exitCode, configuration);
        QVERIFY2(finished.complaints.contains(key), qPrintable(finished.complaints));
        QVERIFY(m_fixture->gateway.events().isEmpty());
    }

    void aGatewayThatDoesNotAnswerAsWantedIsSaid_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("hint");
        const auto url = u"greenapi/api_url"_s;
        const auto token = u"greenapi/api_token"_s;
        QTest::newRow("unreachable") << url << u"http://127.0.0.1:9"_s << url;
        QTest::newRow("wrong token") << token << u"another-token-0123456789"_s << token;
    }

    void aGatewayThatDoesNotAnswerAsWantedIsSaid()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, hint);
        m_fixture->configure({{key, value}});

        for (const auto &arguments : {status, configure}) {
            const auto finished = m_fixture->ctl(arguments);
            QCOMPARE(finished.exitCode, network);
            QVERIFY2(finished.complaints.contains(hint), qPrintable(finished.complaints));
            QVERIFY(!finished.complaints.contains("another-token"_L1));
        }
    }

private:
    //! As an account is that was just made.
    void disarrange()
    {
        QJsonObject settings{{u"webhookUrl"_s, QString()},
                             {u"webhookUrlToken"_s, QString()},
                             {u"incomingWebhook"_s, u"no"_s},
                             {u"stateWebhook"_s, u"no"_s}};
        for (const auto &name : unusedSettings)
            settings.insert(name, u"yes"_s);
        m_fixture->gateway.setSettings(settings);
    }

    [[nodiscard]] QString setting(const QString &name) const
    {
        return m_fixture->gateway.settings()[name].toString();
    }

    std::unique_ptr<AccountFixture> m_fixture;
};

KIOSK_TEST(TestGreenApiCommand)

} // namespace GreenApiCommandTest

#include "tst_greenapicommand.moc"
