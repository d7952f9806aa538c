#include "service/doctor/listenfindings.h"

#include <QTcpServer>

namespace Service {

using namespace Qt::StringLiterals;
using Core::Finding;
using Core::FindingCode;

namespace {

struct Reason
{
    QString message;
    QString fix;
};

Reason reasonOf(QAbstractSocket::SocketError error, quint16 port)
{
    switch (error) {
    case QAbstractSocket::AddressInUseError:
        return {u"another program listens there already"_s,
                u"End it (ss -ltnp 'sport = :%1' names it), or set server/port to another one. If "
                "it is a server of another user, run amt-kioskctl as that user."_s.arg(port)};
    case QAbstractSocket::SocketAccessError:
        return {u"this user may not use that port"_s,
                u"Set server/port to 1024 or more with a web server in front, or give the unit "
                "AmbientCapabilities=CAP_NET_BIND_SERVICE."_s};
    case QAbstractSocket::SocketAddressNotAvailableError:
        return {u"this machine does not have that address"_s,
                u"Set server/listen to 127.0.0.1, to 0.0.0.0, or to one of those that ip address "
                "shows."_s};
    default:
        return {u"the system does not let it"_s, u"Check server/listen and server/port."_s};
    }
}

} // namespace

std::optional<Finding> listenFailure(const Config::ServerSettings &settings)
{
    QTcpServer server;
    if (settings.port == 0 || server.listen(settings.listen, settings.port))
        return std::nullopt;
    const auto place = u"%1 port %2"_s.arg(settings.listen.toString()).arg(settings.port);
    const auto reason = reasonOf(server.serverError(), settings.port);
    return Finding::of(FindingCode::ListenFailed,
                       u"No server can listen at %1: %2."_s.arg(place, reason.message), reason.fix)
        .withSubject(place);
}

} // namespace Service
