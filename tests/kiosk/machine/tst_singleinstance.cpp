// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/machine/singleinstance.h"
#include "support/loglines.h"
#include "support/windowtest.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

namespace SingleInstanceTest {

using namespace Qt::StringLiterals;
using Kiosk::SingleInstance;

class TestSingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        qputenv("XDG_RUNTIME_DIR", m_folder->path().toLocal8Bit());
    }

    void secondKioskOnAScreenIsToldWhoIsThere()
    {
        const auto first = SingleInstance::claimByFile(u"wayland:wayland-0"_s);
        QVERIFY(first);

        const auto second = SingleInstance::claimByFile(u"wayland:wayland-0"_s);

        QVERIFY(!second);
        QCOMPARE(second.error(),
                 u"a kiosk already runs on this screen (process %1): end it first, or use another "
                 "display"_s.arg(QCoreApplication::applicationPid()));
    }

    void twoScreensHaveAKioskEach()
    {
        const auto first = SingleInstance::claimByFile(u"wayland:wayland-0"_s);

        const auto second = SingleInstance::claimByFile(u"wayland:wayland-1"_s);

        QVERIFY(first);
        QVERIFY(second);
    }

    void screenIsFreeAgainAfterTheEnd()
    {
        {
            const auto first = SingleInstance::claimByFile(u"wayland:wayland-0"_s);
        }

        QVERIFY(SingleInstance::claimByFile(u"wayland:wayland-0"_s));
        QVERIFY(files().isEmpty());
    }

    void nameOfAScreenMayHaveSlashes()
    {
        const auto first = SingleInstance::claimByFile(u"wayland:/run/../run/wayland-7"_s);

        QVERIFY(first);
        QCOMPARE(files().size(), 1);
    }

    void lockIsNobodyElses()
    {
        const auto first = SingleInstance::claimByFile(u"wayland:wayland-0"_s);

        const auto permissions = QFile::permissions(m_folder->filePath(u"amt-kiosk"_s));
        QVERIFY(!(permissions & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther)));
    }

    void kioskGoesOnWhereNoLockCanBeMade()
    {
        QFile inTheWay(m_folder->filePath(u"amt-kiosk"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const TestSupport::LogLines log;

        const auto first = SingleInstance::claimByFile(u"wayland:wayland-0"_s);

        QVERIFY(first);
        QCOMPARE(log.ofEvent(u"screen.unlocked"_s).size(), 1);
    }

    void screenIsClaimedWithoutAnXServer()
    {
        QCOMPARE(QGuiApplication::platformName(), u"offscreen"_s);

        const auto first = SingleInstance::claim();

        QVERIFY(first);
        QVERIFY(!SingleInstance::claim());
    }

private:
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->filePath(u"amt-kiosk"_s)).entryList(QDir::Files);
    }

    std::optional<QTemporaryDir> m_folder;
};

KIOSK_WINDOW_TEST(TestSingleInstance)

} // namespace SingleInstanceTest
#include "tst_singleinstance.moc"
