// SPDX-License-Identifier: GPL-3.0-only
#include "decoding.h"
#include "support/test.h"

namespace DecoderMembersTest {

using namespace GreenApi;
using namespace Qt::StringLiterals;

//! Odd values of a notification's members and the result of each.
class TestDecoderMembers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changedMember_data();
    void changedMember();

    void forwardedMarkCountsInEveryTextType_data()
    {
        QTest::addColumn<QString>("sample");
        QTest::newRow("plain") << u"incoming-textMessage"_s;
        QTest::newRow("extended") << u"incoming-extendedTextMessage-link"_s;
        QTest::newRow("quoted") << u"incoming-quotedMessage"_s;
    }

    void forwardedMarkCountsInEveryTextType()
    {
        QFETCH(QString, sample);

        for (const auto &holder : {u"messageData."_s, u"messageData.textMessageData."_s,
                                   u"messageData.extendedTextMessageData."_s}) {
            const auto marked =
                Samples::changed(Samples::object(sample), holder + u"isForwarded"_s, true);
            const auto scored =
                Samples::changed(Samples::object(sample), holder + u"forwardingScore"_s, 2);
            QCOMPARE(named(reasonFor(marked)), named(Expect(IgnoreReason::Forwarded)));
            QCOMPARE(named(reasonFor(scored)), named(Expect(IgnoreReason::Forwarded)));
        }
    }

    void accountIsCheckedWhereKnown_data()
    {
        QTest::addColumn<bool>("instanceKnown");
        QTest::addColumn<bool>("numberKnown");
        QTest::addColumn<Expect>("otherInstance");
        QTest::addColumn<Expect>("otherNumber");

        const Expect signsIn;
        const Expect instance = IgnoreReason::OtherInstance;
        const Expect number = IgnoreReason::OtherNumber;
        QTest::newRow("nothing known") << false << false << signsIn << signsIn;
        QTest::newRow("instance") << true << false << instance << signsIn;
        QTest::newRow("number") << false << true << signsIn << number;
        QTest::newRow("both") << true << true << instance << number;
    }

    void accountIsCheckedWhereKnown()
    {
        QFETCH(bool, instanceKnown);
        QFETCH(bool, numberKnown);
        QFETCH(Expect, otherInstance);
        QFETCH(Expect, otherNumber);
        Account known = account;
        if (!instanceKnown)
            known.idInstance.reset();
        if (!numberKnown)
            known.number.reset();

        const auto instance = Samples::changed(textMessage(), u"instanceData.idInstance"_s, 7);
        const auto number =
            Samples::changed(textMessage(), u"instanceData.wid"_s, u"996700000002@c.us"_s);

        QCOMPARE(named(reasonFor(instance, known)), named(otherInstance));
        QCOMPARE(named(reasonFor(number, known)), named(otherNumber));
        QCOMPARE(named(reasonFor(textMessage(), known)), named(Expect()));
    }

    void instanceIdHas64Bits()
    {
        const qint64 longId = 770'312'345'678;
        const auto text = Samples::changed(textMessage(), u"instanceData.idInstance"_s, longId);

        const auto decoded = decodedAs<IncomingText>(text, {.idInstance = longId, .number = {}});

        QVERIFY(decoded);
        QCOMPARE(decoded->key.instance, longId);
        // The same lower 32 bits.
        const Account cut{.idInstance = longId & 0xFFFFFFFF, .number = {}};
        QCOMPARE(named(reasonFor(text, cut)), named(Expect(IgnoreReason::OtherInstance)));
    }

    void missingInstanceIsZeroInTheKey()
    {
        const auto text = Samples::changed(textMessage(), u"instanceData"_s, removed);

        const auto decoded = decodedAs<IncomingText>(text, {});

        QVERIFY(decoded);
        QCOMPARE(decoded->key.instance, 0);
    }

    void missingMessageIdIsEmptyInTheKey()
    {
        const auto text = Samples::changed(textMessage(), u"idMessage"_s, removed);

        const auto decoded = decodedAs<IncomingText>(text);

        QVERIFY(decoded);
        QVERIFY(decoded->key.messageId.isEmpty());
    }
};

