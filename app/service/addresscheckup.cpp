#include "service/addresscheckup.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <utility>

namespace Service {

using namespace Qt::StringLiterals;
using Core::Finding;
using Core::FindingCode;

namespace {

struct Identity
{
    QString instance;
    QString nonce;
};

Identity identityIn(const ProbeAnswer &answer)
{
    if (answer.status != 200)
        return {};
    const auto json = QJsonDocument::fromJson(answer.body).object();
    return {.instance = json.value("instance"_L1).toString(),
            .nonce = json.value("nonce"_L1).toString()};
}

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

Finding elsewhere(bool isKept)
{
    if (isKept) {
        return Finding::of(FindingCode::PublicUrlElsewhere,
                           u"At server/public_url an answer comes that was kept on the way."_s,
                           u"Turn caching off in the web server in front."_s);
    }
    return Finding::of(FindingCode::PublicUrlElsewhere,
                       u"Another server than this one answers at server/public_url."_s,
                       u"Correct server/public_url, or what the web server there passes on to."_s);
}

//! What a stranger called itself, without what could mislead on a screen.
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
Finding proxyFinding(const ProbeAnswer &answer)
{
    if (answer.server.isEmpty() && answer.via.isEmpty()) {
        return Finding::of(FindingCode::ProxyNone,
                           u"No other web server stands in front of this one."_s);
    }
    const auto name = nameIn(answer.server);
    return Finding::of(FindingCode::ProxyFound,
                       name.isEmpty()
                           ? u"Another web server stands in front of this one."_s
                           : u"Another web server stands in front of this one: %1."_s.arg(name));
}

} // namespace

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
        m_own.instance = identityIn(answer).instance;
        if (m_own.instance.isEmpty())
            return end({unchecked(u"the server here does not say who it is"_s)});
        askPublic();
    });
}

void AddressCheckup::askPublic()
{
    m_publicProbe = probe(m_publicUrl, m_patience.publicly,
                          [this](const ProbeAnswer &answer) { judge(answer); });
}

void AddressCheckup::judge(const ProbeAnswer &answer)
{
    if (answer.status == 0 || answer.status >= 500)
        return end({unreachable(answer)});
    const auto identity = identityIn(answer);
    if (identity.instance != m_own.instance)
        return end({elsewhere(false)});
    if (identity.nonce != m_nonce)
        return end({elsewhere(true)});
    end({Finding::of(FindingCode::PublicUrlReached, u"server/public_url leads to this server."_s),
         proxyFinding(answer)});
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
    QUrl url(server);
    url.setPath(server.path() + u"/healthz"_s);
    QUrlQuery query;
    query.addQueryItem(u"nonce"_s, m_nonce);
    url.setQuery(query);
    return std::make_unique<HttpProbe>(m_network, url, patience, std::move(done), nullptr);
}

} // namespace Service
