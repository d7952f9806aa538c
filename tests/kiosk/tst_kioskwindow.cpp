// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/keypad/entryfield.h"
#include "kiosk/kioskwindow.h"
#include "kiosk/pages/screens.h"
#include "kiosk/widgets/qrview.h"
#include "support/fakeloginserver.h"
#include "support/loglines.h"
#include "support/windowtest.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace KioskWindowTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Core::FailureReason;
using Kiosk::KioskWindow;
using TestSupport::FakeLoginServer;

namespace {

const Protocol::UserView aigul{.id = 1,
                               .name = u"Айгүл Осмонова"_s,
                               .maskedPhone = u"+996•••••123"_s,
                               .type = u"tenant"_s,
                               .role = u"tenant"_s,
                               .roleName = u"Tenant"_s};

Kiosk::KioskOptions optionsFor(const FakeLoginServer &server)
{
    Kiosk::KioskOptions options;
    options.server = server.url();
    options.name = u"Front desk"_s;
    options.isWindowed = true;
    options.demoSenders = {{.kind = Kiosk::DemoSender::Kind::Tenant, .name = aigul.name}};
    return options;
}

QString textOf(const KioskWindow &window, const QString &name)
{
    return window.findChild<QLabel *>(name)->text();
}

bool says(const KioskWindow &window, const QString &text)
{
    const auto labels = window.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel *label) { return label->text().contains(text); });
}

bool isOn(const KioskWindow &window, const QString &page)
{
    return window.findChild<QWidget *>(page)->isVisible();
}

bool showsCode(const KioskWindow &window)
{
    const auto *code = window.findChild<Kiosk::QrView *>(u"code"_s);
    return code->isVisible() && !code->isCovered();
}

void press(const KioskWindow &window, const QString &page, const QString &button)
{
    auto *target = window.findChild<QWidget *>(page)->findChild<QAbstractButton *>(button);
    QTest::mouseClick(target, Qt::LeftButton);
}

} // namespace

class TestKioskWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeLoginAndItsEnd()
    {
        FakeLoginServer server;
        KioskWindow window(optionsFor(server));
        window.present();
        QCOMPARE(window.windowTitle(), u"Front desk"_s);
        QVERIFY(!showsCode(window));
        QTRY_VERIFY(showsCode(window));

        server.tellMessage(server.newest());
        QTRY_VERIFY(isOn(window, u"receivedPage"_s));
        QVERIFY(window.findChild<Kiosk::QrView *>(u"code"_s)->isCovered());
        server.complete(server.newest(), aigul, server.serverTime.addSecs(60));
        QTRY_VERIFY(isOn(window, u"welcomePage"_s));
        QCOMPARE(textOf(window, u"name"_s), aigul.name);
        QCOMPARE(textOf(window, u"role"_s), u"Арендатор"_s);
        QCOMPARE(textOf(window, u"phone"_s), aigul.maskedPhone);

        press(window, u"welcomePage"_s, u"primary"_s);

        QTRY_VERIFY(showsCode(window));
        QTRY_COMPARE(server.signOuts().size(), 1);
        QCOMPARE(textOf(window, u"name"_s), QString());
        QCOMPARE(textOf(window, u"phone"_s), QString());
    }

    void aRefusalIsExplained()
    {
        FakeLoginServer server;
        KioskWindow window(optionsFor(server));
        window.present();
        QTRY_VERIFY(showsCode(window));

        server.fail(server.newest(), FailureReason::UserNotFound);

        QTRY_VERIFY(isOn(window, u"refusedPage"_s));
        press(window, u"refusedPage"_s, u"primary"_s);
        QTRY_VERIFY(showsCode(window));
    }

    void anOutageCoversTheCodeAndItComesBackAlone()
    {
        FakeLoginServer server;
        KioskWindow window(optionsFor(server));
        window.present();
        QTRY_VERIFY(showsCode(window));

        server.goDown();
        QTRY_VERIFY_WITH_TIMEOUT(isOn(window, u"unavailablePage"_s), 1000);
        QVERIFY(window.findChild<Kiosk::QrView *>(u"code"_s)->isCovered());
        server.goUp();

        QTRY_VERIFY(showsCode(window));
    }

    void aLanguageIsOneTouchAwayAndKeepsTheAttempt()
    {
        FakeLoginServer server;
        KioskWindow window(optionsFor(server));
        window.present();
        QTRY_VERIFY(showsCode(window));
        auto *scan = window.findChild<QWidget *>(u"scanPage"_s);
        const auto *title = scan->findChild<QLabel *>(u"title"_s);
        QCOMPARE(title->text(), u"Вход через WhatsApp"_s);

        press(window, u"scanPage"_s, u"ky"_s);
        QTRY_COMPARE(title->text(), u"WhatsApp аркылуу кирүү"_s);
        press(window, u"scanPage"_s, u"en"_s);

        QTRY_COMPARE(title->text(), u"Sign in with WhatsApp"_s);
        QVERIFY(showsCode(window));
        QCOMPARE(server.started().size(), 1U);
    }

    void theNextVisitorBeginsInTheStartLanguage()
    {
        FakeLoginServer server;
        KioskWindow window(optionsFor(server));
        window.present();
        QTRY_VERIFY(showsCode(window));
        press(window, u"scanPage"_s, u"en"_s);
        server.complete(server.newest(), aigul, server.serverTime.addSecs(60));
        QTRY_VERIFY(isOn(window, u"welcomePage"_s));
        QCOMPARE(textOf(window, u"role"_s), u"Tenant"_s);

        press(window, u"welcomePage"_s, u"primary"_s);

        const auto *title =
            window.findChild<QWidget *>(u"scanPage"_s)->findChild<QLabel *>(u"title"_s);
        QTRY_COMPARE(title->text(), u"Вход через WhatsApp"_s);
        QTRY_COMPARE(server.started().back().body, R"({"language":"ru"})");
    }

    void theChoicesOfSomebodyWhoWentAwayAreForgotten()
    {
        FakeLoginServer server;
        KioskWindow window(optionsFor(server), {.untilChoicesReset = 300ms});
        window.present();
        QTRY_VERIFY(showsCode(window));
        auto *screens = window.findChild<Kiosk::Screens *>();

        press(window, u"scanPage"_s, u"en"_s);
        Q_EMIT screens->userActed(Kiosk::Actions::ChooseAccessibility{{.isTextLarge = true}});
        QCOMPARE(window.language(), u"en"_s);
        QVERIFY(screens->accessibility().isTextLarge);

        QTRY_COMPARE(window.language(), u"ru"_s);
        QVERIFY(!screens->accessibility().isTextLarge);
        QVERIFY(showsCode(window));
        QCOMPARE(server.started().size(), 1U);
    }

    void theGreetingKeepsItsLanguageHoweverLongItStays()
    {
        FakeLoginServer server;
        KioskWindow window(optionsFor(server), {.untilChoicesReset = 100ms});
        window.present();
        QTRY_VERIFY(showsCode(window));
        server.complete(server.newest(), aigul, server.serverTime.addSecs(60));
        QTRY_VERIFY(isOn(window, u"welcomePage"_s));
        press(window, u"welcomePage"_s, u"ky"_s);

        QSignalSpy ticked(&window.flow(), &Kiosk::LoginFlow::ticked);
        QTRY_VERIFY(ticked.size() >= 3); // the time is over by then

        QCOMPARE(window.language(), u"ky"_s);
        QVERIFY(isOn(window, u"welcomePage"_s));
    }

    void theDemoAsksForAMessageToTheCodeOnScreen()
    {
        FakeLoginServer server;
        KioskWindow window(optionsFor(server));
        const QSignalSpy requested(&window, &KioskWindow::demoMessageRequested);
        window.present();
        press(window, u"demoPanel"_s, u"demoSender0"_s);
        QVERIFY(requested.isEmpty()); // no code yet, nothing to send
        QTRY_VERIFY(showsCode(window));

        press(window, u"demoPanel"_s, u"demoSender0"_s);

        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested.first().at(0).toUuid(), server.newest());
        QCOMPARE(requested.first().at(1).toInt(), 0);
    }

    void aCodeIsTypedOnTheKeypad()
    {
        FakeLoginServer server;
        server.codeUser = aigul;
        KioskWindow window(optionsFor(server));
        window.present();
        QTRY_VERIFY(showsCode(window));
        window.flow().enterByCode();
        QVERIFY(isOn(window, u"phonePage"_s));

        for (const QChar digit : u"555121001"_s)
            press(window, u"phonePage"_s, u"digit"_s + digit);
        press(window, u"phonePage"_s, u"primary"_s);
        QTRY_VERIFY(isOn(window, u"codePage"_s));
        for (const QChar digit : u"123456"_s)
            press(window, u"codePage"_s, u"digit"_s + digit);

        QTRY_VERIFY(isOn(window, u"welcomePage"_s));
        QCOMPARE(textOf(window, u"name"_s), aigul.name);
    }

    void theNextVisitorFindsNothingOfTheLast()
    {
        FakeLoginServer server;
        KioskWindow window(optionsFor(server));
        window.present();
        QTRY_VERIFY(showsCode(window));
        server.complete(server.newest(), aigul, server.serverTime.addSecs(60));
        QTRY_VERIFY(isOn(window, u"welcomePage"_s));
        press(window, u"welcomePage"_s, u"accessibilitySwitch"_s);
        press(window, u"welcomePage"_s, u"largeText"_s);
        QVERIFY(window.screens().accessibility().isTextLarge);
        QApplication::clipboard()->setText(aigul.name);

        press(window, u"welcomePage"_s, u"primary"_s);

        QTRY_VERIFY(showsCode(window));
        QVERIFY(window.screens().accessibility() == Kiosk::AccessibilityOptions());
        QCOMPARE(QApplication::clipboard()->text(), QString());
        for (const auto *bar : window.findChildren<QWidget *>(u"accessibilityBar"_s))
            QVERIFY(bar->isHidden());
    }

    void aGreetingIsNotTurnedToAgainWhenItEnds()
    {
        FakeLoginServer server;
        KioskWindow window(optionsFor(server));
        window.present();
        QTRY_VERIFY(showsCode(window));
        press(window, u"scanPage"_s, u"en"_s);
        server.complete(server.newest(), aigul, server.serverTime.addSecs(60));
        QTRY_VERIFY(isOn(window, u"welcomePage"_s));
        QList<Kiosk::FlowState> turned;
        connect(&window, &KioskWindow::pageTurned, this,
                [&](Kiosk::FlowState state) { turned.append(state); });

        press(window, u"welcomePage"_s, u"primary"_s);

        QTRY_VERIFY(showsCode(window));
        QCOMPARE(window.language(), u"ru"_s);
        QVERIFY(!turned.contains(Kiosk::FlowState::Welcome));
    }

    void staffHaveTheirWay()
    {
        FakeLoginServer server;
        auto options = optionsFor(server);
        options.pin = Core::PasswordHash::of("2468"_ba);
        KioskWindow window(options);
        window.present();
        QTRY_VERIFY(showsCode(window));
        window.flow().askForPin();
        QVERIFY(isOn(window, u"pinPage"_s));
        for (const QChar digit : u"2468"_s)
            press(window, u"pinPage"_s, u"digit"_s + digit);
        press(window, u"pinPage"_s, u"primary"_s);
        QTRY_VERIFY(isOn(window, u"staffPage"_s));
        QSignalSpy volume(&window, &KioskWindow::volumeChosen);
        const QSignalSpy restart(&window, &KioskWindow::restartRequested);
        const QSignalSpy leave(&window, &KioskWindow::leaveRequested);

        press(window, u"staffPage"_s, u"louder"_s);
        press(window, u"staffPage"_s, u"start-ky"_s);
        press(window, u"staffPage"_s, u"restart"_s);
        press(window, u"staffPage"_s, u"leave"_s);
        press(window, u"staffPage"_s, u"primary"_s);

        QCOMPARE(volume.size(), 1);
        QCOMPARE(volume.first().first().toInt(), 80);
        QCOMPARE(restart.size(), 1);
        QCOMPARE(leave.size(), 1);
        QVERIFY(showsCode(window));
        QCOMPARE(window.language(), u"ky"_s);
        press(window, u"scanPage"_s, u"en"_s);
        server.complete(server.newest(), aigul, server.serverTime.addSecs(60));
        QTRY_VERIFY(isOn(window, u"welcomePage"_s));
        press(window, u"welcomePage"_s, u"primary"_s);
        QCOMPARE(window.language(), u"ky"_s);
    }

    void openingOfTheStaffsPageIsLogged()
    {
        FakeLoginServer server;
        auto options = optionsFor(server);
        options.pin = Core::PasswordHash::of("2468"_ba);
        KioskWindow window(options);
        window.present();
        QTRY_VERIFY(showsCode(window));
        const TestSupport::LogLines log;

        window.flow().askForPin();
        QCOMPARE(log.ofEvent(u"staff.opened"_s).size(), 0);
        window.flow().enterPin(u"2468"_s);

        QTRY_VERIFY(isOn(window, u"staffPage"_s));
        press(window, u"staffPage"_s, u"louder"_s);
        QCOMPARE(log.ofEvent(u"staff.opened"_s).size(), 1);
    }

    void staffLinkANumberThatIsReadToThem()
    {
        FakeLoginServer server;
        server.linkUser = aigul;
        auto options = optionsFor(server);
        options.pin = Core::PasswordHash::of("2468"_ba);
        KioskWindow window(options);
        window.present();
        QTRY_VERIFY(showsCode(window));
        window.flow().askForPin();
        window.flow().enterPin(u"2468"_s);
        QTRY_VERIFY(isOn(window, u"staffPage"_s));

        press(window, u"staffPage"_s, u"link"_s);
        QVERIFY(isOn(window, u"ticketPage"_s));
        press(window, u"ticketPage"_s, u"back"_s);
        QVERIFY(isOn(window, u"staffPage"_s));
        press(window, u"staffPage"_s, u"link"_s);
        for (const QChar digit : u"4821"_s)
            press(window, u"ticketPage"_s, u"digit"_s + digit);
        QVERIFY(isOn(window, u"linkPage"_s));
        for (const QChar digit : u"555121001"_s)
            press(window, u"linkPage"_s, u"digit"_s + digit);
        press(window, u"linkPage"_s, u"primary"_s);
        QVERIFY(isOn(window, u"linkPinPage"_s));
        press(window, u"linkPinPage"_s, u"back"_s);
        QVERIFY(isOn(window, u"linkPage"_s));
        press(window, u"linkPage"_s, u"primary"_s); // the number is still there
        for (const QChar digit : u"271828"_s)
            press(window, u"linkPinPage"_s, u"digit"_s + digit);
        press(window, u"linkPinPage"_s, u"primary"_s);

        QTRY_VERIFY(isOn(window, u"staffPage"_s));
        QCOMPARE(server.links(),
                 QList<QByteArray>{R"({"phone":"+996555121001","pin":"271828","ticket":"4821"})"});
        QVERIFY(says(window, aigul.name));
        press(window, u"staffPage"_s, u"primary"_s);
        QVERIFY(showsCode(window));
        QVERIFY(!says(window, aigul.name));
        const auto *form = window.findChild<QWidget *>(u"linkPage"_s);
        QCOMPARE(form->findChild<Kiosk::EntryField *>()->text(), u"+996 "_s);
    }

    void whoeverIsGreetedFindsNothingOfTheStaffsForm()
    {
        FakeLoginServer server;
        auto options = optionsFor(server);
        options.pin = Core::PasswordHash::of("2468"_ba);
        KioskWindow window(options);
        window.present();
        QTRY_VERIFY(showsCode(window));
        window.flow().askForPin();
        window.flow().enterPin(u"2468"_s);
        QTRY_VERIFY(isOn(window, u"staffPage"_s));
        press(window, u"staffPage"_s, u"link"_s);
        press(window, u"ticketPage"_s, u"digit4"_s);

        server.complete(server.newest(), aigul, server.serverTime.addSecs(60));
        QTRY_VERIFY(isOn(window, u"welcomePage"_s));

        const auto *ticket = window.findChild<QWidget *>(u"ticketPage"_s);
        QCOMPARE(ticket->findChild<Kiosk::EntryField *>()->text(), QString());
    }

    void aNumberThatCannotBeSentIsToldAtOnce()
    {
        FakeLoginServer server;
        KioskWindow window(optionsFor(server));
        window.present();
        QTRY_VERIFY(showsCode(window));
        server.tellService({.state = Protocol::ServiceState::Ok, .sending = false});
        QStringList spoken;
        connect(&window, &KioskWindow::pageTurned, this,
                [&] { spoken.append(window.screens().spoken()); });

        server.askNumber(server.newest(), 2, 3);

        const auto *text =
            window.findChild<QWidget *>(u"numberPage"_s)->findChild<QLabel *>(u"lead"_s);
        QTRY_VERIFY(text->text().startsWith(u"Если число не пришло"_s));
        QVERIFY(isOn(window, u"numberPage"_s));
        QTRY_VERIFY(spoken.last().contains(text->text()));
        server.tellService({.state = Protocol::ServiceState::Ok, .sending = true});
        QTRY_VERIFY(!text->text().startsWith(u"Если число не пришло"_s));
    }

    void whatIsWrongWithTheGatewayIsSaid()
    {
        FakeLoginServer server;
        server.service = Protocol::ServiceView{.state = Protocol::ServiceState::GatewayTrouble,
                                               .gateway = Core::GatewayState::Starting};
        KioskWindow window(optionsFor(server));
        window.present();

        QTRY_VERIFY(isOn(window, u"unavailablePage"_s));

        const auto *title =
            window.findChild<QWidget *>(u"unavailablePage"_s)->findChild<QLabel *>(u"title"_s);
        QTRY_COMPARE(title->text(), u"WhatsApp перезапускается"_s);
    }

    void whoIsUnknownIsGivenATicket()
    {
        FakeLoginServer server;
        KioskWindow window(optionsFor(server));
        window.present();
        QTRY_VERIFY(showsCode(window));

        server.fail(server.newest(), FailureReason::UserNotFound, u"+996•••••099"_s, u"4821"_s);

        QTRY_VERIFY(isOn(window, u"refusedPage"_s));
        QCOMPARE(textOf(window, u"ticket"_s), u"48"_s + QChar::Nbsp + u"21"_s);
        press(window, u"refusedPage"_s, u"primary"_s);
        QCOMPARE(textOf(window, u"ticket"_s), QString());
    }

    void onlyAWindowOnADeskCanBeClosed_data()
    {
        QTest::addColumn<bool>("isWindowed");

        QTest::newRow("window") << true;
        QTest::newRow("whole screen") << false;
    }

    void onlyAWindowOnADeskCanBeClosed()
    {
        QFETCH(bool, isWindowed);
        const FakeLoginServer server;
        auto options = optionsFor(server);
        options.isWindowed = isWindowed;
        KioskWindow window(options);
        const QSignalSpy leave(&window, &KioskWindow::leaveRequested);
        window.show();

        QCOMPARE(window.close(), isWindowed);

        QCOMPARE(leave.size(), isWindowed ? 1 : 0);
        QCOMPARE(window.isVisible(), !isWindowed);
    }
};

KIOSK_WINDOW_TEST(TestKioskWindow)

} // namespace KioskWindowTest
#include "tst_kioskwindow.moc"
