// SPDX-License-Identifier: GPL-3.0-only
#include "support/fakelogind.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace TestSupport {

using namespace Qt::StringLiterals;

namespace {

const auto service = u"org.freedesktop.login1"_s;

bool isHeld(int pipe)
{
    pollfd descriptor{.fd = pipe, .events = 0, .revents = 0};
    return ::poll(&descriptor, 1, 0) == 0;
}

} // namespace

FakeLogind::FakeLogind(const QDBusConnection &bus)
    : m_bus(bus)
{
    if (!m_bus.registerObject(u"/org/freedesktop/login1"_s, this,
                              QDBusConnection::ExportAllContents)
        || !m_bus.registerService(service))
        qFatal("there is no place for a logind on this bus");
}

FakeLogind::~FakeLogind()
{
    m_bus.unregisterService(service);
    for (const int pipe : m_pipes)
        ::close(pipe);
}

int FakeLogind::heldLocks() const
{
    return int(std::count_if(m_pipes.begin(), m_pipes.end(), &isHeld));
}

QDBusUnixFileDescriptor FakeLogind::Inhibit(const QString &what, const QString & /*who*/,
                                            const QString & /*why*/, const QString &mode)
{
    m_requests.append(what + u' ' + mode);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        qFatal("there is no pipe");
    m_pipes.push_back(ends[0]);
    QDBusUnixFileDescriptor lock;
    lock.giveFileDescriptor(ends[1]);
    return lock;
}

} // namespace TestSupport
