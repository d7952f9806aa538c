// SPDX-License-Identifier: GPL-3.0-only
#include "service/doctor/kioskdoctor.h"
#include "support/loopbackserver.h"
#include "support/test.h"

#include <QFile>
#include <QLocalServer>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

namespace KioskDoctorTest {

using namespace Service;
using namespace Qt::StringLiterals;
using TestSupport::LoopbackServer;

namespace {

const QDateTime now({2026, 6, 15}, {12, 0}, Qt::UTC);

} // namespace

//! The doctor on a kiosk whose server is elsewhere.
class TestKioskDoctor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_machine = {.environment = {},
                     .x11Sockets = m_folder->filePath(u"x11"_s),
                     .soundCards = m_folder->filePath(u"cards"_s)};
        m_machine.environment.insert(u"PATH"_s, m_folder->path());
        m_machine.environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder->path());
        write(u"cards"_s, " 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n"_ba);
        write(u"fc-list"_s, "#!/bin/sh\necho 'Noto Sans'\n"_ba);
        write(u"pulseaudio"_s, "#!/bin/sh\n"_ba);
        QVERIFY(QDir().mkpath(m_machine.x11Sockets));
        m_display = std::make_unique<QLocalServer>();
        QVERIFY(m_display->listen(m_machine.x11Sockets + u"/X7"_s));
    }

    void cleanup()
    {
        m_display.reset();
        m_folder.reset();
    }

    void aGoodKioskIsFoundGood()
    {
        const LoopbackServer server;

        auto codes = codesWith(server.url(), LoopbackServer::kioskKey);
        // How much is free is the machine's affair.
        codes.removeIf([](const QString &code) { return code.startsWith("disk_"_L1); });

        QCOMPARE(codes,
                 QStringList({u"settings_ok"_s, u"kiosk_server_reached"_s, u"kiosk_key_ok"_s,
                              u"channel_reached"_s, u"fonts_ok"_s, u"display_ok"_s, u"sound_ok"_s,
                              u"clock_ok"_s, u"files_ok"_s}));
    }

    void whatTheServersMachineNeedsIsNotAskedFor()
    {
        const auto codes = codesWith(QUrl(u"http://127.0.0.1:9"_s), "key");

        for (const auto &code : codes) {
            QVERIFY2(!code.startsWith("database_"_L1) && !code.startsWith("gateway_"_L1)
                         && !code.startsWith("webhook_"_L1) && !code.startsWith("listen_"_L1),
                     qPrintable(code));
        }
    }

    void aKioskThatShallBeSilentNeedsNoSound()
    {
        m_volume = 0;
        QVERIFY(QFile::remove(m_folder->filePath(u"cards"_s)));

        const auto codes = codesWith(QUrl(u"http://127.0.0.1:9"_s), "key");

        QVERIFY(!codes.contains(u"sound_missing"_s));
    }

    void theDisplayOfTheSessionIsTheOneThatCounts()
    {
        m_machine.environment.insert(u"DISPLAY"_s, u":7.0"_s);
        QVERIFY(displayFinding(m_machine).subject == ":7.0"_L1);

        m_machine.environment.insert(u"DISPLAY"_s, u":8"_s);
        QVERIFY(displayFinding(m_machine).code == Core::FindingCode::DisplayMissing);
    }

    void aWaylandCompositorIsADisplay()
    {
        QLocalServer compositor;
        QVERIFY(compositor.listen(m_folder->filePath(u"wayland-1"_s)));
        m_machine.environment.insert(u"WAYLAND_DISPLAY"_s, u"wayland-1"_s);

        QCOMPARE(displayFinding(m_machine).subject, u"wayland-1"_s);
    }

private:
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(content) == content.size());
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    //! The doctor looks from a thread of its own, because the server is in this one.
    [[nodiscard]] QStringList codesWith(const QUrl &server, const QByteArray &key) const
    {
        Config::Settings settings;
        settings.kiosk.server = server;
        settings.kiosk.key = Core::Secret(key);
        settings.kiosk.volume = m_volume;
        const KioskDoctor doctor(settings, m_folder->path(), m_machine, [] { return now; });
        QStringList codes;
        std::atomic_bool isDone = false;
        std::jthread thread([&] {
            for (const auto &finding : doctor.examine())
                codes.append(Core::toString(finding.code));
            isDone = true;
        });
        const bool isOver = QTest::qWaitFor([&] { return isDone.load(); }, 20'000);
        return isOver ? codes : QStringList();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    KioskMachine m_machine;
    std::unique_ptr<QLocalServer> m_display;
    int m_volume = 70;
};

KIOSK_TEST(TestKioskDoctor)

} // namespace KioskDoctorTest

#include "tst_kioskdoctor.moc"
