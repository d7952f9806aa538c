// SPDX-License-Identifier: GPL-3.0-only
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

QString textOf(const MessageKey &key)
{
    return QString::number(key.instance) + u'\n' + key.chat + u'\n' + key.messageId;
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

Stored<void> FakeStores::execute(const std::function<Stored<void>()> &work)
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
    stored->senderLid = changed.senderLid;
    stored->chat = changed.chat;
    stored->tenantId = changed.tenantId;
    stored->confirmationHash = changed.confirmationHash;
    stored->numberDigits = changed.numberDigits;
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

Stored<QList<Attempt>> FakeStores::awaitingNumberOf(qint64 tenantId, const QDateTime &now)
{
    if (fails(Step::FindAttempt))
        return unavailable();
    QList<Attempt> waiting;
    std::copy_if(rows.attempts.cbegin(), rows.attempts.cend(), std::back_inserter(waiting),
                 [&](const Attempt &attempt) {
                     return attempt.stateAt(now).status == AttemptStatus::Verified
                         && attempt.tenantId == tenantId;
                 });
    return waiting;
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

Stored<CodeUse> FakeStores::useOf(const CodeUseQuery &query)
{
    if (fails(Step::CountCodes))
        return unavailable();
    CodeUse use;
    for (const auto &attempt : std::as_const(rows.attempts)) {
        if (attempt.expectedPhone != query.phone || attempt.createdAt > query.until)
            continue;
        if (attempt.tenantId && attempt.createdAt > query.sentAfter)
            ++use.sent;
        const auto wrong = attempt.wrongNumbers - rows.forgiven.value(attempt.id);
        if (attempt.tenantId && attempt.expiresAt > query.wrongAfter)
            use.wrong += wrong;
        if (attempt.expiresAt > query.wrongOfRequesterAfter
            && attempt.codeRequester == query.requester)
            use.wrongOfRequester += wrong;
    }
    return use;
}

Stored<int> FakeStores::sentToAll(const QDateTime &after, const QDateTime &until)
{
    if (fails(Step::CountCodes))
        return unavailable();
    return int(
        std::count_if(rows.attempts.cbegin(), rows.attempts.cend(), [&](const Attempt &attempt) {
            return attempt.isByCode() && attempt.tenantId && attempt.createdAt > after
                && attempt.createdAt <= until;
        }));
}

Stored<CodeUse> FakeStores::worstUseOf(const CodeUseQuery &query)
{
    CodeUse worst;
    for (const auto &attempt : std::as_const(rows.attempts)) {
        if (attempt.expectedPhone != query.phone)
            continue;
        auto ofRequester = query;
        ofRequester.requester = attempt.codeRequester;
        const auto use = useOf(ofRequester);
        if (!use)
            return use;
        worst.wrong = use->wrong;
        worst.wrongOfRequester = std::max(worst.wrongOfRequester, use->wrongOfRequester);
    }
    return worst;
}

Stored<void> FakeStores::forgive(const PhoneNumber &phone, const QDateTime &wrongAfter)
{
    Q_ASSERT(m_isInTransaction);
    for (const auto &attempt : std::as_const(rows.attempts)) {
        if (attempt.expectedPhone == phone && attempt.expiresAt > wrongAfter)
            rows.forgiven[attempt.id] = attempt.wrongNumbers;
    }
    return {};
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
    const auto text = textOf(key);
    const bool isNew = !rows.messages.contains(text);
    rows.messages.insert(text);
    return isNew;
}

Stored<bool> FakeStores::contains(const MessageKey &key)
{
    if (fails(Step::KnowMessage))
        return unavailable();
    return rows.messages.contains(textOf(key));
}

Stored<bool> FakeStores::put(const SignInMessage &message, const QDateTime & /*now*/)
{
    Q_ASSERT(m_isInTransaction);
    if (fails(Step::DeferMessage))
        return unavailable();
    const bool isNew = !firstOf(rows.deferred, [&](const SignInMessage &row) {
        return row.key == message.key && row.attemptId == message.attemptId;
    });
    if (isNew) {
        rows.deferred.append(message);
        if (!message.sender.lid.isEmpty())
            rows.deferred.last().sender.phone.reset();
    }
    return isNew;
}

Stored<QList<SignInMessage>> FakeStores::all()
{
    if (fails(Step::DeferMessage))
        return unavailable();
    return rows.deferred;
}

Stored<bool> FakeStores::remove(const SignInMessage &message)
{
    Q_ASSERT(m_isInTransaction);
    if (fails(Step::ForgetDeferred))
        return unavailable();
    return rows.deferred.removeIf([&](const SignInMessage &row) {
        return row.key == message.key && row.attemptId == message.attemptId;
    }) > 0;
}

Stored<std::optional<PhoneNumber>> FakeStores::numberOf(const QString &lid)
{
    if (fails(Step::LookUpSender))
        return unavailable();
    const auto found = rows.numbers.constFind(lid);
    return found == rows.numbers.constEnd() ? std::nullopt : std::optional(*found);
}

Stored<QString> FakeStores::lidOf(const PhoneNumber &phone)
{
    if (fails(Step::LookUpSender))
        return unavailable();
    return rows.numbers.key(phone);
}

Stored<void> FakeStores::remember(const QString &lid, const PhoneNumber &phone,
                                  const QDateTime & /*now*/)
{
    Q_ASSERT(m_isInTransaction);
    if (fails(Step::RememberSender))
        return unavailable();
    rows.numbers.removeIf([&](const auto &row) { return row.value() == phone; });
    rows.numbers.insert(lid, phone);
    return {};
}

Stored<std::optional<qint64>> FakeStores::linkedTenant(const Sender &sender)
{
    if (fails(Step::FindLink))
        return unavailable();
    for (const auto &one : {Sender{.phone = sender.phone}, Sender{.lid = sender.lid}}) {
        const auto found = rows.links.constFind(one.key());
        if (found != rows.links.constEnd())
            return *found;
    }
    return std::nullopt;
}

Stored<void> FakeStores::insert(const SenderLink &link)
{
    Q_ASSERT(m_isInTransaction);
    Q_ASSERT(link.sender.phone.has_value() == link.sender.lid.isEmpty());
    if (fails(Step::WriteLink))
        return unavailable();
    rows.links.insert(link.sender.key(), link.tenantId);
    rows.madeLinks.append(link);
    return {};
}

Stored<void> FakeStores::insert(const LinkTicket &ticket)
{
    Q_ASSERT(m_isInTransaction);
    if (fails(Step::InsertTicket))
        return unavailable();
    rows.tickets.append(ticket);
    return {};
}

Stored<std::optional<LinkTicket>> FakeStores::findLive(const QString &ticket, const QDateTime &now)
{
    if (fails(Step::FindTicket))
        return unavailable();
    return firstOf(rows.tickets, [&](const LinkTicket &row) {
        return row.ticket == ticket && row.isLiveAt(now);
    });
}

Stored<std::optional<LinkTicket>> FakeStores::ticketOf(const QUuid &attemptId)
{
    if (fails(Step::FindTicket))
        return unavailable();
    return firstOf(rows.tickets, [&](const LinkTicket &row) { return row.attemptId == attemptId; });
}

Stored<void> FakeStores::update(const LinkTicket &ticket)
{
    Q_ASSERT(m_isInTransaction);
    if (fails(Step::UpdateTicket))
        return unavailable();
    for (auto &row : rows.tickets) {
        if (row.attemptId == ticket.attemptId)
            row.usedAt = ticket.usedAt;
    }
    return {};
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

Stored<QList<Session>> FakeStores::liveOf(qint64 tenantId, const QDateTime &now)
{
    if (fails(Step::FindSession))
        return unavailable();
    QList<Session> live;
    std::copy_if(rows.sessions.cbegin(), rows.sessions.cend(), std::back_inserter(live),
                 [&](const Session &row) { return row.tenantId == tenantId && row.isLiveAt(now); });
    return live;
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
        row.end = session.end;
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

Stored<void> FakeStores::expireAllOf(qint64 tenantId, const QDateTime &madeUntil,
                                     const QDateTime &now)
{
    Q_ASSERT(m_isInTransaction);
    if (fails(Step::UpdateHandoff))
        return unavailable();
    for (auto &code : rows.handoffs) {
        if (code.tenantId == tenantId && code.createdAt <= madeUntil && !code.usedAt)
            code.expiresAt = std::min(code.expiresAt, now);
    }
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
