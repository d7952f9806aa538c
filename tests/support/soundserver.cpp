// SPDX-License-Identifier: GPL-3.0-only
#include "support/soundserver.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <cstring>

namespace TestSupport {

using namespace Qt::StringLiterals;

namespace {

constexpr int rate = 22050;

bool isSound(qint16 sample)
{
    return sample != 0;
}

void end(QProcess &process)
{
    process.terminate();
    if (!process.waitForFinished(5000)) {
        process.kill();
        process.waitForFinished();
    }
}

} // namespace

SoundServer::SoundServer()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_home.path());
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_home.path());
    environment.remove(u"PULSE_SERVER"_s);
    m_process.setProcessEnvironment(environment);
    m_process.setStandardErrorFile(m_home.filePath(u"log"_s));
    m_process.start(u"pulseaudio"_s,
                    {u"-n"_s, u"--daemonize=no"_s, u"--use-pid-file=no"_s, u"--exit-idle-time=-1"_s,
                     u"--load=module-null-sink rate=%1 channels=1 format=s16le"_s.arg(rate),
                     u"--load=module-native-protocol-unix auth-anonymous=1 socket=%1"_s.arg(
                         m_home.filePath(u"socket"_s))});
}

SoundServer::~SoundServer()
{
    end(m_process);
}

bool SoundServer::isUp()
{
    return QTest::qWaitFor([this] { return QFile::exists(m_home.filePath(u"socket"_s)); }, 10000);
}

QString SoundServer::address() const
{
    return u"unix:"_s + m_home.filePath(u"socket"_s);
}

Recording::Recording(const SoundServer &server)
{
    m_process.start(u"parec"_s,
                    {u"--server=%1"_s.arg(server.address()), u"--device=@DEFAULT_MONITOR@"_s,
                     u"--raw"_s, u"--format=s16le"_s, u"--rate=%1"_s.arg(rate), u"--channels=1"_s,
                     u"--latency-msec=20"_s});
}

Recording::~Recording()
{
    end(m_process);
}

bool Recording::isListening()
{
    return QTest::qWaitFor([this] { return !samples().isEmpty(); }, 10000);
}

QList<qint16> Recording::sound()
{
    auto all = samples();
    all.erase(all.begin(), std::find_if(all.begin(), all.end(), &isSound));
    return all;
}

bool Recording::hasEnded()
{
    const auto all = sound();
    const auto last = std::find_if(all.rbegin(), all.rend(), &isSound);
    return last != all.rend() && last - all.rbegin() > rate / 3;
}

int Recording::milliseconds()
{
    return int(samples().size() * 1000 / rate);
}

QList<qint16> Recording::samples()
{
    m_bytes += m_process.readAllStandardOutput();
    QList<qint16> all(m_bytes.size() / 2);
    if (!all.isEmpty())
        std::memcpy(all.data(), m_bytes.constData(), size_t(all.size()) * sizeof(qint16));
    return all;
}

} // namespace TestSupport
