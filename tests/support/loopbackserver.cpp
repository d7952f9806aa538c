// SPDX-License-Identifier: GPL-3.0-only
#include "support/loopbackserver.h"

#include "storage/engine/statement.h"
#include "support/staffpins.h"

namespace TestSupport {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

LoopbackServer::LoopbackServer()
    : LoopbackServer(Options())
{
}

LoopbackServer::LoopbackServer(const Options &options)
    : StoredLoginFixture(options.times, options.confirmation, options.sendsCodes)
    , m_foreignChanges(database.database())
    , m_sweep(logins, channels, [this] { return m_foreignChanges.happened(); })
    , m_processor(logins, sessions,
                  {.account = testAccount(options.companyNumber),
                   .phrase = Core::LoginPhrase(u"AMT LOGIN"_s)},
                  {})
    , m_frontend({.logins = logins,
                  .codes = codes,
                  .sessions = sessions,
                  .handoffs = handoffs,
                  .links = links,
                  .processor = m_processor,
                  .services = services,
                  .tenants = tenants,
                  .reporter = reporter,
                  .channels = channels},
                 frontendOptions(options), [this] { return now; })
    , m_url(m_frontend.listen(QHostAddress(QHostAddress::LocalHost), 0).value())
{
    if (options.tls)
        m_tlsUrl = m_frontend.listen(QHostAddress(QHostAddress::LocalHost), 0, options.tls).value();
}

Http::HttpFrontend::Options LoopbackServer::frontendOptions(const Options &options)
{
    const Core::LoginPhrase phrase(u"AMT LOGIN"_s);
    return {
        .kiosks = [this](const Core::Secret &key) -> Core::Stored<std::optional<QString>> {
            if (key.reveal() == kioskKey)
                return u"Desk"_s;
            const auto kiosk = kiosks.findByKey(key.hash());
            if (!kiosk)
                return Core::Unexpected(kiosk.error());
            return *kiosk ? std::optional((*kiosk)->name) : std::nullopt;
        },
        .start = {.phrase = phrase,
                  .companyNumber = [number = options.companyNumber] { return number; },
                  .rotateAfter = 90s},
        .takesWeb = options.takesWeb,
        .startRate = options.startRate,
        .webhookToken = Core::Secret(testWebhookToken),
        .webhookAddresses = options.webhookAddresses,
        .publicUrl = options.publicUrl,
        .hostNames = {u"localhost"_s, u"a"_s, u"x"_s, u"desk"_s},
        .trustedProxies = options.trustedProxies,
        .hasLoginPage = options.hasLoginPage,
        .readiness =
            [this] {
                Protocol::ReadyReply reply;
                if (!Storage::run(database.database(), u"SELECT 1 FROM tenants"_s)) {
                    reply.parts.append(u"database"_s);
                    reply.reasons.append(u"the database cannot be used"_s);
                }
                return reply;
            },
        .metrics = [] { return QByteArray("# nothing\n"); },
        .metricsToken = options.metricsToken,
        .instance = u"0123456789abcdef"_s,
        .staff = staffBackend(options),
        .limits = options.limits,
        .shares = options.shares,
    };
}

Http::StaffBackend LoopbackServer::staffBackend(const Options &options)
{
    using Core::Finding;
    using Core::FindingCode;
    return {
        .version = u"0.0.1"_s,
        .startedAt = now,
        .health = [] { return QList{Finding::of(FindingCode::ServerOk, u"It runs."_s)}; },
        .attempts =
            [this](const Http::AttemptsWanted &wanted) {
                return wanted.all ? attempts.newestOf(wanted.kiosk, wanted.limit)
                                  : attempts.newestEventful(wanted.kiosk, wanted.limit);
            },
        .doctor = [this,
                   hasDoctorDone = options.hasDoctorDone]() -> std::optional<Core::Examination> {
            ++examinations;
            if (!hasDoctorDone)
                return std::nullopt;
            return Core::Examination{{Finding::of(FindingCode::ClockOk, u"It is right."_s)}, now};
        },
        .pin = options.hasStaffPin ? std::optional(staffPinHash()) : std::nullopt,
    };
}

const QJsonObject LoopbackServer::startAttempt(const HeaderList &headers) const
{
    return post(url(), "/api/auth/whatsapp/start/", {}, headers).json();
}

HttpReply LoopbackServer::notify(const QByteArray &body) const
{
    return post(url(), "/api/webhooks/greenapi/incoming/", body,
                {{"Authorization"_ba, "Bearer "_ba + testWebhookToken}});
}

HttpReply LoopbackServer::sendLogin(const QString &digits, const QJsonObject &attempt)
{
    return notify(notificationFrom(digits, attempt["loginMessage"_L1].toString()));
}

HttpReply LoopbackServer::status(const QJsonObject &attempt, const QByteArray &token) const
{
    const auto headers =
        token.isEmpty() ? HeaderList() : HeaderList{{"Authorization"_ba, "Bearer " + token}};
    return get(url(),
               "/api/auth/whatsapp/status/?attemptId="
                   + attempt["attemptId"_L1].toString().toLatin1(),
               headers);
}

HeaderList bearer(const QJsonValue &token)
{
    return {{"Authorization"_ba, "Bearer " + token.toString().toLatin1()}};
}

QByteArray channelPath(const QJsonObject &attempt)
{
    return "/api/auth/whatsapp/channel/" + attempt["attemptId"_L1].toString().toLatin1();
}

} // namespace TestSupport
