// SPDX-License-Identifier: GPL-3.0-only
#include "http/base/request.h"
#include "support/test.h"

#include <QTest>

namespace RequestHeadTest {

using namespace Qt::StringLiterals;
using namespace Http;

namespace {

QByteArray get(const QByteArray &headerLines)
{
    return "GET /x HTTP/1.1\r\nHost: a\r\n" + headerLines + "\r\n";
}

QByteArray post(const QByteArray &headerLines)
{
    return "POST /x HTTP/1.1\r\nHost: a\r\n" + headerLines + "\r\n";
}

const auto upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\n"_ba;

} // namespace

class TestRequestHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSoundHeadIsReadWhole()
    {
        const auto head = requestHeadFrom("POST /a/b/?x=1&y=%20z HTTP/1.1\r\nHost: a.example\r\n"
                                          "Content-Length: 12\r\nX-Odd:  spaced\tout  \r\n\r\n");

        QVERIFY(head);
        QCOMPARE(head->request.method, "POST"_ba);
        QCOMPARE(head->request.path, u"/a/b"_s);
        QCOMPARE(head->request.query.queryItemValue(u"y"_s, QUrl::FullyDecoded), u" z"_s);
        QCOMPARE(head->request.header("host"), "a.example"_ba);
        QCOMPARE(head->request.header("x-odd"), "spaced\tout"_ba);
        QCOMPARE(head->contentLength, 12);
        QVERIFY(!head->isUpgrade && !head->isLast && !head->expectsContinue);
        QCOMPARE(head->request.id.size(), 16);
    }

    void whatCouldBeReadInTwoWaysIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");

