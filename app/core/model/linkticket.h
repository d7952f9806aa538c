#pragma once

#include "core/model/sender.h"

#include <QDateTime>
#include <QString>
#include <QStringView>
#include <QUuid>

#include <chrono>
#include <optional>

namespace Core {

//! What somebody whom the directory does not know shows at the desk: staff enter it with the number
//! of the tenant whom they see before them, and from then on the sender is that tenant.
struct LinkTicket
{
    static constexpr int digits = 4;
    static constexpr std::chrono::minutes life{15};

    //! Four digits; of all live tickets one has these.
    QString ticket;
    //! Who wrote.
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
