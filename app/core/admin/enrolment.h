// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/admin/directoryadmin.h"
#include "core/base/secret.h"

namespace Core {

//! Why a browser must not be sent to an address after a login.
enum class RedirectFault {
    //! A user's name or password is in it.
    HasCredentials,
    //! It is no absolute address, or has characters that do not belong into one (RFC 3986, 2).
    NotWhole,
    //! It is neither https nor, for development, http at this computer.
    NotSecure,
    HasFragment,
};

//! Returns why @p address cannot be a redirect of a service, or no value if it can.
[[nodiscard]] std::optional<RedirectFault> redirectFault(const QString &address);

//! Enrols kiosks and services and takes their secrets away again, with all that follows: what is
//! open there ends, the audit gets its entries. Each method is one unit of work. All of them in
//! the thread of the stores.
class Enrolment
{
public:
    //! Characters (code points) of a kiosk's name.
    static constexpr int longestKioskName = 100;

    //! The stores outlive this object.
    struct Stores
    {
        UnitOfWork &work;
        KioskEditor &kiosks;
        ServiceEditor &services;
        AttemptCanceller &attempts;
        SessionRevoker &sessions;
        HandoffRevoker &handoffs;
        AuditLog &audit;
        //! Takes the links back that were made at a kiosk.
        DirectoryAdmin &directory;
    };

    //! The fate of the numbers that staff linked at a kiosk.
    enum class Links { Keep, Undo };

    //! The effect of revokeKiosk().
    struct RevokedKiosk
    {
        //! False if no enrolled kiosk had the name.
        bool wasEnrolled = false;
        int linksUndone = 0;
        //! Links that were made there and are still good.
        int linksLeft = 0;
    };

    //! @p by is the administrator.
    Enrolment(Stores stores, Clock now, RandomBytes randomBytes, AuditActor by);

    //! 1 to longestKioskName characters, all of which a listing can show: others could not be told
    //! apart there, or revoked.
    [[nodiscard]] static bool isKioskName(const QString &name);
    //! 1 to 64 of the letters A to Z, digits and . _ - (ServiceAccount::name).
    [[nodiscard]] static bool isServiceName(const QString &name);

    //! Returns the new kiosk's key, which only its hash remains of; nothing if an enrolled kiosk
    //! has the name already.
    [[nodiscard]] Stored<std::optional<Secret>> addKiosk(const QString &name);
    //! Takes the key away, cancels the kiosk's attempts, ends its screen's sessions and lets its
    //! hand-off codes expire. Links can be undone after the key is gone, too.
    [[nodiscard]] Stored<RevokedKiosk> revokeKiosk(const QString &name, Links links);

    //! Returns the new service's secret, which only its hash remains of; nothing if an enrolled
    //! service has the name already.
    [[nodiscard]] Stored<std::optional<Secret>> addService(const QString &name,
                                                           const QStringList &redirects);
    //! Takes the secret away and ends the sessions that were handed over to the service. False if
    //! no enrolled service has this name.
    [[nodiscard]] Stored<bool> revokeService(const QString &name);

private:
    [[nodiscard]] AuditEntry entry(const QString &action, const QString &subject,
                                   const QString &detail = {}) const;
    [[nodiscard]] Stored<void> revokeKey(const Kiosk &kiosk);

    Stores m_stores;
    Clock m_now;
    RandomBytes m_randomBytes;
    AuditActor m_by;
};

} // namespace Core
