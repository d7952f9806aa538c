// SPDX-License-Identifier: GPL-3.0-only
#include "service/doctor/httpprobe.h"
#include "support/cannedserver.h"
#include "support/test.h"

#include <QNetworkAccessManager>
#include <QTest>

#include <optional>

namespace HttpProbeTest {

using namespace Service;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::canned;
using TestSupport::CannedServer;

class TestHttpProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhoAnswered()
    {
        const CannedServer server([](const QByteArray & /*target*/) {
            return canned(404, "nothing",
                          "Server: nginx/1.22\r\nVia: 1.1 there\r\n"
                          "Date: Mon, 15 Jun 2026 12:00:00 GMT\r\n");
        });

        const auto answer = probed(server.url(), 10s);

        QVERIFY(answer);
        QCOMPARE(answer->status, 404);
        QCOMPARE(answer->body, "nothing"_ba);
        QCOMPARE(answer->server, "nginx/1.22"_ba);
        QCOMPARE(answer->via, "1.1 there"_ba);
        QCOMPARE(answer->date, "Mon, 15 Jun 2026 12:00:00 GMT"_ba);
    }

    void followsNobodyElsewhere()
    {
        const CannedServer other([](const QByteArray & /*target*/) { return canned(200, "me"); });
        const CannedServer server([&other](const QByteArray & /*target*/) {
            return canned(302, {}, "Location: " + other.url().toEncoded() + "\r\n");
        });

        const auto answer = probed(server.url(), 10s);

        QCOMPARE(answer->status, 302);
        QCOMPARE(other.timesAsked(), 0);
    }

    void silenceHasAnEnd()
    {
        const CannedServer server([](const QByteArray & /*target*/) { return QByteArray(); });

        const auto answer = probed(server.url(), 50ms);

        QVERIFY(answer);
        QCOMPARE(answer->status, 0);
    }

    void aLongAnswerIsCutOff()
    {
        const CannedServer server(
            [](const QByteArray & /*target*/) { return canned(200, QByteArray(1'000'000, 'x')); });

        const auto answer = probed(server.url(), 10s);

        QCOMPARE(answer->body.size(), HttpProbe::longestBody);
    }

    void whoIsDestroyedSaysNothing()
    {
        const CannedServer server([](const QByteArray & /*target*/) { return canned(200, {}); });
        QNetworkAccessManager network;
        bool hasAnswered = false;
        {
            const HttpProbe probe(
                network, server.url(), 10s,
                [&hasAnswered](const ProbeAnswer & /*answer*/) { hasAnswered = true; }, nullptr);
        }

        QVERIFY(probed(server.url(), 10s));

        QVERIFY(!hasAnswered);
    }

private:
    [[nodiscard]] static std::optional<ProbeAnswer> probed(const QUrl &url,
                                                           std::chrono::milliseconds patience)
    {
        QNetworkAccessManager network;
        std::optional<ProbeAnswer> answer;
        const HttpProbe probe(
            network, url, patience, [&answer](const ProbeAnswer &told) { answer = told; }, nullptr);
        const bool isOver = QTest::qWaitFor([&answer] { return answer.has_value(); }, 15000);
        return isOver ? answer : std::nullopt;
    }
};

KIOSK_TEST(TestHttpProbe)

} // namespace HttpProbeTest

#include "tst_httpprobe.moc"
