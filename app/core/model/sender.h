// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/phone/phonenumber.h"

#include <QDateTime>
#include <QString>
#include <QStringView>
#include <QUuid>

#include <chrono>
#include <optional>

namespace Core {

//! The sender of a message, as the gateway vouches for it: a number, the hidden id ("LID") that
//! WhatsApp shows instead of it, or both once the gateway was asked.
struct Sender
{
    std::optional<PhoneNumber> phone{};
    //! The digits before "@lid", or empty. Unique within one gateway account, and no number.
    QString lid{};

    //! For logs and screens: the masked number, or the last three digits of the hidden id.
    [[nodiscard]] QString masked() const;

    //! For counting what one sender does: the number, or the hidden id with "@lid".
    [[nodiscard]] QString key() const;

    friend bool operator==(const Sender &, const Sender &) = default;
};

//! Staff said that a sender is a tenant of the directory.
struct SenderLink
{
    //! The store's; 0 before it is stored.
    qint64 id = 0;
    //! Either a number or a hidden id.
    Sender sender;
    qint64 tenantId = 0;
    //! "kiosk:Desk", or "administrator" at the command line. Empty for a link of an earlier version
    //! that the audit does not explain.
    QString madeBy;
    QDateTime createdAt;

    friend bool operator==(const SenderLink &, const SenderLink &) = default;
};

//! A sender whom the directory does not know shows this ticket at the desk: staff enter it with the
//! number of the tenant whom they see before them, and from then on the sender is that tenant.
struct LinkTicket
{
    static constexpr int digits = 4;
    static constexpr std::chrono::minutes life{15};

    //! Four digits; of all live tickets one has these.
    QString ticket;
    //! Sender of the message that the ticket was given for.
    Sender sender;
    QUuid attemptId;
    //! Where the attempt began; empty in a browser.
    QString kiosk;
    QDateTime createdAt;
    QDateTime expiresAt;
    std::optional<QDateTime> usedAt{};

    //! Whether @p text is written like one.
    [[nodiscard]] static bool isTicket(QStringView text);

    [[nodiscard]] bool isLiveAt(const QDateTime &now) const { return !usedAt && now < expiresAt; }
};

} // namespace Core
