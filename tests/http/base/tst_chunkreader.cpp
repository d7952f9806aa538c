// SPDX-License-Identifier: GPL-3.0-only
#include "http/base/requestreader.h"
#include "support/test.h"

#include <QTest>

#include <algorithm>

namespace ChunkReaderTest {

using namespace Qt::StringLiterals;
using Http::ChunkReader;

class TestChunkReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSoundBodyIsReadHoweverItIsCut_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("body");

        QTest::newRow("empty") << "0\r\n\r\n"_ba
                               << ""_ba;
        QTest::newRow("one chunk") << "3\r\nabc\r\n0\r\n\r\n"_ba
                                   << "abc"_ba;
        QTest::newRow("several") << "1\r\na\r\n2\r\nbc\r\n0\r\n\r\n"_ba
                                 << "abc"_ba;
        QTest::newRow("hexadecimal") << "A\r\n0123456789\r\n0a\r\nabcdefghij\r\n0\r\n\r\n"_ba
                                     << "0123456789abcdefghij"_ba;
        QTest::newRow("extensions") << "3;a=b;c=\"d;e\"\r\nabc\r\n0;last\r\n\r\n"_ba
                                    << "abc"_ba;
        QTest::newRow("trailers") << "3\r\nabc\r\n0\r\nX-Sum: 1\r\nY: 2\r\n\r\n"_ba
                                  << "abc"_ba;
        QTest::newRow("line ends in a chunk") << "4\r\n\r\n\r\n\r\n0\r\n\r\n"_ba
                                              << "\r\n\r\n"_ba;
        QTest::newRow("zeros before") << "00000003\r\nabc\r\n000\r\n\r\n"_ba
                                      << "abc"_ba;
    }

    void aSoundBodyIsReadHoweverItIsCut()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, body);

        for (qsizetype step = 1; step <= bytes.size(); ++step) {
            ChunkReader reader;
            QByteArray read;
            for (qsizetype at = 0; at < bytes.size(); at += step) {
                QVERIFY(!reader.isAtEnd());
                const auto count = std::min(step, bytes.size() - at);
                QVERIFY(reader.read(QByteArrayView(bytes).sliced(at, count), read));
            }
            QVERIFY(reader.isAtEnd());
            QCOMPARE(read, body);
        }
    }

    void whatFollowsTheEndIsNotLookedAt()
    {
        ChunkReader reader;
        QByteArray body;

        QVERIFY(reader.read("1\r\na\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n", body));

        QVERIFY(reader.isAtEnd());
        QCOMPARE(body, "a"_ba);
    }

    void whatCouldBeReadInTwoWaysIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");

        QTest::newRow("no size") << "\r\nabc\r\n"_ba;
        QTest::newRow("signed") << "+3\r\nabc\r\n"_ba;
        QTest::newRow("negative") << "-3\r\nabc\r\n"_ba;
        QTest::newRow("0x") << "0x3\r\nabc\r\n"_ba;
        QTest::newRow("no number") << "g\r\nabc\r\n"_ba;
        QTest::newRow("blank before") << " 3\r\nabc\r\n"_ba;
        QTest::newRow("blank behind") << "3 \r\nabc\r\n"_ba;
        QTest::newRow("blank before an extension") << "3 ;a\r\nabc\r\n"_ba;
        QTest::newRow("underscore") << "1_0\r\nabc\r\n"_ba;
        QTest::newRow("overflow") << "100000003\r\nabc\r\n"_ba;
        QTest::newRow("bare LF behind the size") << "3\nabc\r\n0\r\n\r\n"_ba;
        QTest::newRow("bare CR behind the size") << "3\rabc\r\n0\r\n\r\n"_ba;
        QTest::newRow("CR within an extension") << "3;a\rb\r\nabc\r\n"_ba;
        QTest::newRow("LF within an extension") << "3;a\nb\r\nabc\r\n"_ba;
        QTest::newRow("NUL in an extension") << QByteArray("3;a\0\r\nabc\r\n", 11);
        QTest::newRow("longer than it says") << "3\r\nabcd\r\n0\r\n\r\n"_ba;
        QTest::newRow("shorter than it says") << "3\r\nab\r\n0\r\n\r\n"_ba;
        QTest::newRow("bare LF behind the data") << "3\r\nabc\n0\r\n\r\n"_ba;
        QTest::newRow("nothing behind the data") << "3\r\nabc0\r\n\r\n"_ba;
        QTest::newRow("bare LF behind a trailer") << "0\r\nX: y\n\r\n"_ba;
        QTest::newRow("bare LF at the end") << "0\r\n\n"_ba;
        QTest::newRow("endless size") << QByteArray(ChunkReader::longestLine + 1, '0');
        QTest::newRow("long extension")
            << "3;" + QByteArray(ChunkReader::longestLine, 'x') + "\r\nabc\r\n0\r\n\r\n";
        QTest::newRow("long trailer")
            << "0\r\nX: " + QByteArray(ChunkReader::longestTrailers, 'y') + "\r\n\r\n";
        QTest::newRow("many trailers") << "0\r\n" + QByteArray("X: y\r\n").repeated(1000) + "\r\n";
    }

    void whatCouldBeReadInTwoWaysIsRefused()
    {
        QFETCH(QByteArray, bytes);
        ChunkReader reader;
        QByteArray body;

        const auto read = reader.read(bytes, body);

        QVERIFY(!read);
        QCOMPARE(read.error().status, 400);
    }
};

KIOSK_TEST(TestChunkReader)

} // namespace ChunkReaderTest
#include "tst_chunkreader.moc"
