#pragma once

#include "core/model/finding.h"
#include "core/phone/phonenumber.h"
#include "service/doctor/gatewaycheckup.h"

#include <QList>
#include <QUrl>

#include <chrono>
#include <optional>

// What the gateway's answers mean for the set-up.
namespace Service {

//! How the account shall be. What is not known here is not compared.
struct AccountExpected
{
    bool isPolling = false;
    //! The company's, configured or seen before.
    std::optional<Core::PhoneNumber> number{};
    QUrl webhook{};
    Core::Secret webhookToken{};
};

//! Tells neither number nor secret.
[[nodiscard]] QList<Core::Finding> accountFindings(const GatewayReport &report,
                                                   const AccountExpected &expected);

//! The number of the account, if it told one.
[[nodiscard]] std::optional<Core::PhoneNumber> numberIn(const GatewayReport &report);

//! Of a server that would have heard otherwise.
[[nodiscard]] Core::Finding quotaLeftFinding();

//! For who was not there to hear the gateway.
[[nodiscard]] Core::Finding unknownQuotaFinding();

//! Nothing where the two clocks agree.
[[nodiscard]] std::optional<Core::Finding> skewFinding(
    const std::optional<std::chrono::seconds> &clockAhead);

} // namespace Service
