// SPDX-License-Identifier: GPL-3.0-only
#include "greenapi/receiving/decoder.h"
#include "samples.h"
#include "support/test.h"

#include <QJsonArray>

namespace JournalTest {

using namespace GreenApi;
using namespace Qt::StringLiterals;

namespace {

const Account account{.idInstance = 1101000001,
                      .number = Core::PhoneNumber::fromE164(u"+996700000001")};
const QJsonValue removed(QJsonValue::Undefined);
const auto login = u"AMT LOGIN 3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s;

QJsonArray journal()
{
    return QJsonDocument::fromJson(Samples::readApi(u"lastIncomingMessages"_s)).array();
}

QJsonObject plain()
{
    return journal().at(0).toObject();
}

QJsonObject extended()
{
    return journal().at(1).toObject();
}

QString outcomeOf(const QJsonObject &message)
{
    const auto text = journalText(message, account);
    return text ? text->text : toString(text.error());
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sampleIsRead()
    {
        const auto texts = journalTexts(journal(), account);

        QCOMPARE(texts.size(), 2);
        QCOMPARE(texts.at(0).text, login);
        QCOMPARE(texts.at(0).key.messageId, u"3A000000000000000001"_s);
        QCOMPARE(texts.at(1).key.messageId, u"3A000000000000000003"_s);
        QCOMPARE(texts.at(1).sentAt, QDateTime::fromSecsSinceEpoch(1790000003));
        QCOMPARE(texts.at(1).sentAt.timeSpec(), Qt::UTC);
    }

    void singleMessageIsRead()
    {
        const auto message = QJsonDocument::fromJson(Samples::readApi(u"getMessage"_s)).object();

        QCOMPARE(outcomeOf(message), login);
    }

    void keyIsThatOfTheNotification()
    {
        const auto notification = decode(Samples::read(u"incoming-textMessage"_s), account);

        const auto text = journalText(plain(), account);

        QVERIFY(notification && text);
        const auto &notified = std::get<IncomingText>(*notification);
        QCOMPARE(text->key.instance, notified.key.instance);
        QCOMPARE(text->key.chat, notified.key.chat);
        QCOMPARE(text->key.messageId, notified.key.messageId);
        QCOMPARE(text->sentAt, notified.sentAt);
        QVERIFY(text->sender == notified.sender);
    }

    void hiddenPersonIsKnownByTheHiddenId()
    {
        const auto hidden = u"155508384256027@lid"_s;
        const auto message =
            Samples::changed(Samples::changed(plain(), u"chatId"_s, hidden), u"senderId"_s, hidden);

        const auto text = journalText(message, account);

        QVERIFY(text);
        QVERIFY(!text->sender.phone);
        QCOMPARE(text->sender.lid, u"155508384256027"_s);
        QCOMPARE(text->key.chat, hidden);
    }

    void changedMember_data()
    {
        QTest::addColumn<QJsonObject>("message");
        QTest::addColumn<QString>("outcome");
        const auto row = [](const char *name, const QString &path, const QJsonValue &value,
                            const QString &outcome) {
            QTest::newRow(name) << Samples::changed(plain(), path, value) << outcome;
        };

        row("outgoing", u"type"_s, u"outgoing"_s, u"not_an_incoming_message"_s);
        row("no type", u"type"_s, removed, u"not_an_incoming_message"_s);
        row("group", u"chatId"_s, u"120363000000000001@g.us"_s, u"not_direct"_s);
        row("somebody else", u"senderId"_s, u"996555121002@c.us"_s, u"not_direct"_s);
        row("no sender", u"senderId"_s, u""_s, u"no_sender"_s);
        row("picture", u"typeMessage"_s, u"imageMessage"_s, u"not_text"_s);
        row("edited", u"typeMessage"_s, u"editedMessage"_s, u"not_text"_s);
        row("reaction", u"typeMessage"_s, u"reactionMessage"_s, u"not_text"_s);
        row("quoting", u"typeMessage"_s, u"quotedMessage"_s, login);
        row("forwarded", u"isForwarded"_s, true, u"forwarded"_s);
        row("forwarded often", u"forwardingScore"_s, 5, u"forwarded"_s);
        row("marker", u"textMessage"_s, u"{{SWE001}}"_s, u"unreadable"_s);
        row("no text", u"textMessage"_s, removed, u"unreadable"_s);
        row("no time", u"timestamp"_s, removed, u"no_timestamp"_s);
        row("time in milliseconds", u"timestamp"_s, 1790000001000LL, u"no_timestamp"_s);
    }

    void changedMember()
    {
        QFETCH(QJsonObject, message);
        QFETCH(QString, outcome);

        QCOMPARE(outcomeOf(message), outcome);
    }

    void textIsLookedForInOrder()
    {
        auto message = Samples::changed(extended(), u"textMessage"_s, u"first"_s);
        message = Samples::changed(message, u"extendedTextMessage.text"_s, u"second"_s);
        message = Samples::changed(message, u"extendedTextMessageData.text"_s, u"third"_s);

        QCOMPARE(outcomeOf(message), u"first"_s);
        message.remove(u"textMessage"_s);
        QCOMPARE(outcomeOf(message), u"second"_s);
        message.remove(u"extendedTextMessage"_s);
        QCOMPARE(outcomeOf(message), u"third"_s);
    }

    void forwardedMarkCountsInEveryHolder()
    {
        for (const auto &holder : {u"extendedTextMessage."_s, u"extendedTextMessageData."_s}) {
            const auto message = Samples::changed(extended(), holder + u"isForwarded"_s, true);
            QCOMPARE(outcomeOf(message), u"forwarded"_s);
        }
    }

    void whatIsNoMessageIsLeftOut()
    {
        const QJsonArray odd{QJsonValue::Null, 7, u"x"_s, QJsonArray(), QJsonObject(), plain()};

        QCOMPARE(journalTexts(odd, account).size(), 1);
        QVERIFY(journalTexts({}, account).isEmpty());
    }
};

KIOSK_TEST(TestJournal)

} // namespace JournalTest
#include "tst_journal.moc"
