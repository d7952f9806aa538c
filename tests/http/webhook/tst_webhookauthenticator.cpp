// SPDX-License-Identifier: GPL-3.0-only
#include "http/webhook/webhookauthenticator.h"
#include "support/loglines.h"
#include "support/requests.h"
#include "support/test.h"

#include <QTest>

namespace WebhookAuthenticatorTest {

using namespace Http;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::errorCodeOf;
using TestSupport::headerOf;
using TestSupport::requestOf;
using TestSupport::with;

namespace {

const auto token = "webhook-token-of-the-tests-0123456789"_ba;
const auto rejected = u"webhook.rejected"_s;

Request from(const QString &peer, const QByteArray &authorization)
{
    auto request = with(requestOf("POST", u"/api/webhooks/greenapi/incoming"_s), "authorization",
                        authorization);
    request.peer = QHostAddress(peer);
    return request;
}

Request behindProxy(const QByteArray &forwardedFor, const QByteArray &authorization)
{
    return with(from(u"127.0.0.1"_s, authorization), "x-forwarded-for", forwardedFor);
}

Request wrongFrom(const QString &peer)
{
    return from(peer, "Bearer wrong-token-of-the-tests-0123456789");
}

Request rightFrom(const QString &peer)
{
    return from(peer, "Bearer " + token);
}

} // namespace

class TestWebhookAuthenticator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_now = QDateTime({2026, 1, 23}, {17, 27}, Qt::UTC); }

    void theTokenOpensInEveryFormOfTheGateway_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<bool>("isOpen");
        QTest::newRow("bearer") << "Bearer " + token << true;
        QTest::newRow("letter case") << "bEARER " + token << true;
        QTest::newRow("basic") << "Basic " + token << true;
        QTest::newRow("bare") << token << true;
        QTest::newRow("doubled") << "Bearer Bearer " + token << true;
        QTest::newRow("both") << "Bearer Basic " + token << true;
        QTest::newRow("blanks") << "  Bearer   " + token + "  " << true;
        QTest::newRow("missing") << ""_ba << false;
        QTest::newRow("scheme alone") << "Bearer"_ba << false;
        QTest::newRow("half") << "Bearer " + token.left(20) << false;
        QTest::newRow("longer") << "Bearer " + token + 'x' << false;
        QTest::newRow("twice") << "Bearer " + token + ' ' + token << false;
        QTest::newRow("capitals") << "Bearer " + token.toUpper() << false;
        QTest::newRow("another scheme") << "Digest " + token << false;
    }

    void theTokenOpensInEveryFormOfTheGateway()
    {
        QFETCH(QByteArray, authorization);
        QFETCH(bool, isOpen);
        auto door = openDoor();
        const auto request = from(u"203.0.113.1"_s, authorization);

        const auto refusal = door.refusalFor(request);

        QCOMPARE(door.isOpenFor(request), isOpen);
        QCOMPARE(!refusal, isOpen);
        if (refusal) {
            QCOMPARE(refusal->response.status, 401);
            QCOMPARE(errorCodeOf(refusal->response), u"unauthorized"_s);
            QCOMPARE(headerOf(refusal->response, "WWW-Authenticate"), "Bearer"_ba);
        }
    }

    void onlyTheGatewaysAddressesMayCall_data()
    {
        QTest::addColumn<Request>("request");
        QTest::addColumn<int>("status");
        const auto right = "Bearer " + token;
        QTest::newRow("allowed") << rightFrom(u"203.0.113.7"_s) << 0;
        QTest::newRow("allowed, mapped") << rightFrom(u"::ffff:203.0.113.7"_s) << 0;
        QTest::newRow("allowed, IPv6") << rightFrom(u"2001:db8::9"_s) << 0;
        QTest::newRow("another") << rightFrom(u"203.0.114.7"_s) << 403;
        QTest::newRow("another, IPv6") << rightFrom(u"2001:db9::9"_s) << 403;
        QTest::newRow("another with a header")
            << with(rightFrom(u"203.0.114.7"_s), "x-forwarded-for", "203.0.113.7") << 403;
        QTest::newRow("allowed, wrong token") << wrongFrom(u"203.0.113.7"_s) << 401;
        QTest::newRow("another, wrong token") << wrongFrom(u"203.0.114.7"_s) << 403;
        QTest::newRow("behind the proxy") << behindProxy("203.0.113.7", right) << 0;
        QTest::newRow("another behind the proxy") << behindProxy("203.0.114.7", right) << 403;
        QTest::newRow("another that invents a hop before it")
            << behindProxy("203.0.113.7, 203.0.114.7", right) << 403;
        QTest::newRow("the proxy itself") << rightFrom(u"127.0.0.1"_s) << 403;
        QTest::newRow("garbage behind the proxy") << behindProxy("203.0.113.7, x", right) << 403;
    }

    void onlyTheGatewaysAddressesMayCall()
    {
        QFETCH(Request, request);
        QFETCH(int, status);
        WebhookAuthenticator door({.token = Core::Secret(token),
                                   .addresses = {{QHostAddress(u"203.0.113.0"_s), 24},
                                                 {QHostAddress(u"2001:db8::"_s), 32}},
                                   .proxies = proxies()},
                                  clock());

        const auto refusal = door.refusalFor(request);

        QCOMPARE(refusal ? refusal->response.status : 0, status);
        QCOMPARE(door.isOpenFor(request), status == 0);
        if (status == 403)
            QCOMPARE(errorCodeOf(refusal->response), u"forbidden"_s);
    }

    void wrongTokensAreAnsweredLaterAndLater()
    {
        auto door = openDoor();

        QList<std::chrono::milliseconds> delays;
        for (int i = 0; i < 40; ++i)
            delays.append(delayOf(door, wrongFrom(u"203.0.113.1"_s)));

        QCOMPARE(delays.first(10), QList<std::chrono::milliseconds>(10, 0ms));
        QCOMPARE(delays.sliced(10, 3), QList<std::chrono::milliseconds>({250ms, 500ms, 1000ms}));
        QCOMPARE(delays.sliced(13), QList<std::chrono::milliseconds>(27, 2000ms));
    }

    void afterAWhileWrongTokensAreForgotten()
    {
        auto door = openDoor();
        for (int i = 0; i < 40; ++i)
            (void)door.refusalFor(wrongFrom(u"203.0.113.1"_s));

        m_now = m_now.addDuration(10min - 1ms);
        QCOMPARE(delayOf(door, wrongFrom(u"203.0.113.1"_s)), 2000ms);
        m_now = m_now.addDuration(10min);
        QCOMPARE(delayOf(door, wrongFrom(u"203.0.113.1"_s)), 0ms);
    }

    void wrongTokensCountByWhoSendsThem_data()
    {
        QTest::addColumn<Request>("one");
        QTest::addColumn<Request>("other");
        QTest::addColumn<bool>("isTheSame");
        const auto wrong = "Bearer wrong"_ba;
        QTest::newRow("the same") << wrongFrom(u"203.0.113.1"_s) << wrongFrom(u"203.0.113.1"_s)
                                  << true;
        QTest::newRow("neighbours")
            << wrongFrom(u"203.0.113.1"_s) << wrongFrom(u"203.0.113.2"_s) << false;
        QTest::newRow("one household")
            << wrongFrom(u"2001:db8::1"_s) << wrongFrom(u"2001:db8::ffff:2"_s) << true;
        QTest::newRow("two households")
            << wrongFrom(u"2001:db8::1"_s) << wrongFrom(u"2001:db8:0:1::1"_s) << false;
        QTest::newRow("behind the proxy, the same")
            << behindProxy("203.0.113.1", wrong) << behindProxy("203.0.113.1", wrong) << true;
        QTest::newRow("behind the proxy, another")
            << behindProxy("203.0.113.1", wrong) << behindProxy("203.0.113.2", wrong) << false;
    }

    void wrongTokensCountByWhoSendsThem()
    {
        QFETCH(Request, one);
        QFETCH(Request, other);
        QFETCH(bool, isTheSame);
        auto door = openDoor();

        for (int i = 0; i < 40; ++i)
            (void)door.refusalFor(one);

        QCOMPARE(delayOf(door, other), isTheSame ? 2000ms : 0ms);
    }

    void theRightTokenNeverWaits()
    {
        auto door = openDoor();
        for (int i = 0; i < 100; ++i) {
            QVERIFY(door.refusalFor(wrongFrom(u"203.0.113.1"_s)));
            QVERIFY(!door.refusalFor(rightFrom(u"203.0.113.1"_s)));
        }
    }

    void theRightTokenIsNotCounted()
    {
        auto door = openDoor();
        for (int i = 0; i < 100; ++i)
            QVERIFY(!door.refusalFor(rightFrom(u"203.0.113.1"_s)));

        QCOMPARE(delayOf(door, wrongFrom(u"203.0.113.1"_s)), 0ms);
    }

    void lookingCostsNothing()
    {
        auto door = openDoor();
        for (int i = 0; i < 100; ++i)
            QVERIFY(!door.isOpenFor(wrongFrom(u"203.0.113.1"_s)));

        QCOMPARE(delayOf(door, wrongFrom(u"203.0.113.1"_s)), 0ms);
    }

    void theFirstWrongTokensAreLoggedAndAFloodIsNot()
    {
        const TestSupport::LogLines log;
        auto door = openDoor();
        (void)door.refusalFor(wrongFrom(u"203.0.113.1"_s));
        QCOMPARE(log.all(),
                 QStringList{u"event=webhook.rejected peer=203.0.113.1 reason=token "
                             "request=00000000000000aa"_s});

        for (int i = 0; i < 1000; ++i)
            (void)door.refusalFor(wrongFrom(u"203.0.113.1"_s));
        QCOMPARE(log.ofEvent(rejected).size(), 16);

        (void)door.refusalFor(wrongFrom(u"203.0.113.2"_s));
        QCOMPARE(log.ofEvent(rejected).size(), 17);
        m_now = m_now.addDuration(10min);
        (void)door.refusalFor(wrongFrom(u"203.0.113.1"_s));
        QCOMPARE(log.ofEvent(rejected).size(), 18);
    }

    void theLogNamesTheCallerAndTheReasonOnly_data()
    {
        QTest::addColumn<Request>("request");
        QTest::addColumn<QString>("line");
        const auto line = u"event=webhook.rejected peer=%1 reason=%2 request=00000000000000aa"_s;
        QTest::newRow("token") << wrongFrom(u"203.0.113.7"_s)
                               << line.arg(u"203.0.113.7"_s, u"token"_s);
        QTest::newRow("address") << rightFrom(u"203.0.114.7"_s)
                                 << line.arg(u"203.0.114.7"_s, u"address"_s);
        QTest::newRow("behind the proxy") << behindProxy("203.0.114.7", "Bearer " + token)
                                          << line.arg(u"203.0.114.7"_s, u"address"_s);
        QTest::newRow("no address behind the proxy")
            << behindProxy("\xe2\x80\xa8 event=forged", "Bearer wrong")
            << line.arg(u"127.0.0.1"_s, u"address"_s);
    }

    void theLogNamesTheCallerAndTheReasonOnly()
    {
        QFETCH(Request, request);
        QFETCH(QString, line);
        const TestSupport::LogLines log;
        WebhookAuthenticator door({.token = Core::Secret(token),
                                   .addresses = {{QHostAddress(u"203.0.113.0"_s), 24}},
                                   .proxies = proxies()},
                                  clock());

        (void)door.refusalFor(request);

        QCOMPARE(log.all(), QStringList{line});
    }

private:
    [[nodiscard]] static TrustedProxies proxies()
    {
        return TrustedProxies({{QHostAddress(u"127.0.0.1"_s), 32}});
    }

    [[nodiscard]] Core::Clock clock() const
    {
        return [this] { return m_now; };
    }

    [[nodiscard]] WebhookAuthenticator openDoor() const
    {
        return {{.token = Core::Secret(token), .addresses = {}, .proxies = proxies()}, clock()};
    }

    [[nodiscard]] static std::chrono::milliseconds delayOf(WebhookAuthenticator &door,
                                                           const Request &request)
    {
        const auto refusal = door.refusalFor(request);
        return refusal ? refusal->delay : -1ms;
    }

    QDateTime m_now;
};

KIOSK_TEST(TestWebhookAuthenticator)

} // namespace WebhookAuthenticatorTest

#include "tst_webhookauthenticator.moc"
