// SPDX-License-Identifier: GPL-3.0-only
#include "service/doctor/accountfindings.h"
#include "service/gateway/wantedsettings.h"
#include "support/test.h"

#include <QTest>

namespace AccountFindingsTest {

using namespace Service;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Core::Finding;
using Core::FindingCode;
using GreenApi::CallError;
using GreenApi::InstanceState;

namespace {

const QUrl publicUrl(u"https://login.example.org"_s);
const auto number = Core::PhoneNumber::fromE164(u"+996700000001");

GatewayReport good()
{
    GatewayReport report;
    report.account = GreenApi::WaSettings{
        .state = InstanceState::Authorized, .phone = u"996700000001"_s, .lid = {}};
    report.settings = QJsonObject{{u"webhookUrl"_s, webhookAt(publicUrl).toString()},
                                  {u"webhookUrlToken"_s, u"hush"_s},
                                  {u"incomingWebhook"_s, u"yes"_s},
                                  {u"stateWebhook"_s, u"yes"_s},
                                  {u"enableLidMode"_s, u"no"_s}};
    report.queue = 0;
    return report;
}

AccountExpected expected()
{
    return {.isPolling = false,
            .number = number,
            .webhook = webhookAt(publicUrl),
            .webhookToken = Core::Secret("hush")};
}

QStringList codesOf(const QList<Finding> &findings)
{
    QStringList codes;
    for (const auto &finding : findings)
        codes.append(Core::toString(finding.code));
    return codes;
}

QStringList codesOf(const GatewayReport &report, const AccountExpected &wanted = expected())
{
    return codesOf(accountFindings(report, wanted));
}

} // namespace

class TestAccountFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodAccountIsFoundGood()
    {
        const auto findings = accountFindings(good(), expected());

        QCOMPARE(codesOf(findings),
                 QStringList({u"gateway_ok"_s, u"webhook_url_ok"_s, u"webhook_secret_ok"_s,
                              u"incoming_on"_s, u"state_notifications_on"_s, u"lid_mode_off"_s,
                              u"queue_ok"_s}));
        for (const auto &finding : findings)
            QVERIFY(finding.state == Core::FindingState::Ok);
    }

