#pragma once

#include "core/base/timestamp.h"
#include "core/model/finding.h"
#include "core/model/ports.h"
#include "core/model/tenant.h"
#include "http/access/kiosklogin.h"
#include "http/base/request.h"
#include "http/base/response.h"
#include "http/handlers/linkshandler.h"

#include <QDateTime>
#include <QString>

#include <functional>
#include <optional>

namespace Http {

//! Which attempts a kiosk's staff want to see.
struct AttemptsWanted
{
    QString kiosk;
    int limit = 0;
    //! Also those of which nothing is to tell: they ended, or will, without a message.
    bool all = false;
};

//! What the staff screen asks; all of it is called in the server's thread and returns at once.
struct StaffDesk
{
    QString version{};
    QDateTime startedAt{};
    std::function<QList<Core::Finding>()> health{};
    //! The newest first.
    std::function<Core::Stored<QList<Core::Attempt>>(const AttemptsWanted &wanted)> attempts{};
    //! Nothing while the doctor is at work, which a call may have begun.
    std::function<std::optional<Core::Examination>()> doctor{};
    //! PIN by which staff prove their presence; without one, no links are made at kiosks.
    std::optional<Core::PasswordHash> pin{};
    //! Is told of each link. May be empty.
    LinkListener linked{};
};

//! GET /api/kiosk/health/: how the parts of the system are.
class HealthHandler
{
public:
    HealthHandler(KioskLogin kiosks, StaffDesk desk, Core::Clock now);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    KioskLogin m_kiosks;
    StaffDesk m_desk;
    Core::Clock m_now;
};

//! GET /api/kiosk/attempts/?limit=20&all=false: what became of this kiosk's last attempts.
class AttemptsHandler
{
public:
    //! @p tenants outlives the handler.
    AttemptsHandler(KioskLogin kiosks, StaffDesk desk, Core::TenantDirectory &tenants,
                    Core::RoleTable roles, Core::Clock now);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    KioskLogin m_kiosks;
    StaffDesk m_desk;
    Core::TenantDirectory &m_tenants;
    Core::RoleTable m_roles;
    Core::Clock m_now;
};

//! GET /api/kiosk/doctor/: the whole checklist. The doctor takes longer than a handler may, so the
//! answer is 202 until it is done.
class DoctorHandler
{
public:
    DoctorHandler(KioskLogin kiosks, StaffDesk desk);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    KioskLogin m_kiosks;
    StaffDesk m_desk;
};

} // namespace Http
