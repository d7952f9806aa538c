// SPDX-License-Identifier: GPL-3.0-only
#include "service/process/processresources.h"

#include <QFile>
#include <QtGlobal>

#include <sodium.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace Service {

using namespace Qt::StringLiterals;

namespace {

// A handler that the kernel pipes dumps to gets them whatever the limit is, but not those of a
// process that is not dumpable.
bool makeUndumpable()
{
#ifdef __SANITIZE_ADDRESS__
    return true; // the search for leaks attaches to the process itself
#else
    return ::prctl(PR_SET_DUMPABLE, 0) == 0;
#endif
}

} // namespace

bool preventCoreDumps()
{
    constexpr rlimit none{.rlim_cur = 0, .rlim_max = 0};
    const bool isLimited = ::setrlimit(RLIMIT_CORE, &none) == 0;
    return makeUndumpable() && isLimited;
}

bool allowManyFiles()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return true;
    limit.rlim_cur = limit.rlim_max;
    return ::setrlimit(RLIMIT_NOFILE, &limit) == 0;
}

double cpuSeconds()
{
    rusage usage{};
    if (::getrusage(RUSAGE_SELF, &usage) != 0)
        return 0;
    const auto seconds = [](const timeval &time) {
        return double(time.tv_sec) + double(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const auto columns = file.readAll().split(' ');
    return columns.size() < 2 ? 0 : columns[1].toDouble() * double(::sysconf(_SC_PAGESIZE));
}

Core::RandomBytes secureRandomBytes()
{
    if (sodium_init() < 0)
        qFatal("libsodium cannot be used on this machine");
    return [](qsizetype count) {
        QByteArray bytes(count, Qt::Uninitialized);
        randombytes_buf(bytes.data(), size_t(count));
        return bytes;
    };
}

} // namespace Service
