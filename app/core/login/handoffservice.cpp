#include "core/login/handoffservice.h"

#include <QCryptographicHash>

namespace Core {

using namespace Qt::StringLiterals;

namespace {

// RFC 7636, 4.6.
bool provesChallenge(const QByteArray &verifier, const QString &challenge)
{
    const auto digest = QCryptographicHash::hash(verifier, QCryptographicHash::Sha256);
    return digest.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
        == challenge.toLatin1();
}

bool isFor(const HandoffBinding &binding, const HandoffClaim &claim)
{
    return binding.isComplete() && binding.service == claim.service
        && binding.redirectUri == claim.redirectUri
        && provesChallenge(claim.codeVerifier, binding.codeChallenge);
}

QString placeOf(const QString &kiosk)
{
    return kiosk.isEmpty() ? u"web"_s : kiosk;
}

} // namespace

HandoffService::HandoffService(Stores stores, Clock now, RandomBytes randomBytes,
                               SessionLimits limits, Clock unstepped)
    : m_stores(stores)
    , m_now(std::move(now))
    , m_randomBytes(std::move(randomBytes))
    , m_limits(limits)
    , m_unstepped(std::move(unstepped))
{
}

Stored<std::optional<IssuedHandoff>> HandoffService::issue(const Secret &sessionToken,
                                                           const HandoffBinding &binding)
{
    Q_ASSERT(binding.isComplete());
    std::optional<IssuedHandoff> issued;
    const auto stored = m_stores.work.commit([&]() -> Stored<void> {
        const auto session = m_stores.sessions.findByToken(sessionToken.hash());
        if (!session)
            return Unexpected(session.error());
        const auto now = m_now();
        const bool isLive = *session
            && ((*session)->isLiveAt(now) || (m_unstepped && (*session)->isLiveAt(m_unstepped())));
        if (!isLive || !(*session)->service.isEmpty())
            return {};
        const auto code = Secret::random(m_randomBytes);
        const auto expiresAt = now.addDuration(codeLife);
        auto inserted = m_stores.codes.insert({.codeHash = code.hash(),
                                               .tenantId = (*session)->tenantId,
                                               .sourceSessionId = (*session)->id,
                                               .kiosk = (*session)->kiosk,
                                               .binding = binding,
                                               .createdAt = now,
                                               .expiresAt = expiresAt,
                                               .usedAt = {},
                                               .sessionId = {}});
        if (!inserted)
            return inserted;
        issued = IssuedHandoff{.code = code, .expiresAt = expiresAt};
        return m_stores.audit.append({.at = now,
                                      .actor = u"tenant:%1"_s.arg((*session)->tenantId),
                                      .action = AuditAction::handoffIssued,
                                      .subject = u"session:%1"_s.arg((*session)->id),
                                      .origin = placeOf((*session)->kiosk),
                                      .detail = u"service:"_s + binding.service});
    });
    if (!stored)
        return Unexpected(stored.error());
    return issued;
}

Stored<HandoffService::Verdict> HandoffService::redeem(const HandoffClaim &claim)
{
    Verdict verdict = Unexpected(HandoffRefusal::Unknown);
    const auto stored = m_stores.work.commit([&]() -> Stored<void> {
        const auto code = m_stores.codes.findByCode(claim.code.hash());
        if (!code)
            return Unexpected(code.error());
        if (!*code)
            return {};
        auto judged = judge(**code, claim);
        if (!judged)
            return Unexpected(judged.error());
        verdict = std::move(*judged);
        return {};
    });
    if (!stored)
        return Unexpected(stored.error());
    return verdict;
}

Stored<HandoffService::Verdict> HandoffService::judge(HandoffCode code, const HandoffClaim &claim)
{
    const auto now = m_now();
    if (code.usedAt) {
        if (const auto ended = endSessionOf(code, claim.service); !ended)
            return Unexpected(ended.error());
        return Verdict(Unexpected(HandoffRefusal::Reused));
    }
    if (now >= code.expiresAt)
        return Verdict(Unexpected(HandoffRefusal::Expired));
    code.usedAt = now;
    if (!isFor(code.binding, claim))
        return useUp(code, HandoffRefusal::NotForThis);
    const auto isGood = isSourceGood(code);
    if (!isGood)
        return Unexpected(isGood.error());
    return *isGood ? open(std::move(code), claim) : useUp(code, HandoffRefusal::SourceEnded);
}

// After an ordinary sign-out, or an end by itself, the person is still who signed in.
Stored<bool> HandoffService::isSourceGood(const HandoffCode &code)
{
    if (!code.sourceSessionId)
        return false;
    const auto source = m_stores.sessions.findById(*code.sourceSessionId);
    if (!source)
        return Unexpected(source.error());
    return *source && !(*source)->isTakenAway();
}

Stored<HandoffService::Verdict> HandoffService::useUp(const HandoffCode &code,
                                                      HandoffRefusal refusal)
{
    if (const auto updated = m_stores.codes.update(code); !updated)
        return Unexpected(updated.error());
    return Verdict(Unexpected(refusal));
}

Stored<HandoffService::Verdict> HandoffService::open(HandoffCode code, const HandoffClaim &claim)
{
    auto tenant = m_stores.tenants.find(code.tenantId);
    if (!tenant)
        return Unexpected(tenant.error());
    if (!*tenant || !(*tenant)->isActive)
        return useUp(code, HandoffRefusal::TenantDisabled);

    const auto now = m_now();
    const auto token = Secret::random(m_randomBytes);
    const Session session{.id = 0,
                          .attemptId = {},
                          .tenantId = code.tenantId,
                          .kiosk = code.kiosk,
                          .service = claim.service,
                          .tokenHash = token.hash(),
                          .createdAt = now,
                          .lastUsedAt = now,
                          .idle = m_limits.idle,
                          .endsAt = now.addDuration(m_limits.max),
                          .isAcknowledged = true,
                          .revokedAt = {}};
    const auto id = m_stores.sessions.insert(session);
    if (!id)
        return Unexpected(id.error());
    code.sessionId = *id;
    if (const auto updated = m_stores.codes.update(code); !updated)
        return Unexpected(updated.error());
    const auto audited = m_stores.audit.append({.at = now,
                                                .actor = u"service:"_s + claim.service,
                                                .action = AuditAction::handoffRedeemed,
                                                .subject = u"tenant:%1"_s.arg(code.tenantId),
                                                .origin = placeOf(code.kiosk),
                                                .detail = u"session:%1"_s.arg(*id)});
    if (!audited)
        return Unexpected(audited.error());
    return Verdict(HandedOver{.tenant = std::move(**tenant),
                              .session = {.token = token, .expiresAt = session.expiresAt()}});
}

// RFC 6749, 10.5: a code that comes twice was stolen from one of the two, so what it opened ends.
Stored<void> HandoffService::endSessionOf(const HandoffCode &code, const QString &service)
{
    const auto now = m_now();
    if (code.sessionId) {
        auto session = m_stores.sessions.findById(*code.sessionId);
        if (!session)
            return Unexpected(session.error());
        if (*session && !(*session)->revokedAt) {
            (*session)->revokedAt = now;
            (*session)->end = SessionEnd::Revoked;
            if (auto updated = m_stores.sessions.update(**session); !updated)
                return updated;
        }
    }
    return m_stores.audit.append(
        {.at = now,
         .actor = u"service:"_s + service,
         .action = AuditAction::handoffReused,
         .subject = u"tenant:%1"_s.arg(code.tenantId),
         .origin = placeOf(code.kiosk),
         .detail = code.sessionId ? u"session:%1"_s.arg(*code.sessionId) : QString()});
}

} // namespace Core
