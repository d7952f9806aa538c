// SPDX-License-Identifier: GPL-3.0-only
#include "flow/eventually.h"
#include "flow/machine.h"
#include "flow/picture.h"
#include "flow/virtualscreen.h"
#include "support/test.h"

#include <QElapsedTimer>
#include <QUuid>

namespace KioskOnScreenTest {

namespace {

using namespace FlowTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

const auto maria = u"Maria Ivanova"_s;
const auto mariasPhone = u"996555010203"_s;
const auto nobodysPhone = u"996555010299"_s;

//! A kiosk at a front desk, and its screen.
class FrontDesk
{
public:
    explicit FrontDesk(const QMap<QString, QString> &settings = {}, QSize screen = {1280, 800},
                       const QStringList &arguments = {u"--language"_s, u"en"_s})
        : m_machine(settings)
        , m_screen(screen)
        , m_arguments(arguments)
    {
        m_machine.set(u"DISPLAY"_s, m_screen.display());
    }

    [[nodiscard]] Machine &machine() { return m_machine; }
    [[nodiscard]] Program &kiosk() { return *m_kiosk; }
    [[nodiscard]] QImage picture() const { return m_screen.picture(); }

    [[nodiscard]] bool open(const QStringList &moreArguments = {})
    {
        if (!m_machine.addTenant(maria, u'+' + mariasPhone))
            return false;
        m_sinceStart.start();
        m_kiosk = m_machine.startKiosk(m_arguments + moreArguments);
        m_server = moreArguments.isEmpty() ? addressOf(*m_kiosk) : QUrl();
        return m_kiosk->isRunning();
    }

    [[nodiscard]] qint64 msecsOpen() const { return m_sinceStart.elapsed(); }

    //! The message in the code on screen, once there is one other than @p former.
    [[nodiscard]] QString messageOnScreen(const QString &former = {}) const
    {
        QString message;
        const bool isThere = eventually([&] {
            message = messageIn(codeIn(picture()));
            return !message.isEmpty() && message != former;
        });
        return isThere ? message : QString();
    }

    [[nodiscard]] bool shows(const QString &words) const
    {
        return eventually([&] { return wordsIn(picture()).contains(words); });
    }

    [[nodiscard]] bool coversCode() const
    {
        return eventually([&] {
            const auto now = picture();
            return !now.isNull() && codeIn(now).isEmpty();
        });
    }

