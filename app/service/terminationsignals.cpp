#include "service/terminationsignals.h"

#include <sys/signalfd.h>
#include <unistd.h>

#include <csignal>

namespace Service {

namespace {

sigset_t terminationSignals()
{
    sigset_t all;
    sigemptyset(&all);
    sigaddset(&all, SIGINT);
    sigaddset(&all, SIGTERM);
    return all;
}

int signalDescriptor()
{
    const auto all = terminationSignals();
    return signalfd(-1, &all, SFD_CLOEXEC | SFD_NONBLOCK);
}

} // namespace

void blockTerminationSignals()
{
    const auto all = terminationSignals();
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

TerminationSignals::TerminationSignals()
    : m_descriptor(signalDescriptor())
    , m_notifier(m_descriptor, QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, [this] {
        signalfd_siginfo info{};
        if (::read(m_descriptor, &info, sizeof info) == sizeof info)
            Q_EMIT received();
    });
}

TerminationSignals::~TerminationSignals()
{
    m_notifier.setEnabled(false);
    ::close(m_descriptor);
}

} // namespace Service
