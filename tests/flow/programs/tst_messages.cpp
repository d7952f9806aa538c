// SPDX-License-Identifier: GPL-3.0-only
#include "flow/accountfixture.h"
#include "flow/listings.h"
#include "service/gateway/phonetexts.h"
#include "simulator/state/contacts.h"
#include "support/test.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

namespace MessagesTest {

using namespace Qt::StringLiterals;
using Core::ReplyKind;
using TestSupport::ServeProcess;

namespace {

const auto aigul = u"996555121001"_s;
const auto nurlan = u"996700121003"_s;
const auto nobody = u"996555121099"_s;
const auto lid = u"155508384256027"_s;

QString personal(const QString &number)
{
    return number + u"@c.us"_s;
}

//! A message that somebody got.
struct Received
{
    QString chat;
    QString text;
};

QByteArray notification(const QString &chat, const QString &text, const QString &id)
{
    const QJsonObject message{
        {u"typeWebhook"_s, u"incomingMessageReceived"_s},
        {u"instanceData"_s,
         QJsonObject{{u"idInstance"_s, 1101000001},
                     {u"wid"_s, personal(QString::fromLatin1(AccountFixture::number))},
                     {u"typeInstance"_s, u"whatsapp"_s}}},
        {u"timestamp"_s, QDateTime::currentSecsSinceEpoch()},
        {u"idMessage"_s, id},
        {u"senderData"_s,
         QJsonObject{{u"chatId"_s, chat},
                     {u"sender"_s, chat},
                     {u"chatName"_s, u"Visitor"_s},
                     {u"senderName"_s, u"Visitor"_s},
                     {u"senderContactName"_s, QString()}}},
        {u"messageData"_s,
         QJsonObject{{u"typeMessage"_s, u"textMessage"_s},
                     {u"textMessageData"_s, QJsonObject{{u"textMessage"_s, text}}}}},
    };
    return QJsonDocument(message).toJson(QJsonDocument::Compact);
}

} // namespace

//! Messages that people send more than once, or not as it was meant, to the real server with an
//! account at a gateway that the test plays; and what they get.
class TestMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<AccountFixture>();
        connect(&m_fixture->gateway, &Simulator::Gateway::messageSent, this,
                [this](const QString &chat, const QString &text) {
                    m_received.append({chat, text});
                });
        QVERIFY(m_fixture->home.addTenant(u"Айгүл Асанова"_s, u'+' + aigul));
        QVERIFY(m_fixture->home.addTenant(u"Нурлан Токтогулов"_s, u'+' + nurlan, u"staff"_s));
        const auto added = m_fixture->home.ctl({u"kiosks"_s, u"add"_s, u"Desk"_s});
        QCOMPARE(added.exitCode, 0);
        m_kioskKey = secretIn(added).toLatin1();
        m_server = std::make_unique<ServeProcess>(m_fixture->home);
        QVERIFY(m_server->isListening());
    }

    void cleanup()
    {
        m_server.reset();
        m_fixture.reset();
        m_received.clear();
        m_notes = 0;
    }

    void aSecondSendIsNotAnswered_data()
    {
        QTest::addColumn<bool>("isAtKiosk");
        QTest::addColumn<QString>("who");
        QTest::addColumn<QString>("status");
        QTest::newRow("on a page, while the number is waited for")
            << false << aigul << u"VERIFIED"_s;
        QTest::newRow("at a kiosk, while the number is waited for")
            << true << nurlan << u"VERIFIED"_s;
        QTest::newRow("at a kiosk, after the sign-in") << true << aigul << u"COMPLETED"_s;
    }

    void aSecondSendIsNotAnswered()
    {
        QFETCH(bool, isAtKiosk);
        QFETCH(QString, who);
        QFETCH(QString, status);
        const auto attempt = isAtKiosk ? startAtKiosk() : m_server->startAttempt();
        m_fixture->gateway.write({.from = who, .text = messageOf(attempt)});
        // A message of staff is read back from the gateway, whose journal lags behind.
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(attempt), status, 20'000);
        QTRY_COMPARE(m_received.size(), 1);

        m_fixture->gateway.write({.from = who, .text = messageOf(attempt)});

        QTRY_COMPARE(ignoredAsOver(), 1);
        QVERIFY(onlyAStrangerIsAnsweredNext(1));
        QCOMPARE(m_received.first().chat, personal(who));
        QCOMPARE(statusOf(attempt), status);
    }

    void oneMessageAsNumberAndAsHiddenIdIsAnsweredOnce_data()
    {
        QTest::addColumn<bool>("isNumberFirst");
        QTest::newRow("as number first") << true;
        QTest::newRow("as hidden id first") << false;
    }

    void oneMessageAsNumberAndAsHiddenIdIsAnsweredOnce()
    {
        QFETCH(bool, isNumberFirst);
        m_fixture->gateway.contacts().assign(aigul, lid);
        const auto attempt = m_server->startAttempt();
        const auto first = isNumberFirst ? personal(aigul) : lid + u"@lid"_s;
        const auto second = isNumberFirst ? lid + u"@lid"_s : personal(aigul);
        post(first, messageOf(attempt), u"3EB0C0FFEE0000000001"_s);
        QTRY_COMPARE(statusOf(attempt), u"VERIFIED"_s);
        QTRY_COMPARE(m_received.size(), 1);

        post(second, messageOf(attempt), u"3EB0C0FFEE0000000001"_s);

        QVERIFY(onlyAStrangerIsAnsweredNext(1));
        QCOMPARE(m_received.first().chat, first);
    }

    void somebodyElsesLateMessageIsAnswered()
    {
        const auto attempt = m_server->startAttempt();
        note(personal(aigul), messageOf(attempt));
        QTRY_COMPARE(m_received.size(), 1);

        note(personal(nurlan), messageOf(attempt));

        QTRY_COMPARE(m_received.size(), 2);
        QCOMPARE(m_received.last().chat, personal(nurlan));
        QCOMPARE(m_received.last().text, Service::replyText(QString(), ReplyKind::ExpiredCode));
    }

    void hiddenIdsAreNoNumbersWhateverStandsBehindThem()
    {
        m_fixture->gateway.contacts().assign(aigul, lid);
        const auto attempt = m_server->startAttempt();

        note(personal(lid), messageOf(attempt));

        QTRY_COMPARE(statusOf(attempt), u"VERIFIED"_s);
        QTRY_COMPARE(m_received.size(), 1);
        QCOMPARE(m_received.first().chat, lid + u"@lid"_s);
    }

    void bothFormsOfANumberAreOnePerson_data()
    {
        QTest::addColumn<QString>("inDirectory");
        QTest::addColumn<QString>("sender");
        const auto row = [](const char *name, const QString &inDirectory, const QString &sender) {
            QTest::newRow(name) << inDirectory << sender;
        };
        row("Brazil, with and without", u"+55 31 98765-4321"_s, u"553187654321"_s);
        row("Brazil, without and with", u"+55 31 8765-4321"_s, u"5531987654321"_s);
        row("Argentina, without and with", u"+54 11 2345-6789"_s, u"5491123456789"_s);
        row("Mexico, without and with", u"+52 55 1234 5678"_s, u"5215512345678"_s);
        row("Benin, after and before", u"+229 01 97 12 34 56"_s, u"22997123456"_s);
        row("Ivory Coast, after and before", u"+225 07 08 12 34 56"_s, u"22508123456"_s);
    }

    void bothFormsOfANumberAreOnePerson()
    {
        QFETCH(QString, inDirectory);
        QFETCH(QString, sender);
        QVERIFY(importTenant(u"João Exemplo"_s, inDirectory));
        const auto attempt = m_server->startAttempt();

        note(personal(sender), messageOf(attempt));

        QTRY_COMPARE(statusOf(attempt), u"VERIFIED"_s);
        QTRY_COMPARE(m_received.size(), 1);
        QCOMPARE(m_received.first().chat, personal(sender));
    }

    void aCodeGoesToWhereTheGatewaySaysThatTheAccountIs()
    {
        const auto account = u"553187654321"_s;
        m_fixture->gateway.contacts().setAccount(u"5531987654321"_s, account);
        QVERIFY(importTenant(u"João Exemplo"_s, u"+55 31 98765-4321"_s));

        const auto reply = TestSupport::post(m_server->url(), "/api/auth/whatsapp/request-code/",
                                             R"({"phone":"+55 31 98765-4321"})");

        QCOMPARE(reply.status, 200);
        QTRY_COMPARE(m_received.size(), 1);
        QCOMPARE(m_received.first().chat, personal(account));
    }

    void dashesThatAKeyboardChangedDoNotMatter()
    {
        const auto attempt = m_server->startAttempt();

        note(personal(aigul), messageOf(attempt).replace(u'-', u'–'));

        QTRY_COMPARE(statusOf(attempt), u"VERIFIED"_s);
    }

    void whatWasNotMeantGetsOneHint_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("an old draft before it")
            << u"AMT LOGIN abcdefab-cdef-4abc-8def-abcdefabcdefAMT LOGIN %1"_s;
        QTest::newRow("plus for blank") << u"AMT+LOGIN+%1"_s;
        QTest::newRow("%20 for blank") << u"AMT%20LOGIN%20%1"_s;
        QTest::newRow("only the keyword") << u"AMT LOGIN"_s;
    }

    void whatWasNotMeantGetsOneHint()
    {
        QFETCH(QString, text);
        const auto attempt = m_server->startAttempt();
        text.replace(u"%1"_s, attempt["attemptId"_L1].toString());

        note(personal(aigul), text);
        note(personal(aigul), text);

        QVERIFY(onlyAStrangerIsAnsweredNext(1));
        QCOMPARE(m_received.first().chat, personal(aigul));
        QCOMPARE(m_received.first().text, Service::replyText(QString(), ReplyKind::ScanAgain));
        QCOMPARE(statusOf(attempt), u"NEW"_s);
        note(personal(aigul), messageOf(attempt));
        QTRY_COMPARE(statusOf(attempt), u"VERIFIED"_s);
    }

    void whoWritesAboutSomethingElseGetsNoHint()
    {
        (void)m_server->startAttempt();

        note(personal(aigul), u"AMT LOGIN не работает, помогите"_s);
        note(personal(aigul), u"Саламатсызбы"_s);

        QVERIFY(onlyAStrangerIsAnsweredNext(0));
    }

