#include "support/fakestores.h"

#include <algorithm>

namespace TestSupport {

using namespace Core;
using namespace Qt::StringLiterals;

namespace {

auto unavailable()
{
    return Unexpected(StorageError::Unavailable);
}

template <typename Row, typename Predicate>
std::optional<Row> firstOf(const QList<Row> &rows, Predicate isWanted)
{
    const auto found = std::find_if(rows.begin(), rows.end(), isWanted);
    return found == rows.end() ? std::nullopt : std::optional(*found);
}

} // namespace

QStringList FakeStores::audited() const
{
    QStringList lines;
    for (const auto &entry : rows.audit) {
        const QStringList texts{entry.actor, entry.action, entry.subject, entry.origin,
                                entry.detail};
        lines.append(texts.join(u'|'));
    }
    return lines;
}

Stored<void> FakeStores::commit(const std::function<Stored<void>()> &work)
{
    Q_ASSERT(!m_isInTransaction);
    const auto before = rows;
    m_isInTransaction = true;
    auto done = work();
    m_isInTransaction = false;
    if (done && fails(Step::Commit))
        done = unavailable();
    if (!done)
        rows = before;
    return done;
}

Stored<void> FakeStores::insert(const Attempt &attempt)
{
    Q_ASSERT(m_isInTransaction);
    if (fails(Step::InsertAttempt) || rows.attempts.contains(attempt.id))
        return unavailable();
    rows.attempts.insert(attempt.id, attempt);
    return {};
}

Stored<std::optional<Attempt>> FakeStores::find(const QUuid &id)
{
    if (fails(Step::FindAttempt))
        return unavailable();
    const auto found = rows.attempts.constFind(id);
    return found == rows.attempts.constEnd() ? std::nullopt : std::optional(*found);
}

Stored<bool> FakeStores::advance(const Attempt &changed, AttemptStatus from, const QDateTime &now)
{
    Q_ASSERT(m_isInTransaction);
    if (beforeAdvance)
        beforeAdvance();
    if (fails(Step::AdvanceAttempt))
        return unavailable();
    const auto stored = rows.attempts.find(changed.id);
    if (stored == rows.attempts.end() || stored->state.status != from || now >= stored->expiresAt)
        return false;
    stored->state = changed.state;
    stored->verifiedPhone = changed.verifiedPhone;
    stored->tenantId = changed.tenantId;
    stored->confirmationHash = changed.confirmationHash;
    stored->wrongNumbers = changed.wrongNumbers;
    return true;
}

Stored<QList<QUuid>> FakeStores::expire(const QDateTime &now)
{
    Q_ASSERT(m_isInTransaction);
    if (fails(Step::ExpireAttempts))
        return unavailable();
    QList<QUuid> expired;
    for (auto &attempt : rows.attempts) {
        if (attempt.state == attempt.stateAt(now))
            continue;
        attempt.state = attempt.stateAt(now);
        expired.append(attempt.id);
    }
    return expired;
}

Stored<QList<Attempt>> FakeStores::pendingOf(const QString &kiosk, const QDateTime &now)
{
    if (fails(Step::FindAttempt))
        return unavailable();
    QList<Attempt> pending;
    std::copy_if(rows.attempts.cbegin(), rows.attempts.cend(), std::back_inserter(pending),
                 [&](const Attempt &attempt) {
                     return attempt.kiosk == kiosk && !attempt.isByCode()
                         && isPending(attempt.stateAt(now).status);
                 });
    std::sort(pending.begin(), pending.end(), [](const Attempt &one, const Attempt &other) {
        return one.createdAt < other.createdAt;
    });
    return pending;
}

Stored<CodeUse> FakeStores::useOf(const PhoneNumber &phone, const QDateTime &sentAfter,
                                  const QDateTime &wrongAfter)
{
    if (fails(Step::CountCodes))
        return unavailable();
    CodeUse use;
    for (const auto &attempt : std::as_const(rows.attempts)) {
        if (attempt.expectedPhone != phone)
            continue;
        if (attempt.tenantId && attempt.createdAt > sentAfter)
            ++use.sent;
        if (attempt.expiresAt > wrongAfter)
            use.wrong += attempt.wrongNumbers;
    }
    return use;
}

Stored<QList<Tenant>> FakeStores::findByPhone(const PhoneNumber &phone)
{
    if (fails(Step::FindTenantsByPhone))
        return unavailable();
    QList<Tenant> found;
    std::copy_if(rows.tenants.cbegin(), rows.tenants.cend(), std::back_inserter(found),
                 [&](const Tenant &tenant) { return tenant.phone == phone; });
    return found;
}

Stored<std::optional<Tenant>> FakeStores::find(qint64 id)
{
    if (fails(Step::FindTenant))
        return unavailable();
    return firstOf(rows.tenants, [&](const Tenant &tenant) { return tenant.id == id; });
}

Stored<bool> FakeStores::remember(const MessageKey &key, const QDateTime & /*now*/)
{
    Q_ASSERT(m_isInTransaction);
    if (fails(Step::RememberMessage))
        return unavailable();
    const auto text = QString::number(key.instance) + u'\n' + key.chat + u'\n' + key.messageId;
    const bool isNew = !rows.messages.contains(text);
    rows.messages.insert(text);
    return isNew;
}

Stored<qint64> FakeStores::insert(const Session &session)
{
    Q_ASSERT(m_isInTransaction);
    if (fails(Step::InsertSession))
        return unavailable();
    rows.sessions.append(session);
    rows.sessions.last().id = rows.sessions.size();
    return rows.sessions.last().id;
}

Stored<std::optional<Session>> FakeStores::findById(qint64 id)
{
    if (fails(Step::FindSession))
        return unavailable();
    return firstOf(rows.sessions, [&](const Session &row) { return row.id == id; });
}

Stored<std::optional<Session>> FakeStores::findByAttempt(const QUuid &attemptId)
{
    if (fails(Step::FindSession))
        return unavailable();
    return firstOf(rows.sessions, [&](const Session &row) { return row.attemptId == attemptId; });
}

Stored<std::optional<Session>> FakeStores::findByToken(const QByteArray &hash)
{
    if (fails(Step::FindSession))
        return unavailable();
    return firstOf(rows.sessions, [&](const Session &row) { return row.tokenHash == hash; });
}

Stored<void> FakeStores::update(const Session &session)
{
    Q_ASSERT(m_isInTransaction);
    if (fails(Step::UpdateSession))
        return unavailable();
    for (auto &row : rows.sessions) {
        if (row.id != session.id)
            continue;
        row.tokenHash = session.tokenHash;
        row.lastUsedAt = session.lastUsedAt;
        row.isAcknowledged = session.isAcknowledged;
        row.revokedAt = session.revokedAt;
    }
    return {};
}

Stored<void> FakeStores::insert(const HandoffCode &code)
{
    Q_ASSERT(m_isInTransaction);
    if (fails(Step::InsertHandoff))
        return unavailable();
    rows.handoffs.insert(code.codeHash, code);
    return {};
}

Stored<std::optional<HandoffCode>> FakeStores::findByCode(const QByteArray &hash)
{
    if (fails(Step::FindHandoff))
        return unavailable();
    const auto found = rows.handoffs.constFind(hash);
    return found == rows.handoffs.constEnd() ? std::nullopt : std::optional(*found);
}

Stored<void> FakeStores::update(const HandoffCode &code)
{
    Q_ASSERT(m_isInTransaction);
    if (fails(Step::UpdateHandoff))
        return unavailable();
    rows.handoffs[code.codeHash].usedAt = code.usedAt;
    rows.handoffs[code.codeHash].sessionId = code.sessionId;
    return {};
}

Stored<std::optional<ServiceAccount>> FakeStores::findByName(const QString &name)
{
    return firstOf(rows.services, [&](const ServiceAccount &row) { return row.name == name; });
}

Stored<void> FakeStores::append(const AuditEntry &entry)
{
    Q_ASSERT(m_isInTransaction);
    if (fails(Step::Audit))
        return unavailable();
    rows.audit.append(entry);
    return {};
}

} // namespace TestSupport
