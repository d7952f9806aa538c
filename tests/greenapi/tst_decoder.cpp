// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/enumtable.h"
#include "decoding.h"
#include "support/test.h"

#include <QSet>

namespace DecoderTest {

using namespace GreenApi;
using namespace Qt::StringLiterals;

namespace {

//! The result of each of the gateway's samples, or the reason why it is ignored.
struct SampleRow
{
    const char *name;
    const char *outcome;
};

const std::array samples{
    SampleRow{"incoming-textMessage", "text"},
    SampleRow{"incoming-extendedTextMessage-plain-or-wame", "text"},
    SampleRow{"incoming-extendedTextMessage-link", "text"},
    SampleRow{"incoming-quotedMessage", "text"},
    SampleRow{"incoming-extendedTextMessage-forwarded", "forwarded"},
    SampleRow{"incoming-textMessage-SWE001", "unreadable text"},
    SampleRow{"incoming-textMessage-SWE003", "unreadable text"},
    SampleRow{"incoming-textMessage-SWE004", "unreadable text"},
    SampleRow{"incoming-textMessage-SWE999", "unreadable text"},
    SampleRow{"incoming-textMessage-group", "not_direct"},
    SampleRow{"incoming-textMessage-lid-mode", "text"},
    SampleRow{"incoming-audioMessage", "not_text"},
    SampleRow{"incoming-buttonsMessage", "not_text"},
    SampleRow{"incoming-buttonsResponseMessage", "not_text"},
    SampleRow{"incoming-contactMessage", "not_text"},
    SampleRow{"incoming-contactsArrayMessage", "not_text"},
    SampleRow{"incoming-deletedMessage", "not_text"},
    SampleRow{"incoming-documentMessage-caption", "not_text"},
    SampleRow{"incoming-editedMessage-text", "not_text"},
    SampleRow{"incoming-groupInviteMessage", "not_text"},
    SampleRow{"incoming-imageMessage-SWE002", "not_text"},
    SampleRow{"incoming-imageMessage-caption", "not_text"},
    SampleRow{"incoming-listMessage", "not_text"},
    SampleRow{"incoming-listResponseMessage", "not_text"},
    SampleRow{"incoming-locationMessage", "not_text"},
    SampleRow{"incoming-pollMessage", "not_text"},
    SampleRow{"incoming-reactionMessage", "not_text"},
    SampleRow{"incoming-templateMessage", "not_text"},
    SampleRow{"incoming-videoMessage-caption", "not_text"},
    SampleRow{"deviceInfo", "not_an_incoming_message"},
    SampleRow{"incomingBlock", "not_an_incoming_message"},
    SampleRow{"incomingCall-offer", "not_an_incoming_message"},
    SampleRow{"outgoingAPIMessageReceived-extendedText", "not_an_incoming_message"},
    SampleRow{"outgoingMessageReceived-text", "not_an_incoming_message"},
    SampleRow{"outgoingMessageStatus-delivered", "not_an_incoming_message"},
    SampleRow{"outgoingMessageStatus-failed", "not_an_incoming_message"},
    SampleRow{"outgoingMessageStatus-noAccount", "not_an_incoming_message"},
    SampleRow{"outgoingMessageStatus-notInGroup", "not_an_incoming_message"},
    SampleRow{"outgoingMessageStatus-read", "not_an_incoming_message"},
    SampleRow{"outgoingMessageStatus-sent", "not_an_incoming_message"},
    SampleRow{"outgoingMessageStatus-yellowCard", "not_an_incoming_message"},
    SampleRow{"quotaExceeded", "quota"},
    SampleRow{"stateInstanceChanged-authorized", "state"},
    SampleRow{"stateInstanceChanged-blocked", "state"},
    SampleRow{"stateInstanceChanged-notAuthorized", "state"},
    SampleRow{"stateInstanceChanged-sleepMode", "state"},
    SampleRow{"stateInstanceChanged-starting", "state"},
    SampleRow{"stateInstanceChanged-suspended", "state"},
    SampleRow{"stateInstanceChanged-yellowCard", "state"},
    SampleRow{"statusInstanceChanged-online", "not_an_incoming_message"},
};

} // namespace

class TestDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsDecoded()
    {
        const auto decoded = decodedAs<IncomingText>(textMessage());