private:
    void note(const QString &chat, const QString &text)
    {
        post(chat, text, u"3EB0C0FFEE"_s + QString::number(++m_notes).rightJustified(10, u'0'));
    }

    void post(const QString &chat, const QString &text, const QString &id)
    {
        const auto reply = TestSupport::post(
            m_server->url(), "/api/webhooks/greenapi/incoming/", notification(chat, text, id),
            {{"Authorization"_ba, "Bearer "_ba + AccountFixture::secret}});
        QCOMPARE(reply.status, 200);
    }

    [[nodiscard]] QJsonObject startAtKiosk() const
    {
        return TestSupport::post(m_server->url(), "/api/auth/whatsapp/start/", {},
                                 {{"Authorization"_ba, "Kiosk " + m_kioskKey}})
            .json();
    }

    //! How many messages came after their attempt had had one.
    [[nodiscard]] qsizetype ignoredAsOver()
    {
        return m_server->log().count("webhook.ignored reason=attempt_over");
    }

    [[nodiscard]] static QString messageOf(const QJsonObject &attempt)
    {
        return attempt["loginMessage"_L1].toString();
    }

    [[nodiscard]] QString statusOf(const QJsonObject &attempt) const
    {
        return m_server->statusOf(attempt)["status"_L1].toString();
    }

    //! Replies keep their order, so that after a stranger's nothing can come of what was before.
    [[nodiscard]] bool onlyAStrangerIsAnsweredNext(qsizetype before)
    {
        note(personal(nobody), messageOf(m_server->startAttempt()));
        return QTest::qWaitFor([&] {
                   return !m_received.isEmpty() && m_received.last().chat == personal(nobody);
               })
            && m_received.size() == before + 1;
    }

    [[nodiscard]] bool importTenant(const QString &name, const QString &phone) const
    {
        QFile file(m_fixture->home.path() + u"/tenants.csv"_s);
        if (!file.open(QIODevice::WriteOnly))
            return false;
        file.write(u"name,phone,type\n%1,%2,tenant\n"_s.arg(name, phone).toUtf8());
        file.close();
        return m_fixture->home.ctl({u"tenants"_s, u"import"_s, file.fileName()}).exitCode == 0;
    }

    std::unique_ptr<AccountFixture> m_fixture;
    std::unique_ptr<ServeProcess> m_server;
    QByteArray m_kioskKey;
    QList<Received> m_received;
    int m_notes = 0;
};

KIOSK_TEST(TestMessages)

} // namespace MessagesTest

#include "tst_messages.moc"
