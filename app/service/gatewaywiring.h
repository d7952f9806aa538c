// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "http/webhook/notificationprocessor.h"
#include "service/cluster.h"
#include "service/coreservices.h"
#include "service/gateway/gatewaylink.h"
#include "service/servercontext.h"

#include <QDateTime>

#include <memory>
#include <optional>

namespace Service {

//! Connects the gateway with the logins: its notifications with the services, and the services with
//! the link to the account, where one is used. In the server's thread.
class GatewayWiring
{
public:
    //! @p context and @p services outlive this object.
    GatewayWiring(ServerContext &context, CoreServices &services, const ServerSetup &setup);
    ~GatewayWiring() = default;
    Q_DISABLE_COPY_MOVE(GatewayWiring)

    //! Makes and starts the link, where an account is used. Call it once, in the turn of the event
    //! loop in which this object was made, so that no notification comes first. @p cluster tells
    //! when this server leads.
    void start(const ServerSetup &setup, const Cluster &cluster);

    [[nodiscard]] Http::NotificationProcessor &processor() { return m_processor; }
    //! Null where no account is used, and before start().
    [[nodiscard]] const GatewayLink *link() const { return m_link.get(); }
    //! Empty where no account is used, and before its first answer.
    [[nodiscard]] std::optional<Core::GatewayState> state() const;
    //! The company's number, configured or asked from the gateway.
    [[nodiscard]] std::optional<Core::PhoneNumber> companyNumber() const { return m_companyNumber; }
    //! The time of the gateway's last notification, in this run or one before.
    [[nodiscard]] std::optional<QDateTime> heardAt() const { return m_heardAt; }

private:
    [[nodiscard]] Http::NotificationListeners notificationListeners(bool hasLink);
    void addLinkListeners(Http::NotificationListeners &listeners);
    void onNumberKnown(const Core::PhoneNumber &number);

    ServerContext &m_context;
    Core::LoginService &m_logins;
    std::optional<Core::PhoneNumber> m_companyNumber;
    std::optional<QDateTime> m_heardAt;
    Http::NotificationProcessor m_processor;
    //! Made by start() exactly where isGatewayUsed(), as the listeners that call it.
    std::unique_ptr<GatewayLink> m_link;
};

} // namespace Service
