// SPDX-License-Identifier: GPL-3.0-only
#include "service/doctor/channelcheckup.h"

#include "protocol/paths.h"

#include <QUuid>

#include <utility>

namespace Service {

using namespace Qt::StringLiterals;
using Core::Finding;
using Core::FindingCode;

namespace {

// As a browser writes it (RFC 6454, 6.2).
QString originOf(const QUrl &server)
{
    return server.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment
                           | QUrl::RemoveUserInfo);
}

QUrl channelUrl(const QUrl &server)
{
    QUrl url(server);
    url.setScheme(server.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    url.setPath(server.path() + Protocol::Path::channelPrefix
                + QUuid::createUuid().toString(QUuid::WithoutBraces));
    return url;
}

Finding reached()
{
    return Finding::of(FindingCode::ChannelReached,
                       u"The channel on which outcomes are pushed opens."_s);
}

Finding refused()
{
    return Finding::of(
        FindingCode::ChannelBlocked,
        u"The channel on which outcomes are pushed (WebSocket) does not open: screens and pages "
        "learn late, or never, that somebody has signed in."_s,
        u"Let the web server in front pass it on; in nginx: proxy_http_version 1.1, "
        "proxy_set_header Upgrade $http_upgrade and Connection \"upgrade\", as in "
        "packaging/nginx/amt-kiosk.conf."_s);
}

Finding silent()
{
    return Finding::of(FindingCode::ChannelBlocked,
                       u"The channel on which outcomes are pushed (WebSocket) opens, but nothing "
                       "comes back on it."_s,
                       u"Turn buffering off in the web server in front; in nginx: proxy_buffering "
                       "off."_s);
}

} // namespace

ChannelCheckup::ChannelCheckup(const QUrl &server, const GreenApi::ProxyPolicy &proxies,
                               std::chrono::milliseconds patience)
    : m_server(server)
    , m_socket(originOf(server))
{
    m_socket.setProxy(proxies.proxyFor(server));
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] { end(m_isOpen ? silent() : refused()); });
    connect(&m_socket, &QWebSocket::connected, this, [this] {
        m_isOpen = true;
        m_socket.ping();
    });
    connect(&m_socket, &QWebSocket::pong, this, [this] { end(reached()); });
    connect(&m_socket, &QWebSocket::disconnected, this,
            [this] { end(m_isOpen ? silent() : refused()); });
}

ChannelCheckup::~ChannelCheckup()
{
    m_socket.disconnect(this);
    m_socket.abort();
}

void ChannelCheckup::start(Done done)
{
    m_done = std::move(done);
    m_patience.start();
    m_socket.open(channelUrl(m_server));
}

void ChannelCheckup::end(const Finding &finding)
{
    m_patience.stop();
    const auto done = std::exchange(m_done, {});
    if (done)
        done(finding);
}

} // namespace Service
