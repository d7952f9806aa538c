// SPDX-License-Identifier: GPL-3.0-only
#include "support/fakeadminstores.h"

#include <algorithm>

namespace TestSupport {

using namespace Core;
using namespace Qt::StringLiterals;

namespace {

template <typename Row, typename Predicate>
std::optional<Row> firstRow(const QList<Row> &rows, Predicate isWanted)
{
    const auto found = std::find_if(rows.begin(), rows.end(), isWanted);
    return found == rows.end() ? std::nullopt : std::optional(*found);
}

// As the tables have it: of all that are not revoked, one has the name.
template <typename Row>
std::optional<Row> enrolled(const QList<Row> &rows, const QString &name)
{
    return firstRow(rows, [&](const Row &row) { return row.name == name && !row.revokedAt; });
}

template <typename Row>
Stored<void> enrol(QList<Row> &rows, const Row &added)
{
    if (enrolled(rows, added.name))
        return Unexpected(StorageError::Refused);
    rows.append(added);
    rows.last().id = rows.size();
    return {};
}

template <typename Row>
void revokeRow(QList<Row> &rows, qint64 id, const QDateTime &now)
{
    for (auto &row : rows) {
        if (row.id == id && !row.revokedAt)
            row.revokedAt = now;
    }
}

bool cameThrough(const SenderLink &link, const Attempt &attempt)
{
    return attempt.tenantId == link.tenantId
        && (link.sender.phone ? attempt.verifiedPhone == link.sender.phone
                              : attempt.senderLid == link.sender.lid);
}

} // namespace

Stored<QList<Tenant>> FakeTenants::findByPhone(const PhoneNumber &phone)
{
    return m_stores.findByPhone(phone);
}

Stored<std::optional<Tenant>> FakeTenants::find(qint64 id)
{
    return m_stores.find(id);
}

Stored<QList<Tenant>> FakeTenants::all()
{
    return m_stores.rows.tenants;
}

Stored<qint64> FakeTenants::add(const Tenant &tenant, const QDateTime & /*now*/)
{
    Q_ASSERT(m_stores.isInTransaction());
    auto &rows = m_stores.rows.tenants;
    rows.append(tenant);
    rows.last().id = rows.size();
    return rows.last().id;
}

Stored<QList<qint64>> FakeTenants::addAll(const QList<Tenant> &tenants, const QDateTime &now)
{
    QList<qint64> ids;
    for (const auto &tenant : tenants) {
        KIOSK_TRY(id, add(tenant, now));
        ids.append(id);
    }
    return ids;
}

Stored<void> FakeTenants::update(const Tenant &tenant, const QDateTime & /*now*/)
{
    Q_ASSERT(m_stores.isInTransaction());
    for (auto &row : m_stores.rows.tenants) {
        if (row.id == tenant.id)
            row = tenant;
    }
    return {};
}

Stored<std::optional<Kiosk>> FakeKiosks::findByKey(const QByteArray &hash)
{
    return firstRow(m_stores.rows.kiosks,
                    [&](const Kiosk &row) { return row.keyHash == hash && !row.revokedAt; });
}

Stored<std::optional<Kiosk>> FakeKiosks::findByName(const QString &name)
{
    return enrolled(m_stores.rows.kiosks, name);
}

Stored<void> FakeKiosks::add(const Kiosk &kiosk)
{
    Q_ASSERT(m_stores.isInTransaction());
    return enrol(m_stores.rows.kiosks, kiosk);
}

Stored<void> FakeKiosks::revoke(qint64 id, const QDateTime &now)
{
    Q_ASSERT(m_stores.isInTransaction());
    revokeRow(m_stores.rows.kiosks, id, now);
    return {};
}

Stored<std::optional<ServiceAccount>> FakeServices::findByName(const QString &name)
{
    return enrolled(m_stores.rows.services, name);
}

Stored<void> FakeServices::add(const ServiceAccount &service)
{
    Q_ASSERT(m_stores.isInTransaction());
    return enrol(m_stores.rows.services, service);
}

Stored<void> FakeServices::revoke(qint64 id, const QDateTime &now)
{
    Q_ASSERT(m_stores.isInTransaction());
    revokeRow(m_stores.rows.services, id, now);
    return {};
}

Stored<std::optional<qint64>> FakeSenderLinks::linkedTenant(const Sender &sender)
{
    return m_stores.linkedTenant(sender);
}

Stored<void> FakeSenderLinks::insert(const SenderLink &link)
{
    return m_stores.insert(link);
}

Stored<QList<SenderLink>> FakeSenderLinks::linksMadeBy(const QString &actor)
{
    QList<SenderLink> links;
    const auto &rows = m_stores.rows.madeLinks;
    std::copy_if(rows.crbegin(), rows.crend(), std::back_inserter(links),
                 [&](const SenderLink &row) { return row.madeBy == actor; });
    return links;
}

Stored<std::optional<SenderLink>> FakeSenderLinks::findLink(qint64 id)
{
    return firstRow(m_stores.rows.madeLinks, [&](const SenderLink &row) { return row.id == id; });
}

Stored<void> FakeSenderLinks::removeLink(qint64 id)
{
    Q_ASSERT(m_stores.isInTransaction());
    KIOSK_TRY(link, findLink(id));
    if (link)
        m_stores.rows.links.remove(link->sender.key());
    m_stores.rows.madeLinks.removeIf([&](const SenderLink &row) { return row.id == id; });
    return {};
}

template <typename Predicate>
Stored<int> FakeRevocation::endSessions(Predicate isMeant, const QDateTime &now)
{
    Q_ASSERT(m_stores.isInTransaction());
    if (isFailing)
        return Unexpected(StorageError::Unavailable);
    int ended = 0;
    for (auto &session : m_stores.rows.sessions) {
        if (session.revokedAt || !isMeant(session))
            continue;
        session.revokedAt = now;
        ++ended;
    }
    return ended;
}

template <typename Predicate>
Stored<void> FakeRevocation::cancelAttempts(Predicate isMeant, const QDateTime &now)
{
    Q_ASSERT(m_stores.isInTransaction());
    if (isFailing)
        return Unexpected(StorageError::Unavailable);
    for (auto &attempt : m_stores.rows.attempts) {
        if (isPending(attempt.stateAt(now).status) && isMeant(attempt))
            attempt.state = AttemptState{AttemptStatus::Failed, FailureReason::Cancelled};
    }
    return {};
}

Stored<void> FakeRevocation::cancelAllOf(const QString &kiosk, const QDateTime &now)
{
    return cancelAttempts([&](const Attempt &attempt) { return attempt.kiosk == kiosk; }, now);
}

Stored<void> FakeRevocation::cancelAllThrough(const SenderLink &link, const QDateTime &now)
{
    return cancelAttempts([&](const Attempt &attempt) { return cameThrough(link, attempt); }, now);
}

Stored<void> FakeRevocation::endAllOfTenant(qint64 tenantId, const QDateTime &now)
{
    KIOSK_CHECK(
        endSessions([&](const Session &session) { return session.tenantId == tenantId; }, now));
    return {};
}

Stored<void> FakeRevocation::endAllOfKiosk(const QString &kiosk, const QDateTime &now)
{
    KIOSK_CHECK(endSessions(
        [&](const Session &session) { return session.kiosk == kiosk && session.service.isEmpty(); },
        now));
    return {};
}

Stored<void> FakeRevocation::endAllOfService(const QString &service, const QDateTime &now)
{
    KIOSK_CHECK(
        endSessions([&](const Session &session) { return session.service == service; }, now));
    return {};
}

Stored<int> FakeRevocation::endAllThrough(const SenderLink &link, const QDateTime &now)
{
    return endSessions(
        [&](const Session &session) {
            return session.tenantId == link.tenantId
                && cameThrough(link, m_stores.rows.attempts.value(session.attemptId));
        },
        now);
}

Stored<void> FakeRevocation::expireAllOfKiosk(const QString &kiosk, const QDateTime &now)
{
    Q_ASSERT(m_stores.isInTransaction());
    if (isFailing)
        return Unexpected(StorageError::Unavailable);
    for (auto &code : m_stores.rows.handoffs) {
        if (code.kiosk == kiosk && !code.usedAt)
            code.expiresAt = std::min(code.expiresAt, now);
    }
    return {};
}

} // namespace TestSupport
