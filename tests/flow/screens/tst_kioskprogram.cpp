// SPDX-License-Identifier: GPL-3.0-only
#include "flow/attackers.h"
#include "flow/eventually.h"
#include "flow/machine.h"
#include "flow/picture.h"
#include "flow/virtualscreen.h"
#include "support/memory.h"
#include "support/test.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>

#include <sys/resource.h>

#include <csignal>

namespace KioskProgramTest {

namespace {

using namespace FlowTest;
using namespace Qt::StringLiterals;

constexpr QSize smallScreen(800, 480);

//! Somebody signs in at @p server in a browser; what the gateway's notification is answered.
QByteArray logIn(const Machine &machine, const QUrl &server, const QString &sender)
{
    const QNetworkRequest request(server.resolved(QUrl(u"/api/auth/whatsapp/start/"_s)));
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(network.post(request, QByteArray()));
    if (!eventually([&reply] { return reply->isFinished(); }))
        return {};
    const auto attempt = QJsonDocument::fromJson(reply->readAll());
    return machine.deliver(server, sender, attempt["loginMessage"_L1].toString());
}

//! Lets programs reach a screen of this machine by TCP, as over SSH.
class DisplayForwarder
{
public:
    explicit DisplayForwarder(quint16 number)
        : m_socket(u"/tmp/.X11-unix/X%1"_s.arg(number))
    {
        constexpr quint16 firstPort = 6000; // of display 0
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { forward(); });
        m_isListening = m_server.listen(QHostAddress::LocalHost, firstPort + number);
    }

    [[nodiscard]] bool isListening() const { return m_isListening; }

private:
    void forward()
    {
        auto *outside = m_server.nextPendingConnection();
        auto *inside = new QLocalSocket(outside);
        QObject::connect(outside, &QTcpSocket::readyRead, inside,
                         [=] { inside->write(outside->readAll()); });
        QObject::connect(inside, &QLocalSocket::readyRead, outside,
                         [=] { outside->write(inside->readAll()); });
        QObject::connect(outside, &QTcpSocket::disconnected, outside, &QObject::deleteLater);
        inside->connectToServer(m_socket);
        if (inside->waitForConnected())
            inside->write(outside->readAll());
    }

    QString m_socket;
    QTcpServer m_server;
    bool m_isListening = false;
};

//! The program has loaded a plugin or a library of that name.
bool hasLoaded(const Program &program, const QByteArray &name)
{
    QFile maps(u"/proc/%1/maps"_s.arg(program.process()));
    return maps.open(QIODevice::ReadOnly) && maps.readAll().contains(name);
}

} // namespace

class TestKioskProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto missing = missingAmong({u"Xvfb"_s, u"import"_s, u"zbarimg"_s});
        QVERIFY2(missing.isEmpty(), missing.constData());
    }

    void memoryIsNotDumped_data()
    {
        QTest::addColumn<bool>("isKiosk");
        QTest::newRow("kiosk") << true;
        QTest::newRow("server") << false;
    }

    void memoryIsNotDumped()
    {
        QFETCH(bool, isKiosk);
        const VirtualScreen screen(smallScreen);
        Machine machine;
        machine.set(u"DISPLAY"_s, screen.display());
        // The sanitizer would prevent dumps by itself.
        machine.set(u"ASAN_OPTIONS"_s,
                    qEnvironmentVariable("ASAN_OPTIONS") + u":disable_coredump=0"_s);

        const auto program =
            isKiosk ? machine.startKiosk() : machine.start(controlProgram(), {u"serve"_s});

        QVERIFY(addressOf(*program).isValid());
        rlimit limit{};
        QCOMPARE(::prlimit(pid_t(program->process()), RLIMIT_CORE, nullptr, &limit), 0);
        QCOMPARE(limit.rlim_cur, rlim_t(0));
        QCOMPARE(limit.rlim_max, rlim_t(0));
    }

    void terminationEndsItCleanly_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
    }

    void terminationEndsItCleanly()
    {
        QFETCH(int, number);
        const VirtualScreen screen(smallScreen);
        Machine machine;
        machine.set(u"DISPLAY"_s, screen.display());
        const auto kiosk = machine.startKiosk();
        QVERIFY(addressOf(*kiosk).isValid());
        QVERIFY(eventually([&] { return QFile::exists(machine.runtimeFile()); }));
        const auto onlyTheUser =
            QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
        QCOMPARE(QFile::permissions(machine.runtimeFile()), onlyTheUser);

        kiosk->signal(number);

        QCOMPARE(kiosk->exitCode(), 0);
        QVERIFY(!QFile::exists(machine.runtimeFile()));
    }

    void simulatedPhoneSignsInToTheDemo()
    {
        const VirtualScreen screen(smallScreen);
        Machine machine;
        machine.set(u"DISPLAY"_s, screen.display());
        const auto kiosk = machine.startKiosk({u"--demo"_s});
        QVERIFY(eventually([&] { return !messageIn(codeIn(screen.picture())).isEmpty(); }));

        const auto phone = machine.start(
            controlProgram(), {u"simulate"_s, u"--phone"_s, u"+996555121001"_s, u"--latest"_s});

        QCOMPARE(phone->exitCode(), 0);
        QCOMPARE(phone->output(), u"accepted\n"_s);
        QVERIFY(eventually([&] { return kiosk->hasLogged({u"event=attempt.completed"_s}); }));
        QVERIFY(eventually([&] { return codeIn(screen.picture()).isEmpty(); }));
        QVERIFY2(!QFileInfo::exists(machine.path(u"data/amt-kiosk/amt-kiosk.db"_s)),
                 "the demo leaves a database behind");
    }

    void mistakeOfItsUserIsToldInOneSentence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QStringList>("words");

        QTest::newRow("no display") << QStringList() << 1 << QStringList{u"no display"_s};
        QTest::newRow("unknown option")
            << QStringList{u"--fullscreen"_s} << 2 << QStringList{u"fullscreen"_s, u"--help"_s};
        QTest::newRow("stray word") << QStringList{u"now"_s} << 2 << QStringList{u"now"_s};
        QTest::newRow("unknown language")
            << QStringList{u"--language"_s, u"de"_s} << 2 << QStringList{u"ru, ky or en"_s};
        QTest::newRow("screenshots of no demo")
            << QStringList{u"--screenshot"_s, u"pictures"_s} << 2 << QStringList{u"--demo"_s};
        QTest::newRow("server elsewhere without encryption")
            << QStringList{u"--server"_s, u"http://login.example.org"_s} << 3
            << QStringList{u"--server"_s, u"without encryption"_s, u"https://"_s};
        QTest::newRow("no such configuration file")
            << QStringList{u"--config"_s, u"nowhere.conf"_s} << 3 << QStringList{u"nowhere.conf"_s};
    }

    void mistakeOfItsUserIsToldInOneSentence()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        QFETCH(QStringList, words);
        const Machine machine;

        const auto kiosk = machine.startKiosk(arguments);

        QCOMPARE(kiosk->exitCode(), exitCode);
        QCOMPARE(kiosk->output(), QString());
        QCOMPARE(kiosk->errors().count(u'\n'), 1);
        for (const auto &word : words)
            QVERIFY2(kiosk->errors().contains(word), qPrintable(kiosk->errors()));
    }

    void displayThatIsNotThereIsToldInOneSentence()
    {
        Machine machine;
        machine.set(u"DISPLAY"_s, u":64999"_s);

        const auto kiosk = machine.startKiosk();

        QCOMPARE(kiosk->exitCode(), 1);
        QVERIFY2(kiosk->hasLogged({u"amt-kiosk: the display cannot be opened"_s}),
                 qPrintable(kiosk->errors()));
    }

    void everyMistakeInTheConfigurationIsNamed()
    {
        const Machine machine({{u"server/port"_s, u"eighty"_s}, {u"kiosk/colour"_s, u"green"_s}});

        const auto kiosk = machine.startKiosk();

        QCOMPARE(kiosk->exitCode(), 3);
        for (const auto *word : {"amt-kiosk.conf", "server/port", "eighty", "kiosk/colour"})
            QVERIFY2(kiosk->errors().contains(QLatin1StringView(word)),
                     qPrintable(kiosk->errors()));
    }

    void secondKioskOnThePortIsToldInOneSentence()
    {
        const VirtualScreen screen(smallScreen);
        Machine machine;
        machine.set(u"DISPLAY"_s, screen.display());
        const auto first = machine.startKiosk();
        const auto port = QString::number(addressOf(*first).port());
        const VirtualScreen another(smallScreen);
        machine.set(u"DISPLAY"_s, another.display());
        machine.set(u"AMT_SERVER_PORT"_s, port);

        const auto second = machine.startKiosk();

        QCOMPARE(second->exitCode(), 5);
        QVERIFY2(second->hasLogged({u"amt-kiosk: cannot listen"_s, port, u"server/port"_s}),
                 qPrintable(second->errors()));
        QVERIFY(first->isRunning());
        QVERIFY(QFile::exists(machine.runtimeFile()));
    }

    void secondKioskOnTheScreenIsToldInOneSentence()
    {
        const VirtualScreen screen(smallScreen);
        Machine machine;
        machine.set(u"DISPLAY"_s, screen.display());
        const auto first = machine.startKiosk();
        const auto server = addressOf(*first);
        const auto number = screen.display().mid(1);
        const DisplayForwarder forwarder(number.toUShort());
        QVERIFY(forwarder.isListening());
        Machine another; // nor does it matter whose user's it is

        for (const auto &display :
             {u":%1"_s, u":%1.0"_s, u"unix:%1"_s, u"localhost:%1"_s, u"127.0.0.1:%1.0"_s}) {
            another.set(u"DISPLAY"_s, display.arg(number));
            const auto second = another.startKiosk();

            QCOMPARE(second->exitCode(), 1);
            QCOMPARE(second->errors(),
                     u"amt-kiosk: a kiosk already runs on this screen (process %1): end it first, "
                     "or use another display\n"_s.arg(first->process()));
            QCOMPARE(second->output(), QString());
        }
        const auto answer = machine.deliver(server, u"996555010203"_s, u"hello"_s);
        QVERIFY2(answer.contains("ignored"), "the first kiosk's server does not go on");
    }

    void stormWithResetsKeepsNobodyOut()
    {
        const VirtualScreen screen(smallScreen);
        Machine machine({{u"server/start_rate"_s, u"0"_s}});
        // Freed memory that the address sanitizer keeps back would look like a leak.
        machine.set(u"ASAN_OPTIONS"_s, u"quarantine_size_mb=1"_s);
        machine.set(u"DISPLAY"_s, screen.display());
        QVERIFY(machine.addTenant(u"Asan Usenov"_s, u"+996555121001"_s));
        const auto kiosk = machine.startKiosk();
        const auto server = addressOf(*kiosk);
        const auto before = TestSupport::memoryOf(kiosk->process());
        {
            Attackers attackers;
            addStorm(attackers, quint16(server.port()));
            QElapsedTimer time;
            time.start();
            while (time.elapsed() < 7'000) {
                QVERIFY2(logIn(machine, server, u"996555121001"_s).contains("accepted"),
                         qPrintable(kiosk->errors()));
            }
            const auto grown = TestSupport::memoryOf(kiosk->process()) - before;
            QVERIFY2(grown < 128, QByteArray::number(grown).constData());
        }
        QVERIFY(kiosk->isRunning());
        QVERIFY(logIn(machine, server, u"996555121001"_s).contains("accepted"));
    }

    void inputMethodOfTheDesktopHasNoHandInIt()
    {
        const VirtualScreen screen(smallScreen);
        Machine machine;
        machine.set(u"DISPLAY"_s, screen.display());
        machine.set(u"QT_IM_MODULE"_s, u"ibus"_s);
        machine.set(u"QT_IM_MODULES"_s, u"ibus"_s);

        const auto kiosk = machine.startKiosk();

        QVERIFY(eventually([&] { return !messageIn(codeIn(screen.picture())).isEmpty(); }));
        QVERIFY(hasLoaded(*kiosk, "libqxcb"));
        QVERIFY(!hasLoaded(*kiosk, "platforminputcontext"));
    }

    void crashLeavesNoImageOfItsMemory()
    {
        const VirtualScreen screen(smallScreen);
        Machine machine;
        machine.set(u"DISPLAY"_s, screen.display());
        const auto kiosk = machine.startKiosk();
        QVERIFY(addressOf(*kiosk).isValid());

        QFile limits(u"/proc/%1/limits"_s.arg(kiosk->process()));
        QVERIFY(limits.open(QIODevice::ReadOnly));

        static const QRegularExpression none(u"Max core file size +0 +0 +bytes"_s);
        QVERIFY(none.match(QString::fromLatin1(limits.readAll())).hasMatch());
    }

    void helpAndPicturesNeedNoScreenOfTheirOwn()
    {
        const VirtualScreen screen(smallScreen);
        Machine machine;
        machine.set(u"DISPLAY"_s, screen.display());
        const auto first = machine.startKiosk();
        QVERIFY(addressOf(*first).isValid());

        const auto help = machine.startKiosk({u"--help"_s});
        const auto tour =
            machine.startKiosk({u"--demo"_s, u"--windowed"_s, u"--language"_s, u"en"_s,
                                u"--screenshot"_s, machine.path(u"pictures"_s)});

        QCOMPARE(help->exitCode(), 0);
        QVERIFY(eventually([&] { return !tour->isRunning(); }, std::chrono::minutes(3)));
        QCOMPARE(tour->exitCode(), 0);
    }

    void screenOfAKilledKioskIsFree()
    {
        const VirtualScreen screen(smallScreen);
        Machine machine;
        machine.set(u"DISPLAY"_s, screen.display());
        const auto first = machine.startKiosk();
        QVERIFY(addressOf(*first).isValid());
        first->signal(SIGKILL);
        QVERIFY(!first->exitCode());

        const auto second = machine.startKiosk();

        QVERIFY2(addressOf(*second).isValid(), qPrintable(second->errors()));
    }
};

KIOSK_TEST(TestKioskProgram)

} // namespace KioskProgramTest
#include "tst_kioskprogram.moc"
