// SPDX-License-Identifier: GPL-3.0-only
#include "http/gate/channelreader.h"
#include "support/test.h"

#include <QTest>

namespace FrameReaderTest {

using namespace Qt::StringLiterals;
using Http::FrameReader;

namespace {

const auto mask = "\x01\x02\x03\x04"_ba;

//! A frame of a client, of that length and with that first byte.
QByteArray frame(int first, int length)
{
    QByteArray bytes(1, char(first));
    if (length <= 125) {
        bytes += char(0x80 | length);
    } else if (length <= 0xffff) {
        bytes += char(0x80 | 126);
        bytes += char(length >> 8);
        bytes += char(length & 0xff);
    } else {
        bytes += char(0x80 | 127);
        for (int shift = 56; shift >= 0; shift -= 8)
            bytes += char((qint64(length) >> shift) & 0xff);
    }
    return bytes + mask + QByteArray(length, 'x');
}

QByteArray unmasked(QByteArray bytes)
{
    bytes[1] = char(bytes[1] & 0x7f);
    return bytes.remove(2, 4);
}

} // namespace

class TestFrameReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAClientMayAndMayNotSend_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isRight");
        const auto text = frame(0x81, 5);
        QTest::newRow("text") << text << true;
        QTest::newRow("nothing in it") << frame(0x81, 0) + text << true;
        QTest::newRow("binary") << frame(0x82, 5) << true;
        QTest::newRow("fragments") << frame(0x01, 5) + frame(0x00, 5) + frame(0x80, 5) << true;
        QTest::newRow("ping and pong") << frame(0x89, 125) + frame(0x8a, 0) << true;
        QTest::newRow("the longest of one byte") << frame(0x81, 125) + text << true;
        QTest::newRow("the shortest of two bytes") << frame(0x81, 126) + text << true;
        QTest::newRow("of eight bytes") << frame(0x81, 70000) + text << true;
        QTest::newRow("anything behind a close frame") << frame(0x88, 2) + unmasked(text) << true;
        QTest::newRow("no mask") << unmasked(text) << false;
        QTest::newRow("no mask, second frame") << text + unmasked(text) << false;
        QTest::newRow("no mask, ping") << unmasked(frame(0x89, 2)) << false;
        QTest::newRow("no mask, close") << unmasked(frame(0x88, 2)) << false;
        QTest::newRow("no mask behind a long one") << frame(0x81, 300) + unmasked(text) << false;
        for (const int bit : {0x10, 0x20, 0x40})
            QTest::newRow(qPrintable(u"reserved bit %1"_s.arg(bit)))
                << frame(0x81 | bit, 5) << false;
        for (const int opcode : {3, 7, 11, 15})
            QTest::newRow(qPrintable(u"reserved opcode %1"_s.arg(opcode)))
                << frame(0x80 | opcode, 5) << false;
        QTest::newRow("long ping") << frame(0x89, 126) << false;
        QTest::newRow("fragment of a ping") << frame(0x09, 5) << false;
    }

    void whatAClientMayAndMayNotSend()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isRight);

        for (const qsizetype cut : {qsizetype(1), qsizetype(2), qsizetype(7), bytes.size()}) {
            FrameReader reader;
            bool isStillRight = true;
            for (qsizetype at = 0; at < bytes.size(); at += cut)
                isStillRight = reader.read(
                    QByteArrayView(bytes).sliced(at).first(std::min(cut, bytes.size() - at)));
            QCOMPARE(isStillRight, isRight);
        }
    }
};

KIOSK_TEST(TestFrameReader)

} // namespace FrameReaderTest

#include "tst_framereader.moc"
