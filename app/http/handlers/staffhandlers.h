#pragma once

#include "core/base/timestamp.h"
#include "core/login/linkservice.h"
#include "core/model/finding.h"
#include "core/model/ports.h"
#include "core/model/roletable.h"
#include "http/access/credentialauthenticator.h"
#include "http/access/staffpin.h"
#include "http/base/request.h"
#include "http/base/response.h"
#include "protocol/link.h"

#include <QDateTime>
#include <QString>

#include <functional>
#include <optional>

namespace Http {

//! Is told that staff at @p kiosk have linked somebody.
using LinkListener = std::function<void(const Core::Linked &linked, const QString &kiosk)>;

//! POST /api/kiosk/links/: staff say who somebody is who stands before them with a ticket of this
//! kiosk. The kiosk's key alone is not enough: it may have been stolen, so staff prove with a PIN
//! that they are there. Nothing about tickets and tenants is told before it is right.
class LinksHandler
{
public:
    struct Options
    {
        //! Completes numbers without a country code (phone/region).
        QString region;
        Core::RoleTable roles{};
        //! May be empty.
        LinkListener linked{};
    };

    //! @p links and @p pin outlive the handler.
    LinksHandler(KioskLogin kiosks, Core::LinkService &links, StaffPin &pin, Options options);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    [[nodiscard]] std::optional<Response> refusalOf(const Core::Secret &pin, const QString &kiosk,
                                                    const Request &request) const;
    [[nodiscard]] Response wrongPin(const QString &kiosk, const Request &request) const;

    KioskLogin m_kiosks;
    Core::LinkService &m_links;
    StaffPin &m_pin;
    Options m_options;
};

//! Which attempts a kiosk's staff want to see.
struct AttemptsWanted
{
    QString kiosk;
    int limit = 0;
    //! Also those of which nothing is to tell: they ended, or will, without a message.
    bool all = false;
};

//! What the staff screen asks; all of it is called in the server's thread and returns at once.
struct StaffBackend
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
    HealthHandler(KioskLogin kiosks, StaffBackend backend, Core::Clock now);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    KioskLogin m_kiosks;
    StaffBackend m_backend;
    Core::Clock m_now;
};

//! GET /api/kiosk/attempts/?limit=20&all=false: what became of this kiosk's last attempts.
class AttemptsHandler
{
public:
    //! @p tenants outlives the handler.
    AttemptsHandler(KioskLogin kiosks, StaffBackend backend, Core::TenantDirectory &tenants,
                    Core::RoleTable roles, Core::Clock now);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    KioskLogin m_kiosks;
    StaffBackend m_backend;
    Core::TenantDirectory &m_tenants;
    Core::RoleTable m_roles;
    Core::Clock m_now;
};

//! GET /api/kiosk/doctor/: the whole checklist. The doctor takes longer than a handler may, so the
//! answer is 202 until it is done.
class DoctorHandler
{
public:
    DoctorHandler(KioskLogin kiosks, StaffBackend backend);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    KioskLogin m_kiosks;
    StaffBackend m_backend;
};

} // namespace Http
