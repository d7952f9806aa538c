// SPDX-License-Identifier: GPL-3.0-only
#include "greenapi/client/credentials.h"

#include "core/base/logging.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace GreenApi {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualPort = 1080; // curl's own default

std::optional<QNetworkProxy::ProxyType> typeOf(const QString &scheme)
{
    if (scheme == "http"_L1)
        return QNetworkProxy::HttpProxy;
    if (scheme == "socks5"_L1 || scheme == "socks5h"_L1)
        return QNetworkProxy::Socks5Proxy;
    return std::nullopt;
}

// Returns nothing for a text that is no address of such a proxy.
std::optional<QNetworkProxy> proxyAt(const QString &address)
{
    const QUrl url(address.contains("://"_L1) ? address : u"http://"_s + address);
    const auto type = typeOf(url.scheme());
    if (!type || !url.isValid() || url.host().isEmpty())
        return std::nullopt;
    return QNetworkProxy(*type, url.host(), quint16(url.port(usualPort)),
                         url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded));
}

// Takes the first variable that says anything.
QNetworkProxy proxyIn(const QProcessEnvironment &environment, const QStringList &names)
{
    for (const auto &name : names) {
        const auto address = environment.value(name).trimmed();
        if (address.isEmpty())
            continue;
        if (const auto proxy = proxyAt(address))
            return *proxy;
        // It may hold a password.
        qCWarning(lcGreenApi).noquote()
            << u"%1 is not used: it is no http://HOST:PORT or socks5://HOST:PORT"_s.arg(name);
        break;
    }
    return QNetworkProxy::NoProxy;
}

QStringList exceptionsIn(const QProcessEnvironment &environment)
{
    auto text = environment.value(u"no_proxy"_s);
    if (text.trimmed().isEmpty())
        text = environment.value(u"NO_PROXY"_s);
    static const QRegularExpression separator(u"[,\\s]+"_s);
    static const QRegularExpression port(u"^([^:]+):\\d+$"_s);
    QStringList exceptions;
    for (auto each : text.toLower().split(separator, Qt::SkipEmptyParts)) {
        if (each.startsWith("*."_L1))
            each.remove(0, 1);
        exceptions.append(each.replace(port, u"\\1"_s));
    }
    return exceptions;
}

bool isThisMachine(const QString &host)
{
    return host == "localhost"_L1 || host.endsWith(".localhost"_L1)
        || QHostAddress(host).isLoopback();
}

// "example.org" and ".example.org" name it and all below it; an address may be a subnet.
bool names(QString exception, const QString &host)
{
    if (exception == "*"_L1)
        return true;
    if (const QHostAddress address(host); !address.isNull()) {
        const auto subnet = QHostAddress::parseSubnet(exception);
        return !subnet.first.isNull() && address.isInSubnet(subnet);
    }
    if (exception.startsWith(u'.'))
        exception.remove(0, 1);
    return host == exception || host.endsWith(u'.' + exception);
}

class ProxyFactory : public QNetworkProxyFactory
{
public:
    explicit ProxyFactory(ProxyPolicy policy)
        : m_policy(std::move(policy))
    {
    }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return {m_policy.proxyFor(query.url())};
    }

private:
    ProxyPolicy m_policy;
};

} // namespace

ProxyPolicy::ProxyPolicy(const Core::Secret &configured, const QProcessEnvironment &environment)
    : m_exceptions(exceptionsIn(environment))
{
    if (const auto proxy = proxyAt(QString::fromUtf8(configured.reveal()))) {
        m_forHttps = *proxy;
        m_forHttp = *proxy;
        return;
    }
    // HTTP_PROXY in capitals may be a header of somebody's request, where there is a CGI.
    m_forHttps =
        proxyIn(environment, {u"https_proxy"_s, u"HTTPS_PROXY"_s, u"all_proxy"_s, u"ALL_PROXY"_s});
    m_forHttp = proxyIn(environment, {u"http_proxy"_s, u"all_proxy"_s, u"ALL_PROXY"_s});
}

QNetworkProxy ProxyPolicy::proxyFor(const QUrl &url) const
{
    const auto host = url.host(QUrl::FullyEncoded).toLower();
    const bool isExcepted = std::any_of(m_exceptions.begin(), m_exceptions.end(),
                                        [&host](const auto &each) { return names(each, host); });
    if (host.isEmpty() || isThisMachine(host) || isExcepted)
        return QNetworkProxy::NoProxy;
    return url.scheme() == "https"_L1 ? m_forHttps : m_forHttp;
}

void ProxyPolicy::applyTo(QNetworkAccessManager &network) const
{
    network.setProxyFactory(new ProxyFactory(*this)); // which it owns from now on
}

bool Credentials::isAddressSafe() const
{
    if (apiUrl.scheme() == "https"_L1)
        return true;
    return apiUrl.scheme() == "http"_L1
        && (apiUrl.host() == "localhost"_L1 || QHostAddress(apiUrl.host()).isLoopback());
}

QUrl Credentials::urlOf(const QString &method) const
{
    auto path = apiUrl.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    QUrl url = apiUrl.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    url.setPath(u"%1/waInstance%2/%3/%4"_s.arg(path, QString::number(idInstance), method,
                                               QString::fromLatin1(apiToken.reveal())),
                QUrl::DecodedMode);
    return url;
}

} // namespace GreenApi
