#include "greenapi/decoder.h"
#include "samples.h"

#include <QJsonArray>
#include <QSet>

using namespace GreenApi;
using namespace Qt::StringLiterals;

using Expect = std::optional<IgnoreReason>;
Q_DECLARE_METATYPE(Expect)

namespace {

const Account account{.idInstance = 1101000001,
                      .number = Core::PhoneNumber::fromE164(u"+996700000001")};
const QJsonValue removed(QJsonValue::Undefined);

Expect reasonFor(const QJsonObject &notification, const Account &known = account)
{
    const auto decoded = decode(Samples::toBytes(notification), known);
    return decoded ? Expect() : Expect(decoded.error());
}

QString named(const Expect &reason)
{
    return reason ? toString(*reason) : u"signs in"_s;
}

QJsonObject textMessage()
{
    return Samples::object(u"incoming-textMessage"_s);
}

QJsonObject withSender(const QString &chat, const QString &sender)
{
    return Samples::changed(Samples::changed(textMessage(), u"senderData.chatId"_s, chat),
                            u"senderData.sender"_s, sender);
}

//! What each of the gateway's samples is: a sign-in, or why it is none.
struct SampleRow
{
    const char *name;
    Expect reason;
};

const std::array samples{
    SampleRow{"incoming-textMessage", {}},
    SampleRow{"incoming-extendedTextMessage-plain-or-wame", {}},
    SampleRow{"incoming-extendedTextMessage-link", {}},
    SampleRow{"incoming-quotedMessage", {}},
    SampleRow{"incoming-extendedTextMessage-forwarded", IgnoreReason::Forwarded},
    SampleRow{"incoming-textMessage-SWE001", IgnoreReason::Unreadable},
    SampleRow{"incoming-textMessage-SWE003", IgnoreReason::Unreadable},
    SampleRow{"incoming-textMessage-SWE004", IgnoreReason::Unreadable},
    SampleRow{"incoming-textMessage-SWE999", IgnoreReason::Unreadable},
    SampleRow{"incoming-textMessage-group", IgnoreReason::NotDirect},
    SampleRow{"incoming-textMessage-lid-mode", IgnoreReason::HiddenNumber},
    SampleRow{"incoming-audioMessage", IgnoreReason::NotText},
    SampleRow{"incoming-buttonsMessage", IgnoreReason::NotText},
    SampleRow{"incoming-buttonsResponseMessage", IgnoreReason::NotText},
    SampleRow{"incoming-contactMessage", IgnoreReason::NotText},
    SampleRow{"incoming-contactsArrayMessage", IgnoreReason::NotText},
    SampleRow{"incoming-deletedMessage", IgnoreReason::NotText},
    SampleRow{"incoming-documentMessage-caption", IgnoreReason::NotText},
    SampleRow{"incoming-editedMessage-text", IgnoreReason::NotText},
    SampleRow{"incoming-groupInviteMessage", IgnoreReason::NotText},
    SampleRow{"incoming-imageMessage-SWE002", IgnoreReason::NotText},
    SampleRow{"incoming-imageMessage-caption", IgnoreReason::NotText},
    SampleRow{"incoming-listMessage", IgnoreReason::NotText},
    SampleRow{"incoming-listResponseMessage", IgnoreReason::NotText},
    SampleRow{"incoming-locationMessage", IgnoreReason::NotText},
    SampleRow{"incoming-pollMessage", IgnoreReason::NotText},
    SampleRow{"incoming-reactionMessage", IgnoreReason::NotText},
    SampleRow{"incoming-templateMessage", IgnoreReason::NotText},
    SampleRow{"incoming-videoMessage-caption", IgnoreReason::NotText},
    SampleRow{"deviceInfo", IgnoreReason::NotAnIncomingMessage},
    SampleRow{"incomingBlock", IgnoreReason::NotAnIncomingMessage},
    SampleRow{"incomingCall-offer", IgnoreReason::NotAnIncomingMessage},
    SampleRow{"outgoingAPIMessageReceived-extendedText", IgnoreReason::NotAnIncomingMessage},
    SampleRow{"outgoingMessageReceived-text", IgnoreReason::NotAnIncomingMessage},
    SampleRow{"outgoingMessageStatus-delivered", IgnoreReason::NotAnIncomingMessage},
    SampleRow{"outgoingMessageStatus-failed", IgnoreReason::NotAnIncomingMessage},
    SampleRow{"outgoingMessageStatus-noAccount", IgnoreReason::NotAnIncomingMessage},
    SampleRow{"outgoingMessageStatus-notInGroup", IgnoreReason::NotAnIncomingMessage},
    SampleRow{"outgoingMessageStatus-read", IgnoreReason::NotAnIncomingMessage},
    SampleRow{"outgoingMessageStatus-sent", IgnoreReason::NotAnIncomingMessage},
    SampleRow{"outgoingMessageStatus-yellowCard", IgnoreReason::NotAnIncomingMessage},
    SampleRow{"quotaExceeded", IgnoreReason::NotAnIncomingMessage},
    SampleRow{"stateInstanceChanged-authorized", IgnoreReason::NotAnIncomingMessage},
    SampleRow{"stateInstanceChanged-blocked", IgnoreReason::NotAnIncomingMessage},
    SampleRow{"stateInstanceChanged-notAuthorized", IgnoreReason::NotAnIncomingMessage},
    SampleRow{"stateInstanceChanged-sleepMode", IgnoreReason::NotAnIncomingMessage},
    SampleRow{"stateInstanceChanged-starting", IgnoreReason::NotAnIncomingMessage},
    SampleRow{"stateInstanceChanged-suspended", IgnoreReason::NotAnIncomingMessage},
    SampleRow{"stateInstanceChanged-yellowCard", IgnoreReason::NotAnIncomingMessage},
    SampleRow{"statusInstanceChanged-online", IgnoreReason::NotAnIncomingMessage},
};

} // namespace

class TestDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsDecoded()
    {
        const auto decoded = decode(Samples::read(u"incoming-textMessage"_s), account);

        QVERIFY(decoded);
        QCOMPARE(decoded->key.instance, 1101000001);
        QCOMPARE(decoded->key.chat, u"996555121001@c.us"_s);
        QCOMPARE(decoded->key.messageId, u"3A000000000000000001"_s);
        QCOMPARE(decoded->sender.e164(), u"+996555121001"_s);
        QCOMPARE(decoded->text, u"AMT LOGIN 3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s);
        QCOMPARE(decoded->sentAt, QDateTime::fromSecsSinceEpoch(1790000001));
        QCOMPARE(decoded->sentAt.timeSpec(), Qt::UTC);
    }

    void everySample_data()
    {
        QTest::addColumn<Expect>("reason");
        for (const auto &sample : samples)
            QTest::newRow(sample.name) << sample.reason;
    }

    void everySample()
    {
        QFETCH(Expect, reason);
        const auto sample = Samples::object(QString::fromLatin1(QTest::currentDataTag()));

        QVERIFY(!sample.isEmpty());
        QCOMPARE(named(reasonFor(sample)), named(reason));
    }

    void everySampleHasARow()
    {
        QSet<QString> named;
        for (const auto &sample : samples)
            named.insert(QString::fromLatin1(sample.name) + u".json"_s);
        const auto files = Samples::folder().entryList({u"*.json"_s}, QDir::Files);

        QCOMPARE(named, QSet<QString>(files.begin(), files.end()));
    }

    void senderMustBeTheChatsPerson_data()
    {
        QTest::addColumn<QString>("chat");
        QTest::addColumn<QString>("sender");
        QTest::addColumn<Expect>("reason");

        const auto person = u"996555121001@c.us"_s;
        const auto device = u"996555121001:3@c.us"_s;
        const auto stranger = u"996555121002@c.us"_s;
        const auto hidden = u"155508384256027@lid"_s;
        const auto group = u"120363000000000001@g.us"_s;
        const Expect signsIn;
        const Expect notDirect = IgnoreReason::NotDirect;
        const Expect hiddenNumber = IgnoreReason::HiddenNumber;
        const Expect noSender = IgnoreReason::NoSender;
        const Expect noNumber = IgnoreReason::NotAPhoneNumber;
        QTest::newRow("both") << person << person << signsIn;
        QTest::newRow("sender's device") << person << device << signsIn;
        QTest::newRow("chat's device") << device << person << signsIn;
        QTest::newRow("somebody else") << person << stranger << notDirect;
        QTest::newRow("group") << group << person << notDirect;
        QTest::newRow("group of hidden") << group << hidden << notDirect;
        QTest::newRow("group as sender") << group << group << notDirect;
        QTest::newRow("statuses") << u"status@broadcast"_s << person << notDirect;
        QTest::newRow("channel") << u"1203630@newsletter"_s << u"1203630@newsletter"_s << notDirect;
        QTest::newRow("no chat") << u""_s << person << notDirect;
        QTest::newRow("hidden") << hidden << hidden << hiddenNumber;
        QTest::newRow("hidden chat") << hidden << person << hiddenNumber;
        QTest::newRow("hidden sender") << person << hidden << hiddenNumber;
        QTest::newRow("no sender") << person << u""_s << noSender;
        QTest::newRow("plus") << person << u"+996555121001@c.us"_s << notDirect;
        QTest::newRow("bare digits") << u"996555121001"_s << u"996555121001"_s << notDirect;
        QTest::newRow("other domain")
            << u"996555121001@s.whatsapp.net"_s << u"996555121001@s.whatsapp.net"_s << notDirect;
        QTest::newRow("no country") << u"00000000@c.us"_s << u"00000000@c.us"_s << noNumber;
        QTest::newRow("unassigned country")
            << u"21055512100@c.us"_s << u"21055512100@c.us"_s << noNumber;
    }

    void senderMustBeTheChatsPerson()
    {
        QFETCH(QString, chat);
        QFETCH(QString, sender);
        QFETCH(Expect, reason);

        QCOMPARE(named(reasonFor(withSender(chat, sender))), named(reason));
    }

    void senderIsAlwaysInternational()
    {
        const auto body = Samples::toBytes(withSender(u"508551234@c.us"_s, u"508551234@c.us"_s));

        const auto decoded = decode(body, account);

        QVERIFY(decoded);
        QCOMPARE(decoded->sender.e164(), u"+508551234"_s);
    }

    void deviceIsNoPartOfTheKey()
    {
        const auto device = u"996555121001:3@c.us"_s;

        const auto decoded = decode(Samples::toBytes(withSender(device, device)), account);

        QVERIFY(decoded);
        QCOMPARE(decoded->key.chat, u"996555121001@c.us"_s);
        QCOMPARE(decoded->sender.e164(), u"+996555121001"_s);
    }

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

        const auto decoded = decode(Samples::toBytes(text), {.idInstance = longId, .number = {}});

        QVERIFY(decoded);
        QCOMPARE(decoded->key.instance, longId);
        // The same lower 32 bits.
        const Account cut{.idInstance = longId & 0xFFFFFFFF, .number = {}};
        QCOMPARE(named(reasonFor(text, cut)), named(Expect(IgnoreReason::OtherInstance)));
    }

    void missingInstanceIsZeroInTheKey()
    {
        const auto text = Samples::changed(textMessage(), u"instanceData"_s, removed);

        const auto decoded = decode(Samples::toBytes(text), {});

        QVERIFY(decoded);
        QCOMPARE(decoded->key.instance, 0);
    }

    void missingMessageIdIsEmptyInTheKey()
    {
        const auto text = Samples::changed(textMessage(), u"idMessage"_s, removed);

        const auto decoded = decode(Samples::toBytes(text), account);

        QVERIFY(decoded);
        QVERIFY(decoded->key.messageId.isEmpty());
    }

    void reasonsHaveNamesOfTheirOwn()
    {
        const QRegularExpression name(u"^[a-z]+(_[a-z]+)*$"_s);
        QSet<QString> names;
        const auto last = static_cast<int>(IgnoreReason::NoTimestamp);

        for (int reason = 0; reason <= last; ++reason)
            names.insert(toString(static_cast<IgnoreReason>(reason)));

        QCOMPARE(names.size(), last + 1);
        for (const auto &each : names)
            QVERIFY2(name.match(each).hasMatch(), qPrintable(each));
    }
};

void TestDecoder::changedMember_data()
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

void TestDecoder::changedMember()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    QFETCH(Expect, reason);

    QCOMPARE(named(reasonFor(Samples::changed(textMessage(), path, value))), named(reason));
}

QTEST_GUILESS_MAIN(TestDecoder)
#include "tst_decoder.moc"
