// SPDX-License-Identifier: GPL-3.0-only
#include "service/staffbackend.h"

#include "service/doctor/accountfindings.h"
#include "service/doctor/doctor.h"
#include "service/doctor/gatewaytexts.h"
#include "storage/engine/statement.h"

#include <QCoreApplication>

namespace Service {

using namespace Qt::StringLiterals;

namespace {

// With a kiosk in the same process, the PIN of its screen is the server's as well.
std::optional<Core::PasswordHash> staffPinOf(const ServerSetup &setup)
{
    const auto &pin = setup.settings.server.staffPin;
    return pin || !setup.kiosk ? pin : setup.settings.kiosk.adminPin;
}

} // namespace

StaffBackend::StaffBackend(ServerContext &context, const GatewayWiring &gateway,
                           const ServerSetup &setup, const QString &instance)
    : m_context(context)
    , m_gateway(gateway)
    , m_settings(setup.settings.greenApi)
    , m_pin(staffPinOf(setup))
    , m_doctor([doctor = Doctor(setup, {.instance = instance}, context.now)](
                   const std::stop_token &stop) { return doctor.examine(stop); },
               context.now)
{
}

Http::StaffBackend StaffBackend::desk()
{
    return {
        .version = QCoreApplication::applicationVersion(),
        .startedAt = m_context.startedAt,
        .health = [this] { return health(); },
        .attempts = [this](const Http::AttemptsWanted &wanted) { return attempts(wanted); },
        .doctor = [this] { return examination(); },
        .pin = m_pin,
        .linked = [this](const Core::Linked &linked,
                         const QString &kiosk) { onLinked(linked, kiosk); },
    };
}

Protocol::ReadyReply StaffBackend::readiness() const
{
    Protocol::ReadyReply reply;
    reply.gateway = m_gateway.state();
    reply.sending = m_context.isSending();
    if (!isDatabaseUsable()) {
        reply.parts.append(u"database"_s);
        const auto trouble = m_context.database().trouble();
        reply.reasons.append(u"the database cannot be used"_s
                             + (trouble ? u": "_s + Storage::sentenceOf(*trouble) : QString()));
    }
    if (reply.gateway && !isUsable(*reply.gateway)) {
        reply.parts.append(u"gateway"_s);
        reply.reasons.append(sentenceOf(*reply.gateway));
    }
    return reply;
}

ServiceCondition StaffBackend::condition() const
{
    return {.isDatabaseUsable = isDatabaseUsable(),
            .gateway = m_gateway.state(),
            .sending = m_context.isSending()};
}

bool StaffBackend::isDatabaseUsable() const
{
    auto &database = m_context.database();
    return !database.trouble()
        && Storage::run(database, u"SELECT 1 FROM tenants LIMIT 1"_s).has_value();
}

QList<Core::Finding> StaffBackend::health() const
{
    using Core::Finding;
    using Core::FindingCode;
    const auto *link = m_gateway.link();
    const auto state = m_gateway.state();
    QList<Finding> findings{
        Finding::of(FindingCode::ServerOk, u"The server runs."_s).withSince(m_context.startedAt),
        isDatabaseUsable()
            ? Finding::of(FindingCode::DatabaseOk, u"The database answers."_s)
            : Finding::of(FindingCode::DatabaseFailed, u"The database does not answer."_s,
                          u"See the server's log; the doctor tells more."_s),
        link && state ? findingOf(*state, link->watch().since()) : gatewayFinding(m_settings),
    };
    if (m_settings.mode != Config::GatewayMode::Off)
        findings.append(webhookFinding(m_gateway.heardAt(), m_context.now()));
    if (const auto used = link ? link->usedUpChats() : std::nullopt)
        findings.append(quotaFinding(*used));
    return findings;
}

// Only the link hears of a used up tariff.
std::optional<Core::Examination> StaffBackend::examination()
{
    auto found = m_doctor.ask();
    if (found && m_gateway.link()) {
        const auto used = m_gateway.link()->usedUpChats();
        found->findings.append(used ? quotaFinding(*used) : quotaLeftFinding());
    }
    return found;
}

Core::Stored<QList<Core::Attempt>> StaffBackend::attempts(const Http::AttemptsWanted &wanted)
{
    auto &store = m_context.stores.attempts;
    return wanted.all ? store.newestOf(wanted.kiosk, wanted.limit)
                      : store.newestEventful(wanted.kiosk, wanted.limit);
}

void StaffBackend::onLinked(const Core::Linked &linked, const QString &kiosk)
{
    if (!m_settings.reply || !m_context.account)
        return;
    m_context.stores.work.afterCommit([this, linked, kiosk] {
        const auto attempt =
            m_context.stores.attempts.find(linked.attemptId).value_or(std::nullopt);
        sendLinked(m_context.account->outbox, linked,
                   {.language = attempt ? attempt->language : QString(), .kiosk = kiosk});
    });
}

} // namespace Service
