#include "service/process/processusage.h"

#include <QFile>

#include <sys/resource.h>
#include <unistd.h>

namespace Service {

using namespace Qt::StringLiterals;

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

} // namespace Service