void TestDecoderMembers::changedMember_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<Expect>("reason");
    const auto row = [](const char *name, const QString &path, const QJsonValue &value,
                        Expect reason = {}) { QTest::newRow(name) << path << value << reason; };

    const auto id = u"instanceData.idInstance"_s;
    row("instance in a string", id, u"1101000001"_s);
    row("instance as a whole double", id, 1101000001.0);
    row("no instance", id, removed, IgnoreReason::OtherInstance);
    row("null instance", id, QJsonValue::Null, IgnoreReason::OtherInstance);
    row("other instance", id, 1101000002, IgnoreReason::OtherInstance);
    row("fractional instance", id, 1101000001.5, IgnoreReason::OtherInstance);
    row("vast instance", id, 1e30, IgnoreReason::OtherInstance);
    row("vast instance in a string", id, u"99999999991101000001"_s, IgnoreReason::OtherInstance);
    row("negative instance", id, -1101000001, IgnoreReason::OtherInstance);
    row("instance with a blank", id, u" 1101000001"_s, IgnoreReason::OtherInstance);
    row("instance with a plus", id, u"+1101000001"_s, IgnoreReason::OtherInstance);
    row("instance in a list", id, QJsonArray{1101000001}, IgnoreReason::OtherInstance);
    row("no instance data", u"instanceData"_s, removed, IgnoreReason::OtherInstance);

    const auto wid = u"instanceData.wid"_s;
    row("no company number", wid, removed);
    row("null company number", wid, QJsonValue::Null);
    row("empty company number", wid, u""_s);
    row("company number's device", wid, u"996700000001:7@c.us"_s);
    row("other company number", wid, u"996700000002@c.us"_s, IgnoreReason::OtherNumber);
    row("hidden company number", wid, u"155508384256027@lid"_s, IgnoreReason::OtherNumber);
    row("bare company number", wid, u"996700000001"_s, IgnoreReason::OtherNumber);
    row("blank company number", wid, u" "_s, IgnoreReason::OtherNumber);
    row("numeric company number", wid, 996700000001LL, IgnoreReason::OtherNumber);
    row("company number in an object", wid, QJsonObject(), IgnoreReason::OtherNumber);

    const auto type = u"typeWebhook"_s;
    row("no webhook type", type, removed, IgnoreReason::NotAnIncomingMessage);
    row("unknown webhook type", type, u"newType"_s, IgnoreReason::NotAnIncomingMessage);
    row("webhook type in other case", type, u"IncomingMessageReceived"_s,
        IgnoreReason::NotAnIncomingMessage);
    row("webhook type in a list", type, QJsonArray{u"incomingMessageReceived"_s},
        IgnoreReason::NotAnIncomingMessage);

    row("no sender data", u"senderData"_s, removed, IgnoreReason::NoSender);
    row("sender data in a list", u"senderData"_s, QJsonArray(), IgnoreReason::NoSender);
    row("no sender", u"senderData.sender"_s, removed, IgnoreReason::NoSender);
    row("numeric sender", u"senderData.sender"_s, 996555121001LL, IgnoreReason::NoSender);
    row("no chat", u"senderData.chatId"_s, removed, IgnoreReason::NotDirect);
    row("no names", u"senderData.senderName"_s, removed);
    row("name that is a number", u"senderData.senderName"_s, u"996555121002@c.us"_s);

    const auto messageType = u"messageData.typeMessage"_s;
    row("no message", u"messageData"_s, removed, IgnoreReason::NotText);
    row("no message type", messageType, removed, IgnoreReason::NotText);
    row("unknown message type", messageType, u"newMessage"_s, IgnoreReason::NotText);
    row("text of another type", messageType, u"extendedTextMessage"_s, IgnoreReason::Unreadable);

    const auto text = u"messageData.textMessageData.textMessage"_s;
    row("no text data", u"messageData.textMessageData"_s, removed, IgnoreReason::Unreadable);
    row("empty text data", u"messageData.textMessageData"_s, QJsonObject(),
        IgnoreReason::Unreadable);
    row("no text", text, removed, IgnoreReason::Unreadable);
    row("empty text", text, u""_s, IgnoreReason::Unreadable);
    row("blank text", text, u" \n"_s, IgnoreReason::Unreadable);
    row("text that is a number", text, 7, IgnoreReason::Unreadable);
    row("unknown marker", text, u"{{SWE777}}"_s, IgnoreReason::Unreadable);
    row("marker among blanks", text, u" {{SWE001}}\n"_s, IgnoreReason::Unreadable);
    row("marker inside", text, u"AMT {{SWE001}}"_s);

    const auto forwarded = u"messageData.isForwarded"_s;
    row("forwarded in a string", forwarded, u"true"_s, IgnoreReason::Forwarded);
    row("forwarded in capitals", forwarded, u"True"_s, IgnoreReason::Forwarded);
    row("forwarded as one", forwarded, 1, IgnoreReason::Forwarded);
    row("forwarded as one in a string", forwarded, u"1"_s, IgnoreReason::Forwarded);
    row("not forwarded", forwarded, false);
    row("not forwarded in a string", forwarded, u"false"_s);
    row("not forwarded as zero", forwarded, 0);
    row("forwarded unknown", forwarded, QJsonValue::Null);
    const auto score = u"messageData.forwardingScore"_s;
    row("score", score, 1, IgnoreReason::Forwarded);
    row("score in a string", score, u"127"_s, IgnoreReason::Forwarded);
    row("no score", score, 0);
    row("negative score", score, -1);
    row("quoting a forwarded message", u"messageData.quotedMessage"_s,
        QJsonObject{{u"isForwarded"_s, true}});

    const auto time = u"timestamp"_s;
    row("time in a string", time, u"1790000001"_s);
    row("no time", time, removed, IgnoreReason::NoTimestamp);
    row("null time", time, QJsonValue::Null, IgnoreReason::NoTimestamp);
    row("time zero", time, 0, IgnoreReason::NoTimestamp);
    row("negative time", time, -1790000001, IgnoreReason::NoTimestamp);
    row("time of 1999", time, 930000000LL, IgnoreReason::NoTimestamp);
    row("time after 2100", time, 4102444800LL, IgnoreReason::NoTimestamp);
    row("milliseconds", time, 1790000001000LL, IgnoreReason::NoTimestamp);
    row("vast time", time, 1e300, IgnoreReason::NoTimestamp);
    row("time in words", time, u"2026-09-21T12:00:00Z"_s, IgnoreReason::NoTimestamp);

    row("numeric message id", u"idMessage"_s, 7);
    row("unknown member", u"messageData.newMember"_s, QJsonObject{{u"a"_s, 1}});
}

void TestDecoderMembers::changedMember()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    QFETCH(Expect, reason);

    QCOMPARE(named(reasonFor(Samples::changed(textMessage(), path, value))), named(reason));
}

KIOSK_TEST(TestDecoderMembers)

} // namespace DecoderMembersTest

#include "tst_decodermembers.moc"
