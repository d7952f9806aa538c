// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/qrmatrix.h"
#include "kiosk/inventedscenes.h"
#include "kiosk/pages/screens.h"
#include "kiosk/translations.h"
#include "kiosk/widgets/qrview.h"
#include "support/useractions.h"
#include "support/windowtest.h"

#include <QAbstractButton>
#include <QImage>
#include <QLabel>
#include <QProgressBar>
#include <QRawFont>
#include <QTest>

#include <algorithm>
#include <functional>

namespace ScreensTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace Actions = Kiosk::Actions;
using Core::FailureReason;
using Kiosk::DemoSender;
using Kiosk::Outage;
using Kiosk::Screens;
using Kiosk::ScreensOptions;
using Kiosk::Invented::Scene;
using TestSupport::UserActions;

namespace {

const QStringList languages{u"ru"_s, u"ky"_s, u"en"_s};

QList<DemoSender> demoSenders()
{
    return {{.kind = DemoSender::Kind::Tenant, .name = u"Айгүл Осмонова"_s},
            {.kind = DemoSender::Kind::Landlord, .name = u"Темирлан Жээнбеков"_s},
            {.kind = DemoSender::Kind::Staff, .name = u"Smith & Sons"_s},
            {.kind = DemoSender::Kind::Unknown, .name = {}},
            {.kind = DemoSender::Kind::Disabled, .name = u"Пётр Иванов"_s}};
}

ScreensOptions optionsFor(bool isDemo)
{
    ScreensOptions options;
    options.languages = languages;
    options.now = [] { return 0ms; };
    if (isDemo)
        options.demoSenders = demoSenders();
    return options;
}

// Every page in every state, and what only a test would think of.
QList<Scene> scenes()
{
    auto all = Kiosk::Invented::scenes();
    for (const auto &name : {u"Ли"_s, QString(300, u'Щ')})
        all.append({u"welcome "_s + name, [name](Screens &screens) {
                        screens.showWelcome(Kiosk::Invented::visitor(name));
                    }});
    return all;
}

void addLinkTroubles(QList<Scene> &scenes)
{
    using enum Kiosk::ClientError;
    for (const auto trouble : {NotFound, BadRequest, Forbidden}) {
        scenes.append({u"link with trouble %1"_s.arg(int(trouble)), [trouble](Screens &screens) {
                           screens.showLink({.step = Kiosk::LinkDialog::Step::Phone,
                                             .ticket = u"4821"_s,
                                             .trouble = trouble});
                       }});
    }
    for (const auto trouble : {WrongCode, TooOften, Network, NotAllowed, Server}) {
        scenes.append({u"PIN with trouble %1"_s.arg(int(trouble)), [trouble](Screens &screens) {
                           screens.showLinkPin({.step = Kiosk::LinkDialog::Step::Pin,
                                                .ticket = u"4821"_s,
                                                .trouble = trouble});
                       }});
    }
}

// Rarely seen content in its longest form: every finding with its advice, a few at a time as the
// page turns them, and every trouble with a code.
QList<Scene> rareScenes()
{
    constexpr qsizetype atOnce = 2;
    const QDateTime time(QDate(2026, 11, 25), QTime(23, 59), Qt::UTC);
    QList<Scene> all;
    const auto codes = Core::allFindingCodes();
    for (qsizetype first = 0; first < codes.size(); first += atOnce) {
        Kiosk::StaffView view;
        view.tab = Kiosk::StaffView::Tab::Doctor;
        for (const auto code : codes.mid(first, atOnce)) {
            view.findings.append(
                Core::Finding::of(code, {}).withSince(time).withCount(12).withSubject(
                    u"/etc/amt-kiosk/amt-kiosk.conf"_s));
        }
        all.append({u"finding "_s + Core::toString(codes[first]),
                    [view](Screens &screens) { screens.showStaff(view); }});
    }
    using enum Kiosk::CodeTrouble;
    for (const auto trouble : {Wrong, Over, NotANumber, TooOften, Network, Server}) {
        const auto dialog = Kiosk::Invented::dialog(trouble, 1);
        const auto name = u" with trouble %1"_s.arg(int(trouble));
        all.append(
            {u"phone"_s + name, [dialog](Screens &screens) { screens.showPhoneEntry(dialog); }});
        all.append(
            {u"code"_s + name, [dialog](Screens &screens) { screens.showCodeEntry(dialog); }});
    }
    addLinkTroubles(all);
    return all;
}

QRect placeOf(const QWidget &widget, const QWidget &window)
{
    return {widget.mapTo(&window, QPoint()), widget.size()};
}

// Why a text does not fit, or nothing.
QString faultOf(const QWidget &widget, const QWidget &window)
{
    if (!window.rect().contains(placeOf(widget, window)))
        return u"outside of the window"_s;
    const auto *label = qobject_cast<const QLabel *>(&widget);
    if (label && label->wordWrap()) {
        if (label->minimumSizeHint().width() > label->width())
            return u"a word is cut"_s;
        if (label->heightForWidth(label->width()) > label->height())
            return u"a line is cut"_s;
        return {};
    }
    const QSize wanted = widget.sizeHint();
    const bool fits = wanted.width() <= widget.width() && wanted.height() <= widget.height();
    return fits ? QString()
                : u"%1x%2 wanted, %3x%4 there"_s.arg(wanted.width())
                      .arg(wanted.height())
                      .arg(widget.width())
                      .arg(widget.height());
}

QString textOf(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return button->text();
    return {};
}

QList<QWidget *> visibleTexts(const QWidget &window)
{
    QList<QWidget *> texts;
    for (auto *widget : window.findChildren<QWidget *>()) {
        if (widget->isVisible() && !textOf(*widget).isEmpty())
            texts.append(widget);
    }
    return texts;
}

QString faults(const QWidget &window)
{
    QStringList all;
    const auto texts = visibleTexts(window);
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const QString fault = faultOf(*texts[i], window);
        if (!fault.isEmpty())
            all.append(textOf(*texts[i]) + u": "_s + fault);
        for (qsizetype j = 0; j < i; ++j) {
            if (placeOf(*texts[i], window).intersects(placeOf(*texts[j], window)))
                all.append(textOf(*texts[i]) + u" covers "_s + textOf(*texts[j]));
        }
    }
    return all.join(u"; "_s);
}

