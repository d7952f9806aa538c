// SPDX-License-Identifier: GPL-3.0-only
#include "support/test.h"

#include <QFile>
#include <QProcess>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

namespace RestarterTest {

using namespace Qt::StringLiterals;

namespace {

constexpr auto patience = 20000;

//! The probe, up to where it starts itself anew, and from there.
class Probe
{
public:
    Probe()
    {
        if (!QFile::copy(QStringLiteral(PROBE), program()))
            qFatal("the probe cannot be copied");
        m_process.start(program(),
                        {m_folder.filePath(u"mark"_s), u"--two words"_s, u"-platform"_s, {}});
        while (!m_before.endsWith("end\n") && m_process.waitForReadyRead(patience))
            m_before += m_process.readAllStandardOutput();
    }

    [[nodiscard]] QString program() const { return m_folder.filePath(u"restartprobe"_s); }
    [[nodiscard]] const QByteArray &before() const { return m_before; }
    [[nodiscard]] qint64 process() const { return m_process.processId(); }

    //! Its report after that; empty if it fails.
    [[nodiscard]] QByteArray restart()
    {
        m_process.write("\n");
        if (!m_process.waitForFinished(patience) || m_process.exitCode() != 0)
            return {};
        return m_process.readAllStandardOutput();
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_before;
};

} // namespace

class TestRestarter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void programFindsWhatItFoundAtFirst()
    {
        // Its parent may hand it a file.
        const int inherited = ::open("/dev/null", O_RDONLY);
        const auto close = qScopeGuard([inherited] { ::close(inherited); });
        QVERIFY(inherited > 2);
        Probe probe;
        const auto process = probe.process();
        QVERIFY(probe.before().contains("|--two words|-platform||\n"));
        QVERIFY(probe.before().contains("Pid:\t" + QByteArray::number(process)));
        QVERIFY(probe.before().contains(' ' + QByteArray::number(inherited)));

        const auto after = probe.restart();

        QCOMPARE(QString::fromUtf8(after), QString::fromUtf8("once more\n" + probe.before()));
    }

    void programThatWasReplacedIsTheNewOne()
    {
        Probe probe;
        QVERIFY(QFile::remove(probe.program()));
        QFile newer(probe.program());
        QVERIFY(newer.open(QIODevice::WriteOnly));
        newer.write("#!/bin/sh\necho newer \"$2\"\n");
        newer.close();
        newer.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);

        const auto after = probe.restart();

        QCOMPARE(after, "once more\nnewer --two words\n"_ba);
    }

    void programWhoseFileIsGoneIsTheSame()
    {
        Probe probe;
        QVERIFY(QFile::remove(probe.program()));

        const auto after = probe.restart();

        QVERIFY(after.contains("Pid:\t"));
        QVERIFY(after.contains("|--two words|-platform||\n"));
    }
};

KIOSK_TEST(TestRestarter)

} // namespace RestarterTest
#include "tst_restarter.moc"
