// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/qrmatrix.h"
#include "support/test.h"

#include <QImage>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace QrMatrixTest {

using Core::QrMatrix;
using namespace Qt::StringLiterals;

namespace {

//! Black on white with its quiet zone, a few pixels to the module.
QImage imageOf(const QrMatrix &code)
{
    constexpr auto pixels = 4;
    const auto side = code.size() + 2 * QrMatrix::quietZone;
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int row = 0; row < code.size(); ++row) {
        for (int column = 0; column < code.size(); ++column) {
            if (code.isDark(column, row))
                image.setPixelColor(column + QrMatrix::quietZone, row + QrMatrix::quietZone,
                                    Qt::black);
        }
    }
    return image.scaled(side * pixels, side * pixels);
}

//! ISO/IEC 18004, 6.3.3: a dark square of 3 in a light ring in a dark ring in a light border.
bool hasFinderPattern(const QrMatrix &code, int left, int top)
{
    for (int row = -1; row <= 7; ++row) {
        for (int column = -1; column <= 7; ++column) {
            const auto x = left + column;
            const auto y = top + row;
            if (x < 0 || y < 0 || x >= code.size() || y >= code.size())
                continue;
            const auto distance = std::max(std::abs(column - 3), std::abs(row - 3));
            if (code.isDark(x, y) != (distance != 2 && distance != 4))
                return false;
        }
    }
    return true;
}

} // namespace

class TestQrMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReaderReadsWhatWasWritten_data()
    {
        QTest::addColumn<QString>("text");

        QTest::newRow("phrase") << u"AMT LOGIN 3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s;
        QTest::newRow("link") << u"https://wa.me/996700000001?text=AMT%20LOGIN%20"
                                 "3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s;
        QTest::newRow("Kyrgyz") << u"АМТ КИРҮҮ 3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s;
        QTest::newRow("long") << u"AMT "_s.repeated(200);
    }

    void aReaderReadsWhatWasWritten()
    {
        const auto zbarimg = QStandardPaths::findExecutable(u"zbarimg"_s);
        if (zbarimg.isEmpty())
            QFAIL("zbarimg is missing: install the package zbar-tools");
        QFETCH(QString, text);
        const QTemporaryDir directory;
        const auto file = directory.filePath(u"code.png"_s);
        QVERIFY(imageOf(QrMatrix::encode(text).value()).save(file));

        QProcess reader;
        reader.start(zbarimg, {u"--quiet"_s, u"--raw"_s, u"--oneshot"_s, file});

        QVERIFY(reader.waitForFinished());
        QCOMPARE(QString::fromUtf8(reader.readAllStandardOutput()), text);
    }

    void theFinderPatternsAreInTheirCorners()
    {
        const auto code = QrMatrix::encode(u"AMT LOGIN"_s).value();

        const auto far = code.size() - 7;
        QVERIFY(hasFinderPattern(code, 0, 0));
        QVERIFY(hasFinderPattern(code, far, 0));
        QVERIFY(hasFinderPattern(code, 0, far));
        QVERIFY(!hasFinderPattern(code, far, far));
    }

    void theErrorCorrectionIsM()
    {
        const auto code = QrMatrix::encode(u"AMT LOGIN"_s).value();

        // The first two format bits, 00 for M, under the mask 10 of ISO/IEC 18004, 7.9.1.
        QVERIFY(code.isDark(0, 8));
        QVERIFY(!code.isDark(1, 8));
    }

    void theSizeGrowsWithTheText_data()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<int>("size");

        QTest::newRow("smallest") << 1 << 21;
        QTest::newRow("last of the smallest") << 14 << 21;
        QTest::newRow("first of the next") << 15 << 25;
        QTest::newRow("a link's") << 90 << 41;
        QTest::newRow("largest") << 2331 << 177;
    }

    void theSizeGrowsWithTheText()
    {
        QFETCH(int, length);
        QFETCH(int, size);

        QCOMPARE(QrMatrix::encode(QString(length, u'x'))->size(), size);
    }

    void whatDoesNotFitIsNoCode()
    {
        QVERIFY(!QrMatrix::encode(QString()));
        QVERIFY(!QrMatrix::encode(QString(2332, u'x')));
        QVERIFY(!QrMatrix::encode(QString(1166, u'ж'))); // two bytes each
        QVERIFY(!QrMatrix::encode(QString(1 << 20, u'x')));
    }

    void aNulEndsNothing()
    {
        const auto code = QrMatrix::encode(u"AMT\0LOGIN"_s);

        QVERIFY(code != QrMatrix::encode(u"AMT"_s));
        QVERIFY(QrMatrix::encode(QString(QChar(0))));
    }

    void equalTextsGiveEqualCodes()
    {
        QCOMPARE(QrMatrix::encode(u"a"_s), QrMatrix::encode(u"a"_s));
        QVERIFY(QrMatrix::encode(u"a"_s) != QrMatrix::encode(u"b"_s));
    }
};

KIOSK_TEST(TestQrMatrix)

} // namespace QrMatrixTest
#include "tst_qrmatrix.moc"
