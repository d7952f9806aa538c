// SPDX-License-Identifier: GPL-3.0-only
#include "support/loopbackserver.h"
#include "support/test.h"

#include <QJsonDocument>
#include <QTest>

namespace ConfirmHandlerTest {

using namespace Qt::StringLiterals;
using TestSupport::bearer;
using TestSupport::get;
using TestSupport::HeaderList;
using TestSupport::HttpReply;
using TestSupport::LoopbackServer;

//! The number match over HTTP alone, for screens that cannot open a channel.
class TestConfirmHandler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        LoopbackServer::Options options;
        options.confirmation.all = true;
        m_server = std::make_unique<LoopbackServer>(options);
        QVERIFY(m_server->isReady());
        m_attempt = m_server->startAttempt();
        QCOMPARE(m_server->sendLogin(u"996555121001"_s, m_attempt).status, 200);
        QCOMPARE(told()["confirm"_L1].toObject(), wanted(3));
    }

    void cleanup() { m_server.reset(); }

    void theRightNumberSignsInOnce()
    {
        const auto reply = enter(number());

        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.json()["status"_L1].toString(), u"COMPLETED"_s);
        QCOMPARE(reply.json()["user"_L1]["name"_L1].toString(), u"Asan Usenov"_s);
        const auto session = reply.json()["session"_L1]["token"_L1];
        QCOMPARE(get(m_server->url(), "/api/auth/me/", bearer(session)).status, 200);
        QVERIFY(!told().contains("session"_L1)); // its use told that it has arrived
    }

    void wrongNumbersCountAndTheLastOneEndsTheAttempt()
    {
        for (const int left : {2, 1}) {
            const auto reply = enter(wrongNumber());
            QCOMPARE(reply.status, 200);
            QCOMPARE(reply.json()["status"_L1].toString(), u"VERIFIED"_s);
            QCOMPARE(reply.json()["confirm"_L1].toObject(), wanted(left));
        }

        const auto reply = enter(wrongNumber());

        QCOMPARE(reply.json()["status"_L1].toString(), u"FAILED"_s);
        QCOMPARE(reply.json()["failureReason"_L1].toString(), u"CONFIRMATION_FAILED"_s);
        QVERIFY(!reply.json().contains("confirm"_L1));
        QCOMPARE(enter(number()).status, 400);
    }

    void aStrangersNumberIsNotHeard_data()
    {
        QTest::addColumn<HeaderList>("headers");
        QTest::newRow("no token") << HeaderList();
        QTest::newRow("wrong token") << bearer(u"wrong"_s);
    }

    void aStrangersNumberIsNotHeard()
    {
        QFETCH(HeaderList, headers);

        QCOMPARE(enter(number(), headers).status, 401);

        QCOMPARE(told()["confirm"_L1].toObject(), wanted(3));
    }

    void anUnknownAttemptIsAnsweredAsAWrongTokenIs()
    {
        const auto known = enter(number(), bearer(u"wrong"_s));
        m_attempt["attemptId"_L1] = u"3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s;
        const auto unknown = enter(number(), bearer(u"wrong"_s));

        QCOMPARE(unknown.status, known.status);
        QCOMPARE(unknown.errorCode(), known.errorCode());
    }

    void theOneOnTheChannelAndThisOneAreTheSameTry()
    {
        QCOMPARE(enter(wrongNumber()).json()["confirm"_L1].toObject(), wanted(2));
        QCOMPARE(told()["confirm"_L1].toObject(), wanted(2));
    }

private:
    [[nodiscard]] HttpReply enter(const QString &number) const
    {
        return enter(number, bearer(m_attempt["channelToken"_L1]));
    }

    [[nodiscard]] HttpReply enter(const QString &number, const HeaderList &headers) const
    {
        const QJsonObject body{{u"attemptId"_s, m_attempt["attemptId"_L1]}, {u"number"_s, number}};
        return TestSupport::post(m_server->url(), "/api/auth/whatsapp/confirm/",
                                 QJsonDocument(body).toJson(), headers);
    }

    [[nodiscard]] QJsonObject told() const
    {
        return m_server->status(m_attempt, m_attempt["channelToken"_L1].toString().toLatin1())
            .json();
    }

    [[nodiscard]] static QJsonObject wanted(int triesLeft)
    {
        return {{u"digits"_s, 2}, {u"triesLeft"_s, triesLeft}};
    }

    [[nodiscard]] QString number() const { return m_server->confirmations.sent.last().number; }
    [[nodiscard]] QString wrongNumber() const { return number() == "10"_L1 ? u"11"_s : u"10"_s; }

    std::unique_ptr<LoopbackServer> m_server;
    QJsonObject m_attempt;
};

KIOSK_TEST(TestConfirmHandler)

} // namespace ConfirmHandlerTest
#include "tst_confirmhandler.moc"
