// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/timestamp.h"
#include "core/login/linkservice.h"
#include "core/model/finding.h"
#include "core/model/ports.h"
#include "core/model/tenant.h"
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

//! Called after staff at @p kiosk have linked somebody.
using LinkListener = std::function<void(const Core::Linked &linked, const QString &kiosk)>;

//! POST /api/kiosk/links/: staff link the sender of a ticket of this kiosk to a tenant. The kiosk's
//! key alone is not enough: it may have been stolen, so staff prove with a PIN that they are there.
//! Before the PIN is right the answer reveals nothing about tickets and tenants.
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

//! The attempts that a kiosk's staff ask for.
struct AttemptsWanted
{
    QString kiosk;
    int limit = 0;
    //! Includes the attempts without an event: those that ended, or will end, without a message.
    bool all = false;
};

//! The server's side of the staff screen. Every function is called in the server's thread and
//! returns at once.
struct StaffBackend
{
    QString version{};
    QDateTime startedAt{};
    std::function<QList<Core::Finding>()> health{};
    //! The newest first.
    std::function<Core::Stored<QList<Core::Attempt>>(const AttemptsWanted &wanted)> attempts{};
    //! Returns nothing while the examination is running, which this call may have started.
    std::function<std::optional<Core::Examination>()> doctor{};
    //! PIN by which staff prove their presence; without one, no links are made at kiosks.
    std::optional<Core::PasswordHash> pin{};
    //! Called after each link. May be empty.
    LinkListener linked{};
};

//! GET /api/kiosk/health/: the state of each part of the system.
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

//! GET /api/kiosk/attempts/?limit=20&all=false: the outcomes of this kiosk's last attempts.
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

//! GET /api/kiosk/doctor/: the whole checklist. The examination takes longer than a handler may, so
//! the answer is 202 until it is done.
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
