// SPDX-License-Identifier: GPL-3.0-only
#include "core/admin/enrolment.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace Core {

using namespace Qt::StringLiterals;

namespace {

bool isUnseen(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

// RFC 3986, 2: anything else stands percent-encoded in an address. Browsers read a backslash as a
// slash, so that they would go elsewhere than we see.
bool belongsIntoAddress(QChar c)
{
    return c > u' ' && c < u'\u007f' && c != u'\\';
}

bool isThisComputer(const QString &host)
{
    return host == "localhost"_L1 || host == "127.0.0.1"_L1 || host == "::1"_L1;
}

QString subjectOfKiosk(const QString &name)
{
    return u"kiosk:"_s + name;
}

QString subjectOfService(const QString &name)
{
    return u"service:"_s + name;
}

} // namespace

std::optional<RedirectFault> redirectFault(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    if (url.authority().contains(u'@'))
        return RedirectFault::HasCredentials;
    if (!std::all_of(address.begin(), address.end(), belongsIntoAddress) || !url.isValid()
        || url.host().isEmpty()) {
        return RedirectFault::NotWhole;
    }
    if (url.scheme() != "https"_L1 && !(url.scheme() == "http"_L1 && isThisComputer(url.host())))
        return RedirectFault::NotSecure;
    if (url.hasFragment())
        return RedirectFault::HasFragment;
    return std::nullopt;
}

Enrolment::Enrolment(Stores stores, Clock now, RandomBytes randomBytes, AuditActor by)
    : m_stores(stores)
    , m_now(std::move(now))
    , m_randomBytes(std::move(randomBytes))
    , m_by(std::move(by))
{
}

bool Enrolment::isKioskName(const QString &name)
{
    return !name.isEmpty() && name.toUcs4().size() <= longestKioskName
        && std::none_of(name.begin(), name.end(), isUnseen);
}

bool Enrolment::isServiceName(const QString &name)
{
    static const QRegularExpression allowed(u"\\A[A-Za-z0-9._-]{1,64}\\z"_s);
    return allowed.match(name).hasMatch();
}

AuditEntry Enrolment::entry(const QString &action, const QString &subject,
                            const QString &detail) const
{
    return {.at = m_now(),
            .actor = m_by.name,
            .action = action,
            .subject = subject,
            .origin = m_by.origin,
            .detail = detail};
}

Stored<std::optional<Secret>> Enrolment::addKiosk(const QString &name)
{
    return m_stores.work.commit([&]() -> Stored<std::optional<Secret>> {
        KIOSK_TRY(known, m_stores.kiosks.findByName(name));
        if (known)
            return std::nullopt;
        auto key = Secret::random(m_randomBytes);
        const auto added = entry(AuditAction::kioskAdded, subjectOfKiosk(name));
        KIOSK_CHECK(m_stores.kiosks.add({.id = 0,
                                         .name = name,
                                         .keyHash = key.hash(),
                                         .createdAt = added.at,
                                         .revokedAt = {}}));
        KIOSK_CHECK(m_stores.audit.append(added));
        return key;
    });
}

Stored<Enrolment::RevokedKiosk> Enrolment::revokeKiosk(const QString &name, Links links)
{
    return m_stores.work.commit([&]() -> Stored<RevokedKiosk> {
        RevokedKiosk revoked;
        KIOSK_TRY(kiosk, m_stores.kiosks.findByName(name));
        revoked.wasEnrolled = kiosk.has_value();
        if (kiosk)
            KIOSK_CHECK(revokeKey(*kiosk));
        if (links == Links::Undo) {
            KIOSK_TRY(undone, m_stores.directory.unlinkAllMadeBy(subjectOfKiosk(name)));
            revoked.linksUndone = undone;
        } else {
            KIOSK_TRY(left, m_stores.directory.countLinksMadeBy(subjectOfKiosk(name)));
            revoked.linksLeft = left;
        }
        return revoked;
    });
}

Stored<void> Enrolment::revokeKey(const Kiosk &kiosk)
{
    const auto revoked = entry(AuditAction::kioskRevoked, subjectOfKiosk(kiosk.name));
    KIOSK_CHECK(m_stores.kiosks.revoke(kiosk.id, revoked.at));
    KIOSK_CHECK(m_stores.attempts.cancelAllOf(kiosk.name, revoked.at));
    KIOSK_CHECK(m_stores.sessions.endAllOfKiosk(kiosk.name, revoked.at));
    KIOSK_CHECK(m_stores.handoffs.expireAllOfKiosk(kiosk.name, revoked.at));
    return m_stores.audit.append(revoked);
}

Stored<std::optional<Secret>> Enrolment::addService(const QString &name,
                                                    const QStringList &redirects)
{
    return m_stores.work.commit([&]() -> Stored<std::optional<Secret>> {
        KIOSK_TRY(known, m_stores.services.findByName(name));
        if (known)
            return std::nullopt;
        auto secret = Secret::random(m_randomBytes);
        const auto added =
            entry(AuditAction::serviceAdded, subjectOfService(name), redirects.join(u' '));
        KIOSK_CHECK(m_stores.services.add({.id = 0,
                                           .name = name,
                                           .secretHash = secret.hash(),
                                           .redirects = redirects,
                                           .createdAt = added.at,
                                           .revokedAt = {}}));
        KIOSK_CHECK(m_stores.audit.append(added));
        return secret;
    });
}

Stored<bool> Enrolment::revokeService(const QString &name)
{
    return m_stores.work.commit([&]() -> Stored<bool> {
        KIOSK_TRY(service, m_stores.services.findByName(name));
        if (!service)
            return false;
        const auto revoked = entry(AuditAction::serviceRevoked, subjectOfService(name));
        KIOSK_CHECK(m_stores.services.revoke(service->id, revoked.at));
        KIOSK_CHECK(m_stores.sessions.endAllOfService(name, revoked.at));
        KIOSK_CHECK(m_stores.audit.append(revoked));
        return true;
    });
}

} // namespace Core