    void eachSettingIsLookedAt_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("code");
        const auto url = u"webhookUrl"_s;
        const auto token = u"webhookUrlToken"_s;
        QTest::newRow("no address") << url << QString() << u"webhook_url_missing"_s;
        QTest::newRow("other address") << url << u"https://x.example/"_s << u"webhook_url_other"_s;
        QTest::newRow("other page") << url << publicUrl.toString() << u"webhook_url_other"_s;
        QTest::newRow("with a query")
            << url << webhookAt(publicUrl).toString() + u"?secret=1"_s << u"webhook_url_ok"_s;
        QTest::newRow("no secret") << token << QString() << u"webhook_secret_other"_s;
        QTest::newRow("other secret") << token << u"hush!"_s << u"webhook_secret_other"_s;
        QTest::newRow("with a scheme") << token << u"Bearer hush"_s << u"webhook_secret_ok"_s;
        QTest::newRow("messages") << u"incomingWebhook"_s << u"no"_s << u"incoming_off"_s;
        QTest::newRow("state") << u"stateWebhook"_s << u"no"_s << u"state_notifications_off"_s;
        QTest::newRow("lid") << u"enableLidMode"_s << u"yes"_s << u"lid_mode_on"_s;
    }

    void eachSettingIsLookedAt()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, code);
        auto report = good();
        auto settings = *report.settings;
        settings[name] = value;
        report.settings = settings;

        const auto findings = accountFindings(report, expected());

        QVERIFY2(codesOf(findings).contains(code), qPrintable(codesOf(findings).join(u' ')));
        for (const auto &finding : findings) {
            QVERIFY(!finding.message.contains("hush"_L1));
            QVERIFY(!finding.message.contains("secret=1"_L1));
            QVERIFY(finding.state == Core::FindingState::Ok
                    || finding.fix == "amt-kioskctl greenapi configure"_L1);
        }
    }

    void anotherAddressIsNamedByItsHostOnly()
    {
        auto report = good();
        report.settings =
            QJsonObject{{u"webhookUrl"_s, u"https://user:pass@x.example/path?secret=1"_s}};

        const auto finding = accountFindings(report, expected()).at(1);

        QVERIFY(finding.code == FindingCode::WebhookUrlOther);
        QCOMPARE(finding.subject, u"x.example"_s);
    }

    void theStateIsTold_data()
    {
        QTest::addColumn<InstanceState>("state");
        QTest::addColumn<QString>("code");
        QTest::newRow("linked") << InstanceState::Authorized << u"gateway_ok"_s;
        QTest::newRow("not linked") << InstanceState::NotAuthorized << u"gateway_not_authorised"_s;
        QTest::newRow("blocked") << InstanceState::Blocked << u"gateway_blocked"_s;
        QTest::newRow("asleep") << InstanceState::Sleeping << u"gateway_sleeping"_s;
        QTest::newRow("starting") << InstanceState::Starting << u"gateway_starting"_s;
        QTest::newRow("suspended") << InstanceState::Suspended << u"gateway_suspended"_s;
        QTest::newRow("new") << InstanceState::Unknown << u"gateway_unknown_state"_s;
    }

    void theStateIsTold()
    {
        QFETCH(InstanceState, state);
        auto report = good();
        report.account = GreenApi::WaSettings{.state = state, .phone = {}, .lid = {}};

        QTEST(codesOf(report).first(), "code");
    }

    void whyNothingCameIsTold_data()
    {
        QTest::addColumn<CallError>("error");
        QTest::addColumn<QString>("code");
        QTest::newRow("silence") << CallError::TimedOut << u"gateway_unreachable"_s;
        QTest::newRow("token") << CallError::WrongCredentials << u"gateway_wrong_token"_s;
        QTest::newRow("unpaid") << CallError::InstanceGone << u"gateway_expired"_s;
    }

    void whyNothingCameIsTold()
    {
        QFETCH(CallError, error);
        GatewayReport report;
        report.account = Core::Unexpected(error);

        QTEST(codesOf(report).join(u' '), "code");
    }

    void settingsThatDoNotComeAreMissed()
    {
        auto report = good();
        report.settings = Core::Unexpected(CallError::TooFast);

        QCOMPARE(codesOf(report),
                 QStringList({u"gateway_ok"_s, u"gateway_unreachable"_s, u"queue_ok"_s}));
    }

    void anotherNumberIsSeen()
    {
        auto wanted = expected();
        wanted.number = Core::PhoneNumber::fromE164(u"+996700000002");

        QCOMPARE(codesOf(good(), wanted).first(), u"gateway_number_changed"_s);
    }

    void theFirstNumberIsTaken()
    {
        auto wanted = expected();
        wanted.number.reset();

        QCOMPARE(codesOf(good(), wanted).first(), u"gateway_ok"_s);
        QVERIFY(numberIn(good()) == number);
    }

    void whatIsNotKnownIsNotCompared()
    {
        const auto codes = codesOf(good(), {});

        QVERIFY(!codes.join(u' ').contains("webhook"_L1));
    }

    void pollingNeedsNoAddress_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("isBlocked");
        QTest::newRow("none") << QString() << false;
        QTest::newRow("one") << webhookAt(publicUrl).toString() << true;
    }

    void pollingNeedsNoAddress()
    {
        QFETCH(QString, url);
        auto report = good();
        auto settings = *report.settings;
        settings[u"webhookUrl"_s] = url;
        report.settings = settings;
        auto wanted = expected();
        wanted.isPolling = true;

        const auto codes = codesOf(report, wanted);

        QTEST(codes.contains(u"gateway_polling_blocked"_s), "isBlocked");
        QVERIFY(!codes.join(u' ').contains("webhook"_L1));
    }

    void aLongQueueIsAWarning_data()
    {
        QTest::addColumn<qint64>("count");
        QTest::addColumn<QString>("code");
        QTest::newRow("19") << qint64(19) << u"queue_ok"_s;
        QTest::newRow("20") << qint64(20) << u"queue_long"_s;
    }

    void aLongQueueIsAWarning()
    {
        QFETCH(qint64, count);
        auto report = good();
        report.queue = count;

        const auto finding = accountFindings(report, expected()).last();

        QTEST(Core::toString(finding.code), "code");
        QVERIFY(finding.count == count);
    }

    void clocksMayDifferALittle_data()
    {
        QTest::addColumn<int>("ahead");
        QTest::addColumn<int>("count");
        QTest::newRow("not") << 0 << 0;
        QTest::newRow("little") << 30 << 0;
        QTest::newRow("ahead") << 31 << 31;
        QTest::newRow("behind") << -3600 << 3600;
    }

    void clocksMayDifferALittle()
    {
        QFETCH(int, ahead);
        QFETCH(int, count);

        const auto finding = skewFinding(std::chrono::seconds(ahead));

        QCOMPARE(finding.has_value(), count > 0);
        QVERIFY(!finding || finding->count == count);
    }

    void anUnknownClockIsNoFinding() { QVERIFY(!skewFinding({})); }
};

KIOSK_TEST(TestAccountFindings)

} // namespace AccountFindingsTest

#include "tst_accountfindings.moc"
