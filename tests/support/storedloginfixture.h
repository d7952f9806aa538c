// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/login/codeloginservice.h"
#include "core/login/handoffservice.h"
#include "core/login/linkservice.h"
#include "core/login/loginservice.h"
#include "core/login/sessionservice.h"
#include "greenapi/base/notificationtypes.h"
#include "http/channel/channelhub.h"
#include "http/channel/statusreporter.h"
#include "storage/audit/sqlauditlog.h"
#include "storage/stores/sqlattemptstore.h"
#include "storage/stores/sqlenrolment.h"
#include "storage/stores/sqlmessages.h"
#include "storage/stores/sqlsenderdirectory.h"
#include "storage/stores/sqlsessionstore.h"
#include "storage/stores/sqltenantdirectory.h"
#include "storage/transaction/sqlunitofwork.h"
#include "support/fakecodes.h"
#include "support/fakeconfirmations.h"
#include "support/testdatabase.h"

#include <QDateTime>

namespace TestSupport {

inline constexpr qint64 testInstance = 1101000001;
inline constexpr auto testWebhookToken = "webhook-token-of-the-tests-0123456789";

//! The account of testInstance. GCC 12 warns of one that is made within another object's list.
inline GreenApi::Account testAccount(
    std::optional<Core::PhoneNumber> number = Core::PhoneNumber::fromE164(u"+996700000001"))
{
    return {.idInstance = testInstance, .number = std::move(number)};
}

//! Everything behind the handlers, on a database of its own, with a clock that is a variable and
//! four invented people: "+996555121001" is a tenant, "+996555121002" a landlord, "+996700121003"
//! staff, "+996555121004" disabled.
class StoredLoginFixture
{
public:
    //! @p sendsCodes: false where nothing can send one. @p driver is a TestDatabase's.
    explicit StoredLoginFixture(Http::ChannelTimes times = {},
                                Core::ConfirmationRule confirmation = {}, bool sendsCodes = true,
                                const QString &driver = QStringLiteral("QSQLITE"));

    [[nodiscard]] bool isReady() const { return m_areTenantsThere; }

    QDateTime now{QDateTime::currentDateTimeUtc()};

    //! A message naming @p attemptId from @p digits, sent now, with an id of its own.
    [[nodiscard]] Core::SignInMessage messageFrom(const QString &digits, const QUuid &attemptId);

    //! The notification for it, as the gateway posts it.
    [[nodiscard]] QByteArray notificationFrom(const QString &digits, const QString &text);

    //! That person signs in at @p kiosk, or in a browser where it is empty; the session's token.
    [[nodiscard]] QByteArray signIn(const QString &digits, const QString &kiosk = {});
    //! The token of the session that the enrolled service @p name gets for who has @p screens.
    [[nodiscard]] QByteArray handOver(const QByteArray &screens, const QString &name);
    //! Enrols the service @p name with @p secret. False if the database refuses.
    [[nodiscard]] bool addService(const QString &name, const QByteArray &secret,
                                  const QStringList &redirects = {});
    //! From another connection, as amt-kioskctl does it. False if the database refuses.
    [[nodiscard]] bool disableTenant(qint64 id) const;

    //! Makes every statement fail from now on, at once.
    void breakDatabase();
    //! Another process holds the write lock for as long as the result lives; nobody waits for it.
    [[nodiscard]] std::unique_ptr<Storage::Connection> lockDatabase();

    TestDatabase database;
    Http::ChannelHub channels;
    Storage::SqlUnitOfWork work;
    Storage::SqlAttemptStore attempts;
    Storage::SqlTenantDirectory tenants;
    Storage::SqlSenderDirectory senders;
    Storage::SqlLinkTickets tickets;
    Storage::SqlMessageLog messages;
    Storage::SqlDeferredMessages deferredMessages;
    Storage::SqlSessionStore sessionStore;
    Storage::SqlKioskRegistry kiosks;
    Storage::SqlServiceRegistry services;
    Storage::SqlHandoffStore handoffCodes;
    Storage::SqlAuditLog audit;
    FakeConfirmations confirmations;
    FakeCodes sentCodes;
    Core::LoginService logins;
    Core::CodeLoginService codes;
    Core::SessionService sessions;
    Core::HandoffService handoffs;
    Core::LinkService links;
    Http::StatusReporter reporter;
    //! The state of the server, for kiosks with that of the gateway in it.
    std::optional<Protocol::ServiceView> service{};

private:
    [[nodiscard]] Core::Clock clock();
    [[nodiscard]] bool addTenants();

    int m_messageCount = 0;
    bool m_areTenantsThere;
};

} // namespace TestSupport
