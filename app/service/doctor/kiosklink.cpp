#include "service/doctor/kiosklink.h"

#include "protocol/paths.h"
#include "service/doctor/healthanswer.h"

#include <utility>

namespace Service {

using namespace Qt::StringLiterals;
using Core::Finding;
using Core::FindingCode;

namespace {

Finding unreachable(const ProbeAnswer &answer, const QUrl &server)
{
    const auto finding = [&server](const QString &message, const QString &fix) {
        return Finding::of(FindingCode::KioskServerUnreachable, message.arg(server.toString()), fix)
            .withSubject(server.toString());
    };
    if (answer.isCertificateBad) {
        return finding(u"The certificate of the server at %1 is not accepted."_s,
                       u"Use the name that the certificate is made out to, and one that a public "
                       "authority has signed; check this computer's clock."_s);
    }
    if (answer.status == 0) {
        return finding(u"No server answers at %1."_s,
                       u"Check kiosk/server, this computer's network, and that the server "
                       "runs."_s);
    }
    if (answer.status >= 500) {
        return finding(u"The web server at %1 does not get through to the server behind it."_s,
                       u"Start the server there; compare what the web server passes on to with "
                       "server/listen and server/port."_s);
    }
    return finding(u"What answers at %1 is no server of this program."_s,
                   u"Correct kiosk/server: scheme, name, port and path."_s);
}

Finding keyFinding(int status)
{
    switch (status) {
    case 200:
        return Finding::of(FindingCode::KioskKeyOk, u"The server knows this kiosk's key."_s);
    case 401:
    case 403:
        return Finding::of(FindingCode::KioskKeyRefused,
                           u"The server does not know this kiosk's key, or it was revoked."_s,
                           u"On the server: amt-kioskctl kiosks add NAME, and put what it prints "
                           "into kiosk/key here."_s);
    default:
        return Finding::of(FindingCode::KioskKeyRefused,
                           u"The server does not say whether it takes this kiosk's key (status "
                           "%1)."_s.arg(status),
                           u"Ask again in a minute; see the server's log."_s);
    }
}

Finding keyMissing()
{
    return Finding::of(FindingCode::KioskKeyRefused,
                       u"This kiosk has no key, so the server takes it for a browser."_s,
                       u"On the server: amt-kioskctl kiosks add NAME, and put what it prints into "
                       "kiosk/key here."_s);
}

} // namespace

KioskLink::KioskLink(QUrl server, Core::Secret key, const Core::RandomBytes &randomBytes,
                     std::chrono::milliseconds patience)
    : m_server(std::move(server))
    , m_key(std::move(key))
    , m_nonce(QString::fromLatin1(randomBytes(16).toHex()))
    , m_patience(patience)
    , m_channel(m_server)
{
}

void KioskLink::start(Done done)
{
    m_done = std::move(done);
    m_healthProbe = std::make_unique<HttpProbe>(
        m_network, healthUrl(m_server, m_nonce), m_patience,
        [this](const ProbeAnswer &answer) { onHealth(answer); }, nullptr);
}

void KioskLink::onHealth(const ProbeAnswer &answer)
{
    if (healthIn(answer).nonce != m_nonce) {
        m_findings.append(unreachable(answer, m_server));
        return end();
    }
    m_findings.append(Finding::of(FindingCode::KioskServerReached,
                                  u"The server at %1 answers."_s.arg(m_server.toString()))
                          .withSubject(m_server.toString()));
    if (!m_key.isEmpty())
        return askKey();
    m_findings.append(keyMissing());
    openChannel();
}

void KioskLink::askKey()
{
    QUrl url(m_server);
    url.setPath(m_server.path() + Protocol::Path::withFinalSlash(Protocol::Path::kioskHealth));
    m_keyProbe = std::make_unique<HttpProbe>(
        m_network, url, m_patience, [this](const ProbeAnswer &answer) { onKey(answer); }, nullptr,
        "Kiosk " + m_key.reveal());
}

void KioskLink::onKey(const ProbeAnswer &answer)
{
    m_findings.append(keyFinding(answer.status));
    openChannel();
}

void KioskLink::openChannel()
{
    m_channel.start([this](const Finding &finding) {
        m_findings.append(finding);
        end();
    });
}

void KioskLink::end()
{
    const auto done = std::exchange(m_done, {});
    if (done)
        done(m_findings);
}

} // namespace Service
