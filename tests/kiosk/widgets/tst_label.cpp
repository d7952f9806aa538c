// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/widgets/label.h"
#include "support/windowtest.h"

#include <QImage>
#include <QTest>

namespace LabelTest {

using namespace Kiosk;
using namespace Qt::StringLiterals;

//! The label paints large texts itself, and they stand where Qt would have put them.
class TestLabel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLargeTextStandsWhereQtPutsIt_data();
    void aLargeTextStandsWhereQtPutsIt();
};

namespace {

QImage pictureOf(QLabel &label)
{
    return label.grab().toImage().convertToFormat(QImage::Format_Grayscale8);
}

struct Ink
{
    QRect place;
    int pixels = 0;
};

Ink inkOf(const QImage &picture)
{
    Ink ink;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (qGray(picture.pixel(x, y)) >= 128)
                continue;
            ink.place |= QRect(x, y, 1, 1);
            ++ink.pixels;
        }
    }
    return ink;
}

bool areClose(QPoint one, QPoint other)
{
    return (one - other).manhattanLength() <= 1;
}

} // namespace

void TestLabel::aLargeTextStandsWhereQtPutsIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Qt::Alignment>("alignment");
    QTest::addColumn<bool>("isWrapped");

    const QString words = u"Откройте WhatsApp & отправьте сообщение, которое там написано"_s;
    QTest::newRow("wrapped, centred") << words << Qt::Alignment(Qt::AlignCenter) << true;
    QTest::newRow("wrapped, left") << words << (Qt::AlignLeft | Qt::AlignVCenter) << true;
    QTest::newRow("wrapped, top") << words << (Qt::AlignLeft | Qt::AlignTop) << true;
    QTest::newRow("one line, right")
        << u"Кош келиңиз"_s << (Qt::AlignRight | Qt::AlignBottom) << false;
    QTest::newRow("two lines") << u"Two\nlines"_s << Qt::Alignment(Qt::AlignCenter) << false;
}

void TestLabel::aLargeTextStandsWhereQtPutsIt()
{
    QFETCH(const QString, text);
    QFETCH(const Qt::Alignment, alignment);
    QFETCH(const bool, isWrapped);

    Label ours(u"ours"_s, {.role = TextRole::Title, .isWrapped = isWrapped}, nullptr);
    QLabel theirs;
    theirs.setTextFormat(Qt::PlainText);
    theirs.setWordWrap(isWrapped);
    for (QLabel *label : {static_cast<QLabel *>(&ours), &theirs}) {
        label->setFont(fontOf(90, true));
        label->setText(text);
        label->setAlignment(alignment);
        label->resize(1100, 800);
    }

    const Ink ink = inkOf(pictureOf(ours));
    const Ink wanted = inkOf(pictureOf(theirs));
    QVERIFY(ink.pixels > 5000);
    QVERIFY(areClose(ink.place.topLeft(), wanted.place.topLeft()));
    QVERIFY(areClose(ink.place.bottomRight(), wanted.place.bottomRight()));
    // Half a pixel aside, an edge is dark or not.
    QVERIFY(qAbs(ink.pixels - wanted.pixels) * 20 < wanted.pixels);
}

KIOSK_WINDOW_TEST(TestLabel)

} // namespace LabelTest
#include "tst_label.moc"