        QVERIFY(decoded);
        QCOMPARE(decoded->key.instance, 1101000001);
        QCOMPARE(decoded->key.chat, u"996555121001@c.us"_s);
        QCOMPARE(decoded->key.messageId, u"3A000000000000000001"_s);
        QCOMPARE(decoded->sender.phone->e164(), u"+996555121001"_s);
        QCOMPARE(decoded->text, u"AMT LOGIN 3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s);
        QCOMPARE(decoded->sentAt, QDateTime::fromSecsSinceEpoch(1790000001));
        QCOMPARE(decoded->sentAt.timeSpec(), Qt::UTC);
    }

    void everySample_data()
    {
        QTest::addColumn<QString>("outcome");
        for (const auto &sample : samples)
            QTest::newRow(sample.name) << QString::fromLatin1(sample.outcome);
    }

    void everySample()
    {
        QFETCH(QString, outcome);
        const auto sample = Samples::object(QString::fromLatin1(QTest::currentDataTag()));

        QVERIFY(!sample.isEmpty());
        QCOMPARE(outcomeOf(sample), outcome);
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
        const auto text = withSender(u"508551234@c.us"_s, u"508551234@c.us"_s);

        const auto decoded = decodedAs<IncomingText>(text);

        QVERIFY(decoded);
        QCOMPARE(decoded->sender.phone->e164(), u"+508551234"_s);
    }

    void deviceIsNoPartOfTheKey()
    {
        const auto device = u"996555121001:3@c.us"_s;

        const auto decoded = decodedAs<IncomingText>(withSender(device, device));

        QVERIFY(decoded);
        QCOMPARE(decoded->key.chat, u"996555121001@c.us"_s);
        QCOMPARE(decoded->sender.phone->e164(), u"+996555121001"_s);
    }

    void hiddenPersonIsKnownByTheHiddenId_data()
    {
        QTest::addColumn<QString>("chat");
        QTest::addColumn<QString>("sender");
        QTest::addColumn<QString>("keyChat");

        const auto person = u"996555121001@c.us"_s;
        const auto hidden = u"155508384256027@lid"_s;
        QTest::newRow("both") << hidden << hidden << hidden;
        QTest::newRow("device") << u"155508384256027:3@lid"_s << hidden << hidden;
        QTest::newRow("chat") << hidden << person << hidden;
        QTest::newRow("sender") << person << hidden << person;
    }

    void hiddenPersonIsKnownByTheHiddenId()
    {
        QFETCH(QString, chat);
        QFETCH(QString, sender);
        QFETCH(QString, keyChat);

        const auto decoded = decodedAs<IncomingText>(withSender(chat, sender));

        QVERIFY(decoded);
        QVERIFY(!decoded->sender.phone);
        QCOMPARE(decoded->sender.lid, u"155508384256027"_s);
        QCOMPARE(decoded->key.chat, keyChat);
    }

    void knownPersonHasNoHiddenId()
    {
        const auto decoded = decodedAs<IncomingText>(textMessage());

        QVERIFY(decoded);
        QVERIFY(decoded->sender.lid.isEmpty());
    }

    void unreadableTextTellsWhereToAnswer_data()
    {
        QTest::addColumn<QJsonValue>("text");
        QTest::addColumn<QString>("marker");
        QTest::newRow("marker") << QJsonValue(u"{{SWE001}}"_s) << u"SWE001"_s;
        QTest::newRow("among blanks") << QJsonValue(u" {{SWE999}}\n"_s) << u"SWE999"_s;
        QTest::newRow("nothing") << removed << QString();
        QTest::newRow("odd marker") << QJsonValue(u"{{SWE event=x}}"_s) << QString();
    }

    void unreadableTextTellsWhereToAnswer()
    {
        QFETCH(QJsonValue, text);
        QFETCH(QString, marker);
        const auto hidden = u"155508384256027@lid"_s;
        const auto path = u"messageData.textMessageData.textMessage"_s;

        const auto ofPerson =
            decodedAs<UnreadableText>(Samples::changed(textMessage(), path, text));
        const auto ofHidden =
            decodedAs<UnreadableText>(Samples::changed(withSender(hidden, hidden), path, text));

        QVERIFY(ofPerson);
        QCOMPARE(ofPerson->chat, u"996555121001@c.us"_s);
        QCOMPARE(ofPerson->sender.phone->e164(), u"+996555121001"_s);
        QCOMPARE(ofPerson->marker, marker);
        QCOMPARE(ofPerson->sentAt, QDateTime::fromSecsSinceEpoch(1790000001));
        QVERIFY(ofHidden);
        QCOMPARE(ofHidden->chat, hidden);
        QCOMPARE(ofHidden->sender.lid, u"155508384256027"_s);
    }