// The side of the code itself, from its first dark pixel to its last.
int darkSide(const QImage &picture)
{
    int left = picture.width();
    int right = -1;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (picture.pixel(x, y) == qRgb(0, 0, 0)) {
                left = std::min(left, x);
                right = std::max(right, x);
            }
        }
    }
    return right - left + 1;
}

void addSizes()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isDemo");

    for (const bool isDemo : {false, true}) {
        for (const QSize size : {QSize(1080, 1920), QSize(1920, 1080), QSize(1366, 768),
                                 QSize(1280, 800), QSize(800, 480), QSize(3840, 2160)}) {
            const auto name = u"%1x%2%3"_s.arg(size.width()).arg(size.height());
            QTest::newRow(qPrintable(name.arg(isDemo ? u", demo"_s : QString()))) << size << isDemo;
        }
    }
}

} // namespace

class TestScreens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsCutOffAtAnySizeInAnyLanguage_data() { addSizes(); }

    void nothingIsCutOffAtAnySizeInAnyLanguage()
    {
        QFETCH(QSize, size);
        QFETCH(bool, isDemo);
        Kiosk::Translations translations;
        Screens screens(optionsFor(isDemo));
        screens.resize(size);
        screens.show();

        for (const auto &language : languages) {
            translations.setLanguage(language);
            screens.setLanguage(language);
            QCoreApplication::processEvents();
            for (const auto &view : scenes()) {
                screens.setAccessibility(view.accessibility);
                view.show(screens);
                screens.showTimeLeft({.left = 58s, .whole = 60s, .untilResend = 18s});
                // As it is painted first: what the event loop would mend later has been seen.
                const QString found = faults(screens);
                QVERIFY2(found.isEmpty(),
                         qPrintable(language + u", "_s + view.name + u": "_s + found));
            }
        }
    }

    void whatIsRarelySeenIsNotCutOffEither_data()
    {
        QTest::addColumn<QSize>("size");

        QTest::newRow("800x480") << QSize(800, 480);
        QTest::newRow("1080x1920") << QSize(1080, 1920);
    }

    void whatIsRarelySeenIsNotCutOffEither()
    {
        QFETCH(QSize, size);
        Kiosk::Translations translations;
        Screens screens(optionsFor(false));
        screens.resize(size);
        screens.show();

        for (const auto &language : languages) {
            translations.setLanguage(language);
            screens.setLanguage(language);
            QCoreApplication::processEvents();
            for (const auto &view : rareScenes()) {
                view.show(screens);
                const QString found = faults(screens);
                QVERIFY2(found.isEmpty(),
                         qPrintable(language + u", "_s + view.name + u": "_s + found));
            }
        }
    }

    void theCodeIsTheLargestThing_data() { addSizes(); }

    void theCodeIsTheLargestThing()
    {
        QFETCH(QSize, size);
        QFETCH(bool, isDemo);
        Screens screens(optionsFor(isDemo));
        screens.resize(size);
        screens.show();
        screens.showScan(Kiosk::Invented::invitation(true));

        const int side = darkSide(screens.findChild<Kiosk::QrView *>(u"code"_s)->grab().toImage());

        const int shorter = std::min(size.width(), size.height());
        QVERIFY2(side >= shorter * 0.45, qPrintable(QString::number(side)));
    }

    void everyControlIsLargeNamedAndReachable_data() { addSizes(); }

    void everyControlIsLargeNamedAndReachable()
    {
        QFETCH(QSize, size);
        QFETCH(bool, isDemo);
        Screens screens(optionsFor(isDemo));
        screens.resize(size);
        screens.show();

        for (const auto &view : scenes()) {
            screens.setAccessibility(view.accessibility);
            view.show(screens);
            QCoreApplication::processEvents();
            for (const auto *button : screens.findChildren<QAbstractButton *>()) {
                if (!button->isVisible())
                    continue;
                const auto what = qPrintable(view.name + u": "_s + button->text());
                QVERIFY2(button->width() >= 48 && button->height() >= 48, what);
                QVERIFY2(!button->accessibleName().isEmpty(), what);
                QVERIFY2(button->focusPolicy() & Qt::TabFocus, what);
            }
            for (const auto *bar : screens.findChildren<QProgressBar *>())
                QVERIFY(!bar->accessibleName().isEmpty());
        }
    }

    void everyTextIsPlain()
    {
        const Screens screens(optionsFor(true));

        for (const auto *label : screens.findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void theFontHasEveryLetterOfKyrgyz()
    {
        Screens screens(optionsFor(false));
        screens.resize(1280, 800);
        screens.show();

        for (const auto *label : screens.findChildren<QLabel *>()) {
            const auto font = QRawFont::fromFont(label->font(), QFontDatabase::Cyrillic);
            for (const QChar letter : u"ңөүҢӨҮ"_s)
                QVERIFY(font.supportsCharacter(letter));
        }
    }

    void pagesAreKnownByTheirNames_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<std::function<void(Screens &)>>("show");

        using Show = std::function<void(Screens &)>;
        QTest::newRow("starting") << u"scanPage"_s << Show([](Screens &s) { s.showStarting(); });
        QTest::newRow("scan") << u"scanPage"_s << Show([](Screens &s) {
            s.showScan(Kiosk::Invented::invitation(true));
        });
        QTest::newRow("received") << u"receivedPage"_s
                                  << Show([](Screens &s) { s.showReceived(); });
        QTest::newRow("welcome") << u"welcomePage"_s << Show([](Screens &s) {
            s.showWelcome(Kiosk::Invented::visitor(u"Айгүл"_s));
        });
        QTest::newRow("refused") << u"refusedPage"_s << Show([](Screens &s) {
            s.showRefused(FailureReason::UserNotFound, {});
        });
        QTest::newRow("unavailable")
            << u"unavailablePage"_s << Show([](Screens &s) { s.showUnavailable(Outage::Server); });
    }

    void pagesAreKnownByTheirNames()
    {
        QFETCH(QString, page);
        QFETCH(std::function<void(Screens &)>, show);
        Screens screens(optionsFor(false));
        screens.resize(1280, 800);
        screens.show();

        show(screens);

        QVERIFY(screens.findChild<QWidget *>(page)->isVisible());
    }

    void theNumberAndTheTextAreShownInWords()
    {
        Screens screens(optionsFor(false));

        screens.showScan(Kiosk::Invented::invitation(true));

        const auto *hint = screens.findChild<QLabel *>(u"fallbackHint"_s);
        const auto *message = screens.findChild<QLabel *>(u"fallbackMessage"_s);
        QVERIFY(hint->text().contains(u"+996 700 000 001"_s.replace(u' ', QChar::Nbsp)));
        QCOMPARE(message->text(), u"AMT LOGIN 3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s);
    }

    void nothingOfAVisitorRemains()
    {
        Screens screens(optionsFor(false));
        screens.showScan(Kiosk::Invented::invitation(true));
        screens.showWelcome(Kiosk::Invented::visitor(u"Айгүл Осмонова"_s));
        QCOMPARE(screens.findChild<QLabel *>(u"name"_s)->text(), u"Айгүл Осмонова"_s);
        QVERIFY(screens.findChild<Kiosk::QrView *>(u"code"_s)->isCovered());

        screens.showScan(Kiosk::Invented::invitation(true));

        for (const auto *label : screens.findChildren<QLabel *>()) {
            QVERIFY(!label->text().contains(u"Айгүл"_s));
            QVERIFY(!label->text().contains(u"•001"_s));
        }
    }

    void aTouchAnywhereEndsARefusal()
    {
        Screens screens(optionsFor(false));
        screens.resize(1280, 800);
        screens.show();
        screens.showRefused(FailureReason::UserNotFound, {});
        const UserActions<Actions::DismissRefusal> dismissed(screens);
        auto *page = screens.findChild<QWidget *>(u"refusedPage"_s);

        QTest::mouseClick(page, Qt::LeftButton, {}, {20, 700});
        QCOMPARE(dismissed.size(), 1);
        QTest::mouseClick(page->findChild<QAbstractButton *>(u"primary"_s), Qt::LeftButton);

        QCOMPARE(dismissed.size(), 2);
    }

    void demoButtonsSayWhoSends()
    {
        Screens screens(optionsFor(true));
        screens.resize(1280, 800);
        screens.show();
        const UserActions<Actions::SendDemoMessage> requested(screens);

        QTest::mouseClick(screens.findChild<QAbstractButton *>(u"demoSender3"_s), Qt::LeftButton);

        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested.first().senderIndex, 3);
    }
};

KIOSK_WINDOW_TEST(TestScreens)

} // namespace ScreensTest
#include "tst_screens.moc"
