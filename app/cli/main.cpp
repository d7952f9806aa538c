// SPDX-License-Identifier: GPL-3.0-only
#include "cli/dispatch.h"
#include "service/process/logging.h"
#include "service/process/processresources.h"

#include <QCoreApplication>

#include <sys/stat.h>

int main(int argc, char *argv[])
{
    Service::preventCoreDumps();
    umask(077); // the database and the token in the data directory are nobody else's
    qputenv("QT_NO_GLIB", "1"); // Qt's own event dispatcher is the faster one for many sockets
    Service::installLogSink();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("amt-kiosk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(KIOSK_VERSION));
    Cli::StandardConsole console;
    return int(Cli::dispatch(application.arguments().mid(1), console));
}
