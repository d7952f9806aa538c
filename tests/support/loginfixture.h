// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/login/loginservice.h"
#include "support/fakeconfirmations.h"
#include "support/fakepublisher.h"
#include "support/fakesignins.h"
#include "support/fakestores.h"
#include "support/invented.h"
#include "support/testclock.h"

#include <QString>

namespace TestSupport {

//! Attempts of three minutes; sessions of a minute at a kiosk and of half an hour in a browser.
inline const Core::LoginRules loginRules{
    .attemptLife = std::chrono::seconds(180),
    .kioskSession = {.idle = std::chrono::seconds(60), .max = std::chrono::seconds(900)},
    .webSession = {.idle = std::chrono::seconds(1800), .max = std::chrono::seconds(43200)},
};

//! The tenant's.
inline const auto knownPhone = QStringLiteral("+996555123456");

//! A login service over a database with one tenant, of id 7.
struct LoginFixture
{
    explicit LoginFixture(const Core::LoginRules &rules = loginRules);

    TestClock clock;
    FakeStores stores;
    FakePublisher publisher{stores};
    FakeConfirmations confirmations;
    FakeSignIns signIns;
    Core::LoginService logins;

    [[nodiscard]] Core::LoginService::Stores storesForAll();

    [[nodiscard]] Core::Attempt started(const QString &kiosk = QStringLiteral("Desk"));
    [[nodiscard]] Core::SignInMessage message(const QUuid &attemptId,
                                              const QString &phone = knownPhone) const;

    //! As it is on disk.
    [[nodiscard]] Core::Attempt stored(const Core::Attempt &attempt) const;
    [[nodiscard]] Core::AttemptState stateOf(const Core::Attempt &attempt) const;

    //! A line of the publisher's log.
    [[nodiscard]] static QString published(const QString &what, const Core::Attempt &attempt,
                                           Core::AttemptStatus status);
};

//! For example "FAILED CANCELLED".
[[nodiscard]] QString nameOf(const Core::AttemptState &state);
//! The same, or why the message was dismissed, for example "attempt over".
[[nodiscard]] QString nameOf(const Core::Expected<Core::Attempt, Core::IgnoreReason> &verdict);

} // namespace TestSupport
