// SPDX-License-Identifier: GPL-3.0-only
#include "support/storedloginfixture.h"

#include "greenapi/receiving/webhook.h"
#include "storage/engine/statement.h"
#include "support/pkce.h"

#include <QRandomGenerator>

namespace TestSupport {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes;
    while (bytes.size() < count)
        bytes.append(static_cast<char>(QRandomGenerator::system()->bounded(256)));
    return bytes;
}

constexpr Core::SessionLimits kioskSession{.idle = 60s, .max = 900s};
constexpr Core::SessionLimits webSession{.idle = 1800s, .max = 43200s};

Core::LoginRules rules(Core::ConfirmationRule confirmation)
{
    return {.attemptLife = 180s,
            .kioskSession = kioskSession,
            .webSession = webSession,
            .confirmation = confirmation};
}

Core::PhoneNumber companyNumber()
{
    return Core::PhoneNumber::fromE164(u"+996700000001").value();
}

} // namespace

StoredLoginFixture::StoredLoginFixture(Http::ChannelTimes times,
                                       Core::ConfirmationRule confirmation, bool sendsCodes,
                                       const QString &driver)
    : database(driver)
    , channels(times)
    , work(database.database())
    , attempts(database.database())
    , tenants(database.database())
    , senders(database.database(), testInstance)
    , tickets(database.database())
    , messages(database.database())
    , deferredMessages(database.database())
    , sessionStore(database.database())
    , kiosks(database.database())
    , services(database.database())
    , handoffCodes(database.database())
    , audit(database.database())
    , logins({.work = work,
              .attempts = attempts,
              .tenants = tenants,
              .senders = senders,
              .links = senders,
              .tickets = tickets,
              .messages = messages,
              .deferred = deferredMessages,
              .sessions = sessionStore,
              .codes = attempts,
              .audit = audit},
             {.publisher = channels, .confirmations = confirmations}, clock(), randomBytes,
             rules(confirmation))
    , codes({.work = work,
             .attempts = attempts,
             .history = attempts,
             .tenants = tenants,
             .sessions = sessionStore,
             .audit = audit},
            {.sender = sendsCodes ? &sentCodes : nullptr, .publisher = channels}, clock(),
            randomBytes, Core::Secret("code-key"),
            {.attemptLife = 180s, .kioskSession = kioskSession, .webSession = webSession})
    , sessions({.work = work,
                .sessions = sessionStore,
                .handoffs = handoffCodes,
                .tenants = tenants,
                .senders = senders,
                .links = senders,
                .audit = audit},
               clock(), randomBytes)
    , handoffs({.work = work,
                .codes = handoffCodes,
                .sessions = sessionStore,
                .tenants = tenants,
                .audit = audit},
               clock(), randomBytes, webSession)
    , links({.work = work,
             .tickets = tickets,
             .tenants = tenants,
             .senders = senders,
             .links = senders,
             .audit = audit},
            clock())
    , reporter(sessions, tenants, links, {},
               [this](bool isForKiosk) {
                   auto told = service;
                   if (told && !isForKiosk)
                       told->gateway.reset();
                   return told;
               })
    , m_areTenantsThere(addTenants())
{
}

Core::Clock StoredLoginFixture::clock()
{
    return [this] { return now; };
}

bool StoredLoginFixture::addTenants()
{
    const auto add = [this](const QString &name, const QString &type, const QString &phone,
                            bool isActive = true) {
        Core::Tenant tenant;
        tenant.name = name;
        tenant.type = type;
        tenant.phone = Core::PhoneNumber::fromE164(phone);
        tenant.isActive = isActive;
        return tenants.add(tenant, now).has_value();
    };
    return add(u"Asan Usenov"_s, u"tenant"_s, u"+996555121001"_s)
        && add(u"Meerim Asanova"_s, u"property_owner"_s, u"+996555121002"_s)
        && add(u"Bakyt Toktosunov"_s, u"accounting"_s, u"+996700121003"_s)
        && add(u"Gulnara Sadyrova"_s, u"tenant"_s, u"+996555121004"_s, false);
}

Core::SignInMessage StoredLoginFixture::messageFrom(const QString &digits, const QUuid &attemptId)
{
    return {.key = {.instance = testInstance,
                    .chat = digits + u"@c.us"_s,
                    .messageId = u"3A%1"_s.arg(++m_messageCount)},
            .sender = {.phone = Core::PhoneNumber::fromInternationalDigits(digits), .lid = {}},
            .attemptId = attemptId,
            .sentAt = now};
}

QByteArray StoredLoginFixture::notificationFrom(const QString &digits, const QString &text)
{
    return GreenApi::textMessageNotification({
        .idInstance = testInstance,
        .companyNumber = companyNumber(),
        .sender = Core::PhoneNumber::fromInternationalDigits(digits).value(),
        .senderName = u"Test User"_s,
        .messageId = u"3A%1"_s.arg(++m_messageCount),
        .sentAt = now,
        .text = text,
    });
}

QByteArray StoredLoginFixture::signIn(const QString &digits, const QString &kiosk)
{
    const auto attempt = logins.start({.language = {}, .kiosk = kiosk}).value().attempt;
    (void)logins.complete(messageFrom(digits, attempt.id));
    return sessions.handOut(attempt.id).value().value().token.reveal();
}

QByteArray StoredLoginFixture::handOver(const QByteArray &screens, const QString &name)
{
    const QString redirect = handoffRedirect;
    const Core::HandoffBinding binding{
        .service = name, .redirectUri = redirect, .codeChallenge = pkceChallenge};
    const auto code = handoffs.issue(Core::Secret(screens), binding).value().value().code;
    const auto handedOver =
        handoffs.redeem({.service = name,
                         .code = code,
                         .redirectUri = redirect,
                         .codeVerifier = QByteArray(pkceVerifier.data(), pkceVerifier.size())});
    return handedOver.value().value().session.token.reveal();
}

bool StoredLoginFixture::addService(const QString &name, const QByteArray &secret,
                                    const QStringList &redirects)
{
    return services
        .add({.id = 0,
              .name = name,
              .secretHash = Core::Secret(secret).hash(),
              .redirects = redirects,
              .createdAt = now,
              .revokedAt = {}})
        .has_value();
}

bool StoredLoginFixture::disableTenant(qint64 id) const
{
    const auto other = database.anotherConnection();
    Storage::SqlTenantDirectory directory(other->database());
    auto tenant = directory.find(id).value().value();
    tenant.isActive = false;
    const auto stored =
        Storage::SqlUnitOfWork(other->database()).commit([&]() -> Core::Stored<void> {
            KIOSK_CHECK(directory.update(tenant, now));
            return Storage::SqlSessionStore(other->database()).endAllOfTenant(id, now);
        });
    return stored.has_value();
}

void StoredLoginFixture::breakDatabase()
{
    for (const auto &table : {u"sender_links"_s, u"sender_numbers"_s, u"link_tickets"_s,
                              u"deferred_messages"_s, u"sessions"_s, u"webhook_events"_s,
                              u"login_attempts"_s, u"tenants"_s, u"services"_s, u"kiosks"_s})
        (void)Storage::run(database.database(), u"DROP TABLE "_s + table);
}

std::unique_ptr<Storage::Connection> StoredLoginFixture::lockDatabase()
{
    (void)Storage::run(database.database(), u"PRAGMA busy_timeout = 0"_s);
    auto other = database.anotherConnection();
    (void)Storage::run(other->database(), u"BEGIN IMMEDIATE"_s);
    return other;
}

} // namespace TestSupport