    void stateChangeIsDecoded_data()
    {
        QTest::addColumn<InstanceState>("state");
        QTest::newRow("authorized") << InstanceState::Authorized;
        QTest::newRow("blocked") << InstanceState::Blocked;
        QTest::newRow("notAuthorized") << InstanceState::NotAuthorized;
        QTest::newRow("sleepMode") << InstanceState::Sleeping;
        QTest::newRow("starting") << InstanceState::Starting;
        QTest::newRow("suspended") << InstanceState::Suspended;
        QTest::newRow("yellowCard") << InstanceState::Suspended;
    }

    void stateChangeIsDecoded()
    {
        QFETCH(InstanceState, state);
        const auto sample = Samples::object(u"stateInstanceChanged-"_s
                                            + QString::fromLatin1(QTest::currentDataTag()));

        const auto change = decodedAs<StateChange>(sample);

        QVERIFY(change);
        QCOMPARE(toString(change->state), toString(state));
        QVERIFY(!change->isOtherNumber);
        QVERIFY(change->changedAt);
    }

    void stateChangeOfAnotherNumberIsReported()
    {
        const auto sample = Samples::object(u"stateInstanceChanged-authorized"_s);
        const auto other =
            Samples::changed(sample, u"instanceData.wid"_s, u"996700000002:7@c.us"_s);
        const auto unset = Samples::changed(sample, u"instanceData.wid"_s, u""_s);
        const Account unknownNumber{.idInstance = 1101000001, .number = {}};

        const auto change = decodedAs<StateChange>(other);

        QVERIFY(change);
        QVERIFY(change->isOtherNumber);
        QCOMPARE(change->wid, u"996700000002@c.us"_s);
        QVERIFY(!decodedAs<StateChange>(unset)->isOtherNumber);
        QVERIFY(decodedAs<StateChange>(unset)->wid.isEmpty());
        QVERIFY(!decodedAs<StateChange>(other, unknownNumber)->isOtherNumber);
    }

    void stateChangeNeedsNothingButItsInstance()
    {
        const QJsonObject bare{{u"typeWebhook"_s, u"stateInstanceChanged"_s},
                               {u"instanceData"_s, QJsonObject{{u"idInstance"_s, 1101000001}}}};

        const auto change = decodedAs<StateChange>(bare);

        QVERIFY(change);
        QVERIFY(change->state == InstanceState::Unknown);
        QVERIFY(!change->changedAt);
    }

    void quotaWarningIsDecoded()
    {
        const auto sample = Samples::object(u"quotaExceeded"_s);

        const auto warning = decodedAs<QuotaWarning>(sample);
        const auto inStrings =
            decodedAs<QuotaWarning>(Samples::changed(sample, u"quotaData.total"_s, u"300"_s));
        const auto strange = decodedAs<QuotaWarning>(
            Samples::changed(sample, u"quotaData.method"_s, u"a b\nevent=x"_s));

        QVERIFY(warning && inStrings && strange);
        QCOMPARE(warning->method, u"correspondents"_s);
        QCOMPARE(warning->used, 3);
        QCOMPARE(warning->total, 3);
        QCOMPARE(inStrings->total, 300);
        QVERIFY(strange->method.isEmpty());
    }

    void otherInstancesStateAndQuotaAreIgnored()
    {
        for (const auto &name : {u"stateInstanceChanged-authorized"_s, u"quotaExceeded"_s}) {
            const auto other =
                Samples::changed(Samples::object(name), u"instanceData.idInstance"_s, 7);
            QCOMPARE(outcomeOf(other), u"other_instance"_s);
        }
    }

    void reasonsHaveNamesOfTheirOwn()
    {
        const QRegularExpression name(u"^[a-z]+(_[a-z]+)*$"_s);
        QSet<QString> names;

        for (const auto reason : Core::enumValues<IgnoreReason>)
            names.insert(toString(reason));

        QCOMPARE(std::size_t(names.size()), Core::enumCount<IgnoreReason>);
        for (const auto &each : names)
            QVERIFY2(name.match(each).hasMatch(), qPrintable(each));
    }
};

KIOSK_TEST(TestDecoder)

} // namespace DecoderTest

#include "tst_decoder.moc"
