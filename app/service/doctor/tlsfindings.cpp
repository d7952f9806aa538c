#include "service/doctor/tlsfindings.h"

#include "http/gate/tlsfiles.h"
#include "service/doctor/findings.h"

namespace Service {

using namespace Qt::StringLiterals;
using Core::Finding;
using Core::FindingCode;

namespace {

QString asSentence(QStringView text)
{
    auto sentence = text.trimmed().toString();
    if (!sentence.isEmpty())
        sentence[0] = sentence[0].toUpper();
    return sentence;
}

// The server's sentence says what is wrong, and behind a semicolon what to do.
Finding refusal(FindingCode code, const QString &sentence, const QString &certificate)
{
    const auto semicolon = sentence.lastIndexOf(u';');
    const auto fault =
        semicolon < 0 ? QStringView(sentence) : QStringView(sentence).first(semicolon);
    const auto cure = semicolon < 0 ? QStringView() : QStringView(sentence).sliced(semicolon + 1);
    return Finding::of(
               code,
               u"A server does not start with this certificate and key: %1."_s.arg(fault.trimmed()),
               asSentence(cure) + u'.')
        .withSubject(certificate);
}

} // namespace

Finding ownTlsFinding(const Config::ServerSettings &settings, const QDateTime &now)
{
    auto age = tlsFinding(settings.tlsCertificate, now);
    if (age.code == FindingCode::TlsOff)
        return age;
    const auto configuration = Http::tlsConfigurationFrom(settings.tlsCertificate, settings.tlsKey);
    if (configuration)
        return age;
    const bool isUnreadable = age.code == FindingCode::TlsUnreadable;
    return refusal(isUnreadable ? FindingCode::TlsUnreadable : FindingCode::TlsRefused,
                   configuration.error(), settings.tlsCertificate);
}

} // namespace Service