        const auto row = [](const char *name, const QByteArray &bytes, int status = 400) {
            QTest::newRow(name) << bytes << status;
        };
        row("both lengths", post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n"));
        row("both lengths, other order",
            post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n"));
        for (const auto *coding : {"identity", "gzip", "gzip, chunked", "chunked, gzip",
                                   "chunked, chunked", "chunked;q=1", "\"chunked\"", "xchunked",
                                   "chunked,", "chunked chunked", "\x0b chunked", ""}) {
            const auto status = *coding == '\x0b' ? 400 : 501;
            row((QByteArray("transfer coding '") + coding + '\'').constData(),
                post("Transfer-Encoding: "_ba + coding + "\r\n"), status);
        }
        row("two transfer codings",
            post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"));
        row("chunked in HTTP/1.0",
            "POST /x HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
        row("upgrade with chunks", get(upgrade + "Transfer-Encoding: chunked\r\n"));
        row("two lengths", post("Content-Length: 4\r\nContent-Length: 5\r\n"));
        row("two equal lengths", post("Content-Length: 4\r\nContent-Length: 4\r\n"));
        row("length list", post("Content-Length: 4, 4\r\n"));
        row("signed length", post("Content-Length: +4\r\n"));
        row("negative length", post("Content-Length: -1\r\n"));
        row("hexadecimal length", post("Content-Length: 0x4\r\n"));
        row("no length", post("Content-Length: \r\n"));
        row("blank in the length", post("Content-Length: 1 2\r\n"));
        row("overflowing length", post("Content-Length: 99999999999999999999\r\n"));
        row("blank before the colon", post("Content-Length : 4\r\n"));
        row("blank before the name", post(" Content-Length: 4\r\n"));
        row("folded line", get("X: a\r\n b\r\n"));
        row("folded with a tab", get("X: a\r\n\tb\r\n"));
        row("no colon", get("X\r\n"));
        row("no name", get(": x\r\n"));
        row("odd name", get("X(y): z\r\n"));
        row("name above ASCII", get("X\xc3\xa9: z\r\n"));
        row("bare LF", "GET /x HTTP/1.1\r\nHost: a\nX: b\r\n\r\n");
        row("bare LF at the end", "GET /x HTTP/1.1\r\nHost: a\n\n");
        row("bare CR", get("X: a\rb\r\n"));
        row("NUL", get(QByteArray("X: a\0b\r\n", 8)));
        row("DEL", get("X: a\x7f\r\n"));
        row("empty first line", "\r\nGET /x HTTP/1.1\r\nHost: a\r\n\r\n");
        row("no host", "GET /x HTTP/1.1\r\n\r\n");
        row("two hosts", get("Host: b\r\n"));
        row("two origins", get("Origin: http://a\r\nOrigin: http://b\r\n"));
        row("two authorizations", get("Authorization: a\r\nauthorization: b\r\n"));
        row("two connections", get("Connection: close\r\nConnection: upgrade\r\n"));
        row("two schemes", get("X-Forwarded-Proto: https\r\nX-Forwarded-Proto: http\r\n"));
        row("HTTP/0.9", "GET /x\r\n\r\n");
        row("HTTP/2", "PRI * HTTP/2.0\r\n\r\n", 505);
        row("HTTP/1.10", "GET /x HTTP/1.10\r\nHost: a\r\n\r\n", 505);
        row("lower-case version", "GET /x http/1.1\r\nHost: a\r\n\r\n");
        row("two blanks", "GET  /x HTTP/1.1\r\nHost: a\r\n\r\n");
        row("tab", "GET\t/x HTTP/1.1\r\nHost: a\r\n\r\n");
        row("blank behind", "GET /x HTTP/1.1 \r\nHost: a\r\n\r\n");
        row("odd method", "GE{T /x HTTP/1.1\r\nHost: a\r\n\r\n");
        row("absolute target", "GET http://a/x HTTP/1.1\r\nHost: a\r\n\r\n");
        row("target with a host", "GET //b/x HTTP/1.1\r\nHost: a\r\n\r\n");
        for (const auto *target :
             {"/%78", "/x%2fy", "/x%00", "/x%", "/a//b", "/a/b//", "/./a", "/a/.", "/a/..", "/../a",
              "/a/../b", "/a/./", "/a\\b", "/\\a", "/a#b", "/a?x=1#b"}) {
            row((QByteArray("target ") + target).constData(),
                "GET "_ba + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
        }
        row("asterisk", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n");
        row("authority", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n");
        row("target above ASCII", "GET /\xc3\xa9 HTTP/1.1\r\nHost: a\r\n\r\n");
        row("upgrade by POST", post(upgrade));
        row("upgrade with a body", get(upgrade + "Content-Length: 1\r\n"));
        row("garbage", "\x16\x03\x01\x02\r\n\r\n");
        row("unfinished", "GET /x HTTP/1.1\r\nHost: a\r\n");
        row("something behind", get({}) + "x");
        row("nothing", "");
    }

    void whatCouldBeReadInTwoWaysIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);

        const auto head = requestHeadFrom(bytes);

        QVERIFY(!head);
        QCOMPARE(head.error().status, status);
        QVERIFY(!head.error().sentence.isEmpty());
    }

    void whatMayRepeatDoes()
    {
        const auto head = requestHeadFrom(get("Accept: a\r\nAccept: b\r\nCookie: c\r\n"));

        QVERIFY(head);
    }

    void theConnectionIsUnderstood_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isLast");
        QTest::addColumn<bool>("isUpgrade");
        QTest::addColumn<bool>("expects");

        QTest::newRow("plain") << get({}) << false << false << false;
        QTest::newRow("close") << get("Connection: close\r\n") << true << false << false;
        QTest::newRow("Close among others")
            << get("Connection: keep-alive, Close\r\n") << true << false << false;
        QTest::newRow("closed is not close")
            << get("Connection: closed\r\n") << false << false << false;
        QTest::newRow("HTTP/1.0") << "GET /x HTTP/1.0\r\nHost: a\r\n\r\n"_ba << true << false
                                  << false;
        QTest::newRow("upgrade to nothing")
            << get("Connection: upgrade\r\n") << false << false << false;
        QTest::newRow("WebSocket") << get(upgrade) << false << true << false;
        QTest::newRow("WebSocket among others")
            << get("Upgrade: WebSocket\r\nConnection: keep-alive, upgrade\r\n") << false << true
            << false;
        QTest::newRow("expects") << post("Content-Length: 5\r\nExpect: 100-Continue\r\n") << false
                                 << false << true;
    }

    void theConnectionIsUnderstood()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isLast);
        QFETCH(bool, isUpgrade);
        QFETCH(bool, expects);

        const auto head = requestHeadFrom(bytes);

        QVERIFY(head);
        QCOMPARE(head->isLast, isLast);
        QCOMPARE(head->isUpgrade, isUpgrade);
        QCOMPARE(head->expectsContinue, expects);
    }

    void chunksAreTaken()
    {
        for (const auto *coding : {"chunked", "Chunked", "  CHUNKED\t"}) {
            const auto head = requestHeadFrom(post("Transfer-Encoding: "_ba + coding + "\r\n"));

            QVERIFY2(head, coding);
            QVERIFY(head->isChunked);
            QVERIFY(!head->isForQt());
            QCOMPARE(head->contentLength, 0);
        }
    }

    void anOfferOfAnotherProtocolIsLeftAside_data()
    {
        QTest::addColumn<QByteArray>("lines");
        const auto row = [](const QByteArray &lines) {
            QTest::newRow(QByteArray(lines).replace("\r\n", "|").constData()) << lines;
        };
        row("Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAEAAEAA\r\n");
        row("HTTP2-Settings: AAEAAEAA\r\nConnection: http2-settings , UPGRADE\r\nUPGRADE: H2C\r\n");
        row("Connection: Upgrade\r\nUpgrade: TLS/1.0, h2c\r\n");
        row("Upgrade: websocket\r\n");
        row("Upgrade: websocket\r\nConnection: xupgrade\r\n");
        row("Upgrade: websocket, h2c\r\nConnection: Upgrade\r\n");
        row("Upgrade: \r\nConnection: Upgrade\r\n");
    }

    void anOfferOfAnotherProtocolIsLeftAside()
    {
        QFETCH(QByteArray, lines);

        const auto head = requestHeadFrom(post(lines + "Content-Length: 3\r\n"));

        QVERIFY(head);
        QVERIFY(!head->isUpgrade);
        QVERIFY(!head->isForQt());
        QCOMPARE(head->contentLength, 3);
    }

    void theSlashAtTheEndIsNoticed_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<bool>("hasFinalSlash");
        QTest::newRow("without") << "/login"_ba << false;
        QTest::newRow("with") << "/login/"_ba << true;
        QTest::newRow("with a query") << "/login/?client=x"_ba << true;
        QTest::newRow("in the query") << "/login?x=/"_ba << false;
    }

