// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "http/handlers/staffhandlers.h"
#include "protocol/staff.h"
#include "service/doctor/doctorrounds.h"
#include "service/gatewaywiring.h"
#include "service/servercontext.h"
#include "service/servicewatch.h"

#include <QList>
#include <QString>

#include <optional>

namespace Service {

//! The state of one server for staff, monitoring and waiting visitors: health, doctor, attempts,
//! readiness and condition. In the server's thread; everything returns at once.
class StaffBackend
{
public:
    //! @p context and @p gateway outlive the backend. @p instance tells this process from every
    //! other (Http::HttpFrontend::Options::instance).
    StaffBackend(ServerContext &context, const GatewayWiring &gateway, const ServerSetup &setup,
                 const QString &instance);
    ~StaffBackend() = default;
    Q_DISABLE_COPY_MOVE(StaffBackend)

    //! The callbacks of the staff's routes. The backend outlives them.
    [[nodiscard]] Http::StaffBackend desk();
    [[nodiscard]] Protocol::ReadyReply readiness() const;
    [[nodiscard]] ServiceCondition condition() const;

private:
    [[nodiscard]] bool isDatabaseUsable() const;
    [[nodiscard]] QList<Core::Finding> health() const;
    [[nodiscard]] std::optional<Core::Examination> examination();
    [[nodiscard]] Core::Stored<QList<Core::Attempt>> attempts(const Http::AttemptsWanted &wanted);
    void onLinked(const Core::Linked &linked, const QString &kiosk);

    ServerContext &m_context;
    const GatewayWiring &m_gateway;
    Config::GreenApiSettings m_settings;
    std::optional<Core::PasswordHash> m_pin;
    DoctorRounds m_doctor;
};

} // namespace Service
