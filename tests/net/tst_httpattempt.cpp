// SPDX-License-Identifier: GPL-3.0-only
#include "net/httpattempt.h"
#include "support/cannedserver.h"
#include "support/test.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTest>

namespace HttpAttemptTest {

using namespace Net;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::canned;
using TestSupport::CannedServer;

class TestHttpAttempt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsStatusHeadersAndBody()
    {
        const CannedServer server([](const QByteArray & /*target*/) {
            return canned(429, "later", "Retry-After: 7\r\n");
        });

        const auto response = responseTo({.url = server.url()});

        QCOMPARE(response.status, 429);
        QCOMPARE(response.body, "later"_ba);
        QCOMPARE(response.header("retry-AFTER"), "7"_ba);
        QCOMPARE(response.header("Date"), ""_ba);
        QVERIFY(response.wasSent);
        QVERIFY(!response.isTimedOut);
        QVERIFY(!response.isTooLarge);
    }

    void followsNoRedirect()
    {
        const CannedServer other([](const QByteArray & /*target*/) { return canned(200, "me"); });
        const CannedServer server([&other](const QByteArray & /*target*/) {
            return canned(308, {}, "Location: " + other.url().toEncoded() + "\r\n");
        });

        const auto response = responseTo({.verb = Verb::Post, .url = server.url(), .body = "{}"});

        QCOMPARE(response.status, 308);
        QCOMPARE(other.timesAsked(), 0);
    }

    void aLongBodyIsCutOff()
    {
        const CannedServer server(
            [](const QByteArray & /*target*/) { return canned(200, QByteArray(1'000'000, 'x')); });

        const auto response = responseTo({.url = server.url(), .longestBody = 1000});

        QVERIFY(response.isTooLarge);
        QCOMPARE(response.status, 200);
        QCOMPARE(response.body.size(), 1000);
    }

    void aBodyOfTheLongestSizeIsWhole()
    {
        const CannedServer server(
            [](const QByteArray & /*target*/) { return canned(200, QByteArray(1000, 'x')); });

        const auto response = responseTo({.url = server.url(), .longestBody = 1000});

        QVERIFY(!response.isTooLarge);
        QCOMPARE(response.error, QNetworkReply::NoError);
        QCOMPARE(response.body.size(), 1000);
    }

    void silenceHasAnEnd()
    {
        const CannedServer server([](const QByteArray & /*target*/) { return QByteArray(); });

        const auto response = responseTo({.url = server.url(), .timeout = 50ms});

        QVERIFY(response.isTimedOut);
        QCOMPARE(response.status, 0);
    }

    void aRefusedConnectionWasNotSent()
    {
        const auto response = responseTo({.url = QUrl(u"http://127.0.0.1:1/"_s)});

        QCOMPARE(response.error, QNetworkReply::ConnectionRefusedError);
        QVERIFY(!response.wasSent);
    }

    void theRequestGoesOnWithoutItsContext()
    {
        const CannedServer server([](const QByteArray & /*target*/) { return canned(200, {}); });
        QNetworkAccessManager network;
        bool hasAnswered = false;
        auto context = std::make_unique<QObject>();
        const QPointer<HttpAttempt> attempt = HttpAttempt::send(network, {.url = server.url()});
        connect(attempt, &HttpAttempt::finished, context.get(),
                [&hasAnswered] { hasAnswered = true; });

        context.reset();

        QTRY_VERIFY(!attempt);
        QCOMPARE(server.timesAsked(), 1);
        QVERIFY(!hasAnswered);
    }

    void theNetworkMayGoFirst()
    {
        const CannedServer server([](const QByteArray & /*target*/) { return QByteArray(); });
        auto network = std::make_unique<QNetworkAccessManager>();
        HttpAttempt attempt(*network, {.url = server.url()});
        const QSignalSpy answers(&attempt, &HttpAttempt::finished);
        QTRY_COMPARE(server.timesAsked(), 1);

        network.reset();

        QCOMPARE(answers.size(), 0);
    }

private:
    [[nodiscard]] static HttpResponse responseTo(const HttpRequestSpec &request)
    {
        QNetworkAccessManager network;
        const HttpAttempt attempt(network, request);
        QSignalSpy answers(&attempt, &HttpAttempt::finished);
        return answers.wait(15000) ? answers.first().first().value<HttpResponse>() : HttpResponse();
    }
};

KIOSK_TEST(TestHttpAttempt)

} // namespace HttpAttemptTest

#include "tst_httpattempt.moc"