    void theSlashAtTheEndIsNoticed()
    {
        QFETCH(QByteArray, target);
        QFETCH(bool, hasFinalSlash);

        const auto head = requestHeadFrom("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");

        QVERIFY(head);
        QCOMPARE(head->request.hasFinalSlash, hasFinalSlash);
    }

    void aTargetHas4096BytesAtTheMost()
    {
        const auto headWith = [](qsizetype length) {
            return requestHeadFrom("GET /" + QByteArray(length - 1, 'x')
                                   + " HTTP/1.1\r\nHost: x\r\n\r\n");
        };

        QVERIFY(headWith(4096));
        QVERIFY(!headWith(4097));
        QCOMPARE(headWith(4097).error().status, 414);
    }

    void aHeadHas64HeaderLinesAtTheMost()
    {
        const auto headWith = [](int lines) {
            return requestHeadFrom("GET / HTTP/1.1\r\nHost: x\r\n"
                                   + QByteArray("X: y\r\n").repeated(lines - 1) + "\r\n");
        };

        QVERIFY(headWith(64));
        QVERIFY(!headWith(65));
        QCOMPARE(headWith(65).error().status, 431);
    }

    void theEndIsFoundHoweverTheHeadArrives()
    {
        const auto bytes = get("X: y\r\n");
        const auto all = bytes + "body\r\n\r\n";

        for (qsizetype seen = 0; seen < bytes.size(); ++seen) {
            const auto before = endOfHead(all.first(seen));
            QVERIFY(before);
            QVERIFY(!*before);
            QCOMPARE(endOfHead(all, seen).value(), bytes.size());
        }
    }
};

KIOSK_TEST(TestRequestHead)

} // namespace RequestHeadTest

#include "tst_requesthead.moc"
