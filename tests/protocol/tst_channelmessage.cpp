// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/channelmessage.h"
#include "protocol/json.h"
#include "support/test.h"

#include <QTest>

namespace ChannelMessageTest {

using namespace Protocol;
using namespace Qt::StringLiterals;

namespace {

const auto id = u"3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s;

StatusChanged refused()
{
    return {.status = {.attemptId = QUuid::fromString(id),
                       .state = {.status = Core::AttemptStatus::Failed,
                                 .failure = Core::FailureReason::TenantDisabled},
                       .user = {},
                       .session = {}}};
}

} // namespace

class TestChannelMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesHaveTheFormOfTheContract_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("documented");

        QTest::newRow("authenticate") << toBytes(Authenticate{Core::Secret("AAEC_w-Q"_ba)})
                                      << R"({"type":"authenticate","channelToken":"AAEC_w-Q"})"_ba;
        QTest::newRow("received") << toBytes(Received()) << R"({"type":"received"})"_ba;
        QTest::newRow("cancel") << toBytes(Cancel()) << R"({"type":"cancel"})"_ba;
        QTest::newRow("entered number")
            << toBytes(EnterNumber{u"42"_s}) << R"({"type":"confirm","number":"42"})"_ba;
        QTest::newRow("wanted number") << toBytes(NumberWanted{.digits = 2, .triesLeft = 3})
                                       << R"({"type":"confirm","digits":2,"triesLeft":3})"_ba;
        QTest::newRow("message") << toBytes(MessageArrived()) << R"({"type":"message"})"_ba;
        QTest::newRow("status") << toBytes(
            refused()) << R"({"type":"status","attemptId":"3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11",
                   "status":"FAILED","failureReason":"TENANT_DISABLED"})"_ba;
    }

    void messagesHaveTheFormOfTheContract()
    {
        QFETCH(QByteArray, written);
        QFETCH(QByteArray, documented);

        QCOMPARE(objectFrom(written), objectFrom(documented));
        QVERIFY(objectFrom(written));
    }

    void theServerReadsWhatAScreenWrites()
    {
        const Authenticate written{Core::Secret("AAEC_w-Q"_ba)};

        const auto read = clientMessageFrom(toBytes(written));

        QVERIFY(std::holds_alternative<Authenticate>(read));
        QCOMPARE(std::get<Authenticate>(read).channelToken.reveal(), "AAEC_w-Q"_ba);
        QVERIFY(std::holds_alternative<Received>(clientMessageFrom(toBytes(Received()))));
        QVERIFY(std::holds_alternative<Cancel>(clientMessageFrom(toBytes(Cancel()))));
        const auto number = clientMessageFrom(toBytes(EnterNumber{u"42"_s}));
        QVERIFY(std::holds_alternative<EnterNumber>(number));
        QCOMPARE(std::get<EnterNumber>(number).number, u"42"_s);
    }

    void aNumberIsReadAsItWasEntered_data()
    {
        QTest::addColumn<QString>("number");

        QTest::newRow("two digits") << u"07"_s;
        QTest::newRow("nothing") << u""_s;
        QTest::newRow("blanks") << u" 42 "_s;
        QTest::newRow("more") << u"420"_s;
        QTest::newRow("letters") << u"сорок два"_s;
        QTest::newRow("line end") << u"4\n2"_s;
    }

    void aNumberIsReadAsItWasEntered()
    {
        QFETCH(QString, number);

        const auto read = clientMessageFrom(toBytes(EnterNumber{number}));

        QVERIFY(std::holds_alternative<EnterNumber>(read));
        QCOMPARE(std::get<EnterNumber>(read).number, number);
    }

    void aScreenReadsWhatTheServerWrites()
    {
        const auto read = serverMessageFrom(toBytes(refused()));

        QVERIFY(std::holds_alternative<StatusChanged>(read));
        QCOMPARE(std::get<StatusChanged>(read).status.state, refused().status.state);
        QVERIFY(
            std::holds_alternative<MessageArrived>(serverMessageFrom(toBytes(MessageArrived()))));
        const auto wanted = serverMessageFrom(toBytes(NumberWanted{.digits = 2, .triesLeft = 3}));
        QVERIFY(std::holds_alternative<NumberWanted>(wanted));
        QCOMPARE(std::get<NumberWanted>(wanted).digits, 2);
        QCOMPARE(std::get<NumberWanted>(wanted).triesLeft, 3);
        const ServiceView ill{.state = ServiceState::GatewayTrouble, .sending = false};
        const auto service = serverMessageFrom(toBytes(ServiceChanged{ill}));
        QVERIFY(std::holds_alternative<ServiceChanged>(service));
        QVERIFY(std::get<ServiceChanged>(service).service == ill);
    }

    void anAuthenticationWithoutATokenHasAnEmptyOne_data()
    {
        QTest::addColumn<QByteArray>("text");

        QTest::newRow("missing") << R"({"type":"authenticate"})"_ba;
        QTest::newRow("null") << R"({"type":"authenticate","channelToken":null})"_ba;
        QTest::newRow("number") << R"({"type":"authenticate","channelToken":1})"_ba;
        QTest::newRow("object") << R"({"type":"authenticate","channelToken":{}})"_ba;
    }

    void anAuthenticationWithoutATokenHasAnEmptyOne()
    {
        QFETCH(QByteArray, text);

        const auto read = clientMessageFrom(text);

        QVERIFY(std::holds_alternative<Authenticate>(read));
        QVERIFY(std::get<Authenticate>(read).channelToken.isEmpty());
    }

    void anythingElseIsNoMessage_data()
    {
        QTest::addColumn<QByteArray>("text");

        QTest::newRow("empty") << ""_ba;
        QTest::newRow("words") << "received"_ba;
        QTest::newRow("text") << R"("received")"_ba;
        QTest::newRow("array") << R"([{"type":"received"}])"_ba;
        QTest::newRow("no type") << "{}"_ba;
        QTest::newRow("null type") << R"({"type":null})"_ba;
        QTest::newRow("number type") << R"({"type":1})"_ba;
        QTest::newRow("other case") << R"({"type":"RECEIVED"})"_ba;
        QTest::newRow("type of the future") << R"({"type":"applause"})"_ba;
        QTest::newRow("status without members") << R"({"type":"status"})"_ba;
        QTest::newRow("number as a number") << R"({"type":"confirm","number":42})"_ba;
        QTest::newRow("number as null") << R"({"type":"confirm","number":null})"_ba;
        QTest::newRow("number as a list") << R"({"type":"confirm","number":["42"]})"_ba;
        QTest::newRow("confirm without members") << R"({"type":"confirm"})"_ba;
        QTest::newRow("no digits") << R"({"type":"confirm","digits":0,"triesLeft":3})"_ba;
        QTest::newRow("digits as a text") << R"({"type":"confirm","digits":"2"})"_ba;
        QTest::newRow("not UTF-8") << "{\"type\":\"received\",\"x\":\"\xff\"}"_ba;
        QTest::newRow("two objects") << R"({"type":"received"}{"type":"cancel"})"_ba;
    }

    void anythingElseIsNoMessage()
    {
        QFETCH(QByteArray, text);

        QVERIFY(std::holds_alternative<std::monostate>(clientMessageFrom(text)));
        QVERIFY(std::holds_alternative<std::monostate>(serverMessageFrom(text)));
    }

    void nobodySaysTheOthersPart()
    {
        for (const auto &text :
             {toBytes(refused()), toBytes(MessageArrived()), toBytes(NumberWanted{2, 3})})
            QVERIFY(std::holds_alternative<std::monostate>(clientMessageFrom(text)));
        for (const auto &text : {toBytes(Received()), toBytes(Cancel()), toBytes(Authenticate()),
                                 toBytes(EnterNumber{u"42"_s})})
            QVERIFY(std::holds_alternative<std::monostate>(serverMessageFrom(text)));
    }
};

KIOSK_TEST(TestChannelMessage)

} // namespace ChannelMessageTest
#include "tst_channelmessage.moc"
