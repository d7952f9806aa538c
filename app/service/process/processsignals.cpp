// SPDX-License-Identifier: GPL-3.0-only
#include "service/process/processsignals.h"

#include <sys/signalfd.h>
#include <unistd.h>

#include <csignal>

namespace Service {

namespace {

sigset_t signalsFor(HangUp hangUp)
{
    sigset_t all;
    sigemptyset(&all);
    sigaddset(&all, SIGINT);
    sigaddset(&all, SIGTERM);
    if (hangUp == HangUp::Reloads)
        sigaddset(&all, SIGHUP);
    return all;
}

int signalDescriptor(HangUp hangUp)
{
    const auto all = signalsFor(hangUp);
    return signalfd(-1, &all, SFD_CLOEXEC | SFD_NONBLOCK);
}

} // namespace

void blockProcessSignals(HangUp hangUp)
{
    const auto all = signalsFor(hangUp);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

ProcessSignals::ProcessSignals(HangUp hangUp)
    : m_descriptor(signalDescriptor(hangUp))
    , m_notifier(m_descriptor, QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &ProcessSignals::read);
}

ProcessSignals::~ProcessSignals()
{
    m_notifier.setEnabled(false);
    ::close(m_descriptor);
}

void ProcessSignals::read()
{
    signalfd_siginfo info{};
    if (::read(m_descriptor, &info, sizeof info) != sizeof info)
        return;
    if (info.ssi_signo == SIGHUP)
        Q_EMIT reloadRequested();
    else
        Q_EMIT endRequested();
}

} // namespace Service
