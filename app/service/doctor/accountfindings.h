// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/finding.h"
#include "core/phone/phonenumber.h"
#include "service/doctor/gatewaycheckup.h"

#include <QList>
#include <QUrl>

#include <chrono>
#include <optional>

// Findings from the gateway's answers.
namespace Service {

//! The expected state of the account. Members that are empty are not compared.
struct AccountExpected
{
    bool isPolling = false;
    //! The company's, configured or seen before.
    std::optional<Core::PhoneNumber> number{};
    QUrl webhook{};
    Core::Secret webhookToken{};
};

//! Findings on the account; they contain neither a number nor a secret.
[[nodiscard]] QList<Core::Finding> accountFindings(const GatewayReport &report,
                                                   const AccountExpected &expected);

//! The account's number, if the gateway reported one.
[[nodiscard]] std::optional<Core::PhoneNumber> numberIn(const GatewayReport &report);

//! The finding of a running server that the gateway has not warned.
[[nodiscard]] Core::Finding quotaLeftFinding();

//! The finding of a command, which has not heard the gateway.
[[nodiscard]] Core::Finding unknownQuotaFinding();

//! The finding on this machine's clock; empty where it agrees with the gateway's within half a
//! minute.
[[nodiscard]] std::optional<Core::Finding> skewFinding(
    const std::optional<std::chrono::seconds> &clockAhead);

} // namespace Service