    [[nodiscard]] QByteArray deliver(const QString &sender, const QString &message) const
    {
        return m_machine.deliver(m_server, sender, message);
    }

private:
    Machine m_machine;
    VirtualScreen m_screen;
    QStringList m_arguments;
    std::unique_ptr<Program> m_kiosk;
    QUrl m_server;
    QElapsedTimer m_sinceStart;
};

QString attemptIn(const QString &message)
{
    const auto id = message.section(u' ', -1);
    return QUuid::fromString(id).isNull() ? QString() : id;
}

} // namespace

class TestKioskOnScreen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto missing = missingAmong({u"Xvfb"_s, u"import"_s, u"zbarimg"_s, u"tesseract"_s});
        QVERIFY2(missing.isEmpty(), missing.constData());
    }

    void codeOnScreenSignsItsVisitorIn_data()
    {
        QTest::addColumn<QSize>("screen");
        QTest::newRow("portrait") << QSize(1080, 1920);
        QTest::newRow("landscape") << QSize(1920, 1080);
        QTest::newRow("laptop") << QSize(1366, 768);
        QTest::newRow("small laptop") << QSize(1280, 800);
        QTest::newRow("small panel") << QSize(800, 480);
        QTest::newRow("large panel") << QSize(3840, 2160);
    }

    void codeOnScreenSignsItsVisitorIn()
    {
        QFETCH(QSize, screen);
        FrontDesk desk({}, screen);
        QVERIFY(desk.open());
        const auto message = desk.messageOnScreen();
        qInfo("first code read off the screen %lld ms after the start", desk.msecsOpen());
        QVERIFY(message.startsWith(u"AMT LOGIN "_s));

        const auto answer = desk.deliver(mariasPhone, message);

        QCOMPARE(answer, R"({"status":"accepted"})"_ba);
        QVERIFY(desk.coversCode());
        QVERIFY(desk.kiosk().hasLogged({u"event=attempt.completed"_s, attemptIn(message)}));
        QVERIFY(desk.shows(maria));
    }

    void codeIsLargeAndSharp_data() { codeOnScreenSignsItsVisitorIn_data(); }

    void codeIsLargeAndSharp()
    {
        QFETCH(QSize, screen);
        FrontDesk desk({}, screen);
        QVERIFY(desk.open());

        QVERIFY(!desk.messageOnScreen().isEmpty());
        const auto picture = desk.picture();

        QCOMPARE(picture.size(), screen);
        const auto code = drawnCodeIn(picture);
        QVERIFY2(code, "a module is not a square of whole pixels");
        QVERIFY(hasQuietZone(picture, *code));
        const int shorterSide = std::min(screen.width(), screen.height());
        qInfo("%d pixels a module, %d%% of the shorter side", code->module,
              100 * code->place.width() / shorterSide);
        QVERIFY(code->place.width() >= 0.45 * shorterSide);
    }

    void unknownNumberIsTurnedAwayAndAFreshCodeFollows()
    {
        FrontDesk desk;
        QVERIFY(desk.open());
        const auto message = desk.messageOnScreen();
        QVERIFY(!message.isEmpty());

        QVERIFY(!desk.deliver(nobodysPhone, message).isEmpty());

        QVERIFY(desk.shows(u"not know this number"_s));
        QVERIFY(codeIn(desk.picture()).isEmpty());
        QVERIFY(desk.kiosk().hasLogged({u"event=tenant.not_found"_s, attemptIn(message)}));
        QVERIFY2(!desk.kiosk().errors().contains(nobodysPhone), "a full number in the log");
        const auto next = desk.messageOnScreen(message);
        QVERIFY(!next.isEmpty());
        QVERIFY(!desk.deliver(mariasPhone, next).isEmpty());
        QVERIFY(desk.shows(maria));
    }

    void codeOfAMomentAgoStillSignsIn()
    {
        FrontDesk desk({{u"login/rotate_seconds"_s, u"10"_s}});
        QVERIFY(desk.open());
        const auto former = desk.messageOnScreen();
        QVERIFY(!former.isEmpty());
        QVERIFY(!desk.messageOnScreen(former).isEmpty());

        QVERIFY(!desk.deliver(mariasPhone, former).isEmpty());

        QVERIFY(desk.shows(maria));
    }

    void visitorIsSignedOutInTime()
    {
        FrontDesk desk({{u"session/idle_seconds"_s, u"10"_s}});
        QVERIFY(desk.open());
        const auto message = desk.messageOnScreen();
        QVERIFY(!desk.deliver(mariasPhone, message).isEmpty());
        QVERIFY(desk.shows(maria));

        QVERIFY(!desk.messageOnScreen(message).isEmpty());

        QVERIFY(!wordsIn(desk.picture()).contains(maria));
    }

    void codeIsCoveredWhileTheServerIsAway()
    {
        FrontDesk desk;
        auto &machine = desk.machine();
        auto server = machine.startServer();
        const auto address = addressOf(*server);
        QVERIFY(desk.open({u"--server"_s, address.toString()}));
        const auto before = desk.messageOnScreen();
        QVERIFY(!before.isEmpty());

        QElapsedTimer clock;
        clock.start();
        server->kill();
        QVERIFY(desk.coversCode());
        qInfo("seen covered %lld ms after the server died", clock.elapsed());
        machine.set(u"AMT_SERVER_PORT"_s, QString::number(address.port()));
        server = machine.startServer();
        QCOMPARE(addressOf(*server), address);

        const auto after = desk.messageOnScreen();
        QVERIFY(!after.isEmpty());
        QVERIFY(!machine.deliver(address, mariasPhone, after).isEmpty());
        QVERIFY(desk.shows(maria));
    }
};

KIOSK_TEST(TestKioskOnScreen)

} // namespace KioskOnScreenTest
#include "tst_kioskonscreen.moc"
