#include "service/doctor/proxyfindings.h"

namespace Service {

using namespace Qt::StringLiterals;
using Core::Finding;
using Core::FindingCode;

namespace {

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

Finding whoFinding(const ProbeAnswer &answer)
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

QList<Finding> proxyFindings(const ProbeAnswer &answer, const QUrl &publicUrl)
{
    const auto health = healthIn(answer);
    QList<Finding> findings{whoFinding(answer)};
    // An earlier version does not say what it has seen. A scheme that differs shows a proxy that
    // does not name itself.
    const bool hasProxy =
        isNamed(answer) || health.forwardedFor != "none"_L1 || health.scheme != publicUrl.scheme();
    if (!health.forwardedFor.isEmpty() && hasProxy)
        findings += forwardedFindings(health, publicUrl);
    return findings;
}

} // namespace Service
