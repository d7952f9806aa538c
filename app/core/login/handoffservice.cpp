// SPDX-License-Identifier: GPL-3.0-only
#include "core/login/handoffservice.h"

#include "core/login/senderresolver.h"

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
    return m_stores.work.commit([&]() -> Stored<std::optional<IssuedHandoff>> {
        KIOSK_TRY(session, m_stores.sessions.findByToken(sessionToken.hash()));
        const auto now = m_now();
        const bool isLive = session
            && (session->isLiveAt(now) || (m_unstepped && session->isLiveAt(m_unstepped())));
        if (!isLive || !session->service.isEmpty())
            return std::nullopt;
        const auto code = Secret::random(m_randomBytes);
        const auto expiresAt = now.addDuration(codeLife);
        KIOSK_CHECK(m_stores.codes.insert({.codeHash = code.hash(),
                                           .tenantId = session->tenantId,
                                           .sourceSessionId = session->id,
                                           .kiosk = session->kiosk,
                                           .binding = binding,
                                           .createdAt = now,
                                           .expiresAt = expiresAt,
                                           .usedAt = {},
                                           .sessionId = {}}));
        KIOSK_CHECK(m_stores.audit.append({.at = now,
                                           .actor = u"tenant:%1"_s.arg(session->tenantId),
                                           .action = AuditAction::handoffIssued,
                                           .subject = u"session:%1"_s.arg(session->id),
                                           .origin = placeOf(session->kiosk),
                                           .detail = u"service:"_s + binding.service}));
        return IssuedHandoff{.code = code, .expiresAt = expiresAt};
    });
}

Stored<HandoffService::Verdict> HandoffService::redeem(const HandoffClaim &claim)
{
    return m_stores.work.commit([&]() -> Stored<Verdict> {
        KIOSK_TRY(code, m_stores.codes.findByCode(claim.code.hash()));
        if (!code)
            return Verdict(Unexpected(HandoffRefusal::Unknown));
        return redeemCode(*std::move(code), claim);
    });
}

Stored<HandoffService::Verdict> HandoffService::redeemCode(HandoffCode code,
                                                           const HandoffClaim &claim)
{
    const auto now = m_now();
    if (code.usedAt) {
        KIOSK_CHECK(endSessionOf(code, claim.service));
        return Verdict(Unexpected(HandoffRefusal::Reused));
    }
    if (now >= code.expiresAt)
        return Verdict(Unexpected(HandoffRefusal::Expired));
    code.usedAt = now;
    if (!isFor(code.binding, claim))
        return useUp(code, HandoffRefusal::NotForThis);
    KIOSK_TRY(isGood, isSourceGood(code));
    return isGood ? open(std::move(code), claim) : useUp(code, HandoffRefusal::SourceEnded);
}

// After an ordinary sign-out, or an end by itself, the person is still who signed in.
Stored<bool> HandoffService::isSourceGood(const HandoffCode &code)
{
    if (!code.sourceSessionId)
        return false;
    KIOSK_TRY(source, m_stores.sessions.findById(*code.sourceSessionId));
    return source && !source->isTakenAway();
}

Stored<HandoffService::Verdict> HandoffService::useUp(const HandoffCode &code,
                                                      HandoffRefusal refusal)
{
    KIOSK_CHECK(m_stores.codes.update(code));
    return Verdict(Unexpected(refusal));
}

Stored<HandoffService::Verdict> HandoffService::open(HandoffCode code, const HandoffClaim &claim)
{
    KIOSK_TRY(tenant, findEnabled(m_stores.tenants, code.tenantId));
    if (!tenant)
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
    KIOSK_TRY(id, m_stores.sessions.insert(session));
    code.sessionId = id;
    KIOSK_CHECK(m_stores.codes.update(code));
    KIOSK_CHECK(m_stores.audit.append({.at = now,
                                       .actor = u"service:"_s + claim.service,
                                       .action = AuditAction::handoffRedeemed,
                                       .subject = u"tenant:%1"_s.arg(code.tenantId),
                                       .origin = placeOf(code.kiosk),
                                       .detail = u"session:%1"_s.arg(id)}));
    return Verdict(HandedOver{.tenant = std::move(*tenant),
                              .session = {.token = token, .expiresAt = session.expiresAt()}});
}

// RFC 6749, 10.5: a code that comes twice was stolen from one of the two, so what it opened ends.
Stored<void> HandoffService::endSessionOf(const HandoffCode &code, const QString &service)
{
    const auto now = m_now();
    if (code.sessionId) {
        KIOSK_TRY(session, m_stores.sessions.findById(*code.sessionId));
        if (session && !session->revokedAt) {
            session->revokedAt = now;
            session->end = SessionEnd::Revoked;
            KIOSK_CHECK(m_stores.sessions.update(*session));
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
