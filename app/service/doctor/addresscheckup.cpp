// SPDX-License-Identifier: GPL-3.0-only
#include "service/doctor/addresscheckup.h"

#include "protocol/paths.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <utility>

namespace Service {

using namespace Qt::StringLiterals;
using Core::Finding;
using Core::FindingCode;

namespace {

Finding unchecked(const QString &why)
{
    return Finding::of(
        FindingCode::PublicUrlUnchecked,
        u"Whether server/public_url leads to this server cannot be told: %1."_s.arg(why),
        u"Start the server, and ask again as its user."_s);
}

Finding unreachable(const ProbeAnswer &answer)
{
    if (answer.isCertificateBad) {
        return Finding::of(FindingCode::PublicUrlUnreachable,
                           u"The certificate at server/public_url is not accepted."_s,
                           u"Put one there that a public authority has signed for this name, with "
                           "its whole chain."_s);
    }
    if (answer.status >= 500) {
        return Finding::of(FindingCode::PublicUrlUnreachable,
                           u"The web server at server/public_url does not get through to this "
                           "server (status %1)."_s.arg(answer.status),
                           u"Compare the address that it passes on to with server/listen and "
                           "server/port."_s);
    }
    return Finding::of(FindingCode::PublicUrlUnreachable, u"Nobody answers at server/public_url."_s,
                       u"Check the name's address, the router and the firewall. Some networks do "
                       "not let their own machines out and in again: then look from elsewhere."_s);
}

Finding kept()
{
    return Finding::of(FindingCode::PublicUrlElsewhere,
                       u"At server/public_url an answer comes that was kept on the way."_s,
                       u"Turn caching off in the web server in front."_s);
}

Finding elsewhere(int status)
{
    const bool isRedirect = status >= 300 && status < 400;
    if (isRedirect) {
        return Finding::of(
            FindingCode::PublicUrlElsewhere,
            u"server/public_url only leads on to another address (status %1), which "
            "the gateway may not follow."_s.arg(status),
            u"Set server/public_url to the address that it leads to, mostly the same "
            "with https."_s);
    }
    if (status == 401 || status == 403) {
        return Finding::of(
            FindingCode::PublicUrlElsewhere,
            u"The web server at server/public_url lets nobody in (status %1)."_s.arg(status),
            u"Let it pass everything on without a password of its own."_s);
    }
    return Finding::of(FindingCode::PublicUrlElsewhere,
                       u"Another server than this one answers at server/public_url."_s,
                       u"Correct server/public_url, or what the web server there passes on to."_s);
}

//! The name that a stranger has given itself, without what could mislead on a screen.
QString nameIn(const QByteArray &header)
{
    constexpr qsizetype longest = 30;
    QString name;
    for (const char c : header.left(longest)) {
        const auto letter = QLatin1Char(c);
        if (!QChar(letter).isLetterOrNumber() && c != '-' && c != '.' && c != ' ')
            break;
        name += letter;
    }
    return name.trimmed();
}

// This program's own answers carry neither header.
bool isNamed(const ProbeAnswer &answer)
{
    return !answer.server.isEmpty() || !answer.via.isEmpty();
}

Finding proxyFinding(const ProbeAnswer &answer)
{
    if (!isNamed(answer)) {
        return Finding::of(FindingCode::ProxyNone,
                           u"No other web server stands in front of this one."_s);
    }
    const auto name = nameIn(answer.server);
    return Finding::of(FindingCode::ProxyFound,
                       name.isEmpty()
                           ? u"Another web server stands in front of this one."_s
                           : u"Another web server stands in front of this one: %1."_s.arg(name));
}

Finding ignoredFinding()
{
    return Finding::of(FindingCode::ForwardedIgnored,
                       u"The web server in front says who the client is (X-Forwarded-For), but it "
                       "is not in server/trusted_proxies: all visitors share the limits of one."_s,
                       u"Add the address that it connects from to server/trusted_proxies."_s);
}

Finding withoutClientFinding()
{
    return Finding::of(FindingCode::ForwardedMissing,
                       u"The web server in front does not say who the client is: all visitors "
                       "share the limits of one."_s,
                       u"Let it set X-Forwarded-For; in nginx: proxy_set_header X-Forwarded-For "
                       "$proxy_add_x_forwarded_for;"_s);
}

Finding withoutSchemeFinding()
{
    return Finding::of(FindingCode::ForwardedMissing,
                       u"The web server in front does not say that the client's connection is "
                       "encrypted."_s,
                       u"Let it set X-Forwarded-Proto; in nginx: proxy_set_header "
                       "X-Forwarded-Proto $scheme;"_s);
}

QList<Finding> forwardedFindings(const HealthAnswer &health, const QUrl &publicUrl)
{
    if (health.forwardedFor == "ignored"_L1)
        return {ignoredFinding()};
    QList<Finding> findings;
    if (health.forwardedFor == "none"_L1)
        findings.append(withoutClientFinding());
    if (publicUrl.scheme() != health.scheme)
        findings.append(withoutSchemeFinding());
    if (findings.isEmpty()) {
        findings.append(Finding::of(FindingCode::ForwardedOk,
                                    u"What it says of clients arrives and is believed."_s));
    }
    return findings;
}

} // namespace

HealthAnswer healthIn(const ProbeAnswer &answer)
{
    if (answer.status != 200)
        return {};
    const auto json = QJsonDocument::fromJson(answer.body).object();
    const auto seen = json.value("seen"_L1).toObject();
    return {.instance = json.value("instance"_L1).toString(),
            .nonce = json.value("nonce"_L1).toString(),
            .databaseMark = json.value("database"_L1).toString(),
            .scheme = seen.value("scheme"_L1).toString(),
            .forwardedFor = seen.value("forwardedFor"_L1).toString()};
}

QUrl healthUrl(const QUrl &server, const QString &nonce)
{
    QUrl url(server);
    url.setPath(server.path() + Protocol::Path::healthz);
    QUrlQuery query;
    query.addQueryItem(u"nonce"_s, nonce);
    url.setQuery(query);
    return url;
}

QList<Finding> proxyFindings(const ProbeAnswer &answer, const QUrl &publicUrl)
{
    const auto health = healthIn(answer);
    QList<Finding> findings{proxyFinding(answer)};
    // An earlier version does not say what it has seen. A scheme that differs shows a proxy that
    // does not name itself.
    const bool hasProxy =
        isNamed(answer) || health.forwardedFor != "none"_L1 || health.scheme != publicUrl.scheme();
    if (!health.forwardedFor.isEmpty() && hasProxy)
        findings += forwardedFindings(health, publicUrl);
    return findings;
}

AddressCheckup::AddressCheckup(QUrl publicUrl, OwnServer own, const Core::RandomBytes &randomBytes,
                               const GreenApi::ProxyPolicy &proxies,
                               const AddressPatience &patience)
    : m_publicUrl(std::move(publicUrl))
    , m_own(std::move(own))
    , m_nonce(QString::fromLatin1(randomBytes(16).toHex()))
    , m_patience(patience)
{
    proxies.applyTo(m_network);
}

void AddressCheckup::start(Done done)
{
    m_done = std::move(done);
    if (!m_own.instance.isEmpty())
        return askPublic();
    if (!m_own.localUrl.isEmpty())
        return askOwn();
    QMetaObject::invokeMethod(
        this, [this] { end({unchecked(u"no server of this user runs here"_s)}); },
        Qt::QueuedConnection);
}

void AddressCheckup::askOwn()
{
    m_ownProbe = probe(m_own.localUrl, m_patience.local, [this](const ProbeAnswer &answer) {
        m_own.instance = healthIn(answer).instance;
        if (m_own.instance.isEmpty())
            return end({unchecked(u"the server here does not say who it is"_s)});
        askPublic();
    });
}

void AddressCheckup::askPublic()
{
    m_publicProbe = probe(m_publicUrl, m_patience.publicly,
                          [this](const ProbeAnswer &answer) { evaluate(answer); });
}

void AddressCheckup::evaluate(const ProbeAnswer &answer)
{
    if (answer.status == 0 || answer.status >= 500)
        return end({unreachable(answer)});
    const auto health = healthIn(answer);
    if (health.instance != m_own.instance)
        return end({elsewhere(answer.status)});
    if (health.nonce != m_nonce)
        return end({kept()});
    QList<Finding> findings{
        Finding::of(FindingCode::PublicUrlReached, u"server/public_url leads to this server."_s)};
    findings += proxyFindings(answer, m_publicUrl);
    end(findings);
}

void AddressCheckup::end(const QList<Finding> &findings)
{
    const auto done = std::exchange(m_done, {});
    if (done)
        done(findings);
}

std::unique_ptr<HttpProbe> AddressCheckup::probe(const QUrl &server,
                                                 std::chrono::milliseconds patience,
                                                 std::function<void(const ProbeAnswer &)> done)
{
    return std::make_unique<HttpProbe>(m_network, healthUrl(server, m_nonce), patience,
                                       std::move(done), nullptr);
}

} // namespace Service
