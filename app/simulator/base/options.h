// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/timestamp.h"

#include <QJsonObject>
#include <QString>

#include <chrono>

namespace Simulator {

//! The durations of the service. The defaults are those of the real one.
struct Times
{
    //! How long the receiver of a webhook may take.
    std::chrono::milliseconds webhookTimeout = std::chrono::seconds(180);
    //! From a webhook that failed to its repetition.
    std::chrono::milliseconds retryPause = std::chrono::seconds(60);
    //! How long notifications and messages to send are kept (Green API, Incoming notifications, and
    //! SendMessage).
    std::chrono::milliseconds keep = std::chrono::hours(24);
    //! From setSettings to the new settings; at most 5 minutes.
    std::chrono::milliseconds applySettings = std::chrono::seconds(30);
    std::chrono::milliseconds reboot = std::chrono::seconds(20);
    //! Between each two of "sent", "delivered" and "read".
    std::chrono::milliseconds statusStep = std::chrono::seconds(1);
    //! The second of "per second".
    std::chrono::milliseconds rateWindow = std::chrono::seconds(1);
    //! How old the answer of getWebhooksCount may be.
    std::chrono::milliseconds countRefresh = std::chrono::seconds(10);
    std::chrono::milliseconds journalLag = std::chrono::minutes(2);
    std::chrono::milliseconds lateness = std::chrono::minutes(10);
    std::chrono::milliseconds markerPause = std::chrono::seconds(5);
    std::chrono::milliseconds slowness = std::chrono::seconds(10);
    //! Multiplies what requests and settings ask for: "receiveTimeout" and
    //! "delaySendMessagesMilliseconds".
    double asked = 1.0;

    //! All of them, multiplied. 0.001 makes an hour 3.6 seconds.
    [[nodiscard]] Times scaled(double factor) const;
};

//! The limits of the tariff for a month. 0 is no limit, as on the Business plan.
struct Plan
{
    int chats = 0;
    int checkWhatsapp = 0;
    int getChatHistory = 0;

    [[nodiscard]] static Plan developer();
};

//! The account to pretend, and how.
struct Options
{
    qint64 idInstance = 1101000001;
    QString token = QStringLiteral("simulated-token-of-no-worth");
    //! The account's own number, digits only.
    QString number = QStringLiteral("996700000001");
    //! Differences to a new instance, in which everything is off.
    QJsonObject settings{};
    QString state = QStringLiteral("authorized");
    Times times{};
    Plan plan{};
    //! Requests of one method per Times::rateWindow are limited (Green API, "Rate limiter").
    bool hasRateLimits = true;
    //! checkWhatsapp answers as before 2026, with "existsWhatsapp" only.
    bool hasClassicCheck = false;
    //! Bytes; a request with more is answered 500.
    qint64 largestBody = 102'400;
    //! Whether there is the control interface for scripts, below /simulator/.
    bool hasControl = false;
    //! ISO 3166; completes numbers that are typed without a country code.
    QString region = QStringLiteral("KG");
    //! For the faults that strike by chance.
    quint32 seed = 1;
    //! The clock of timestamps. Pauses do not depend on it.
    Core::Clock now = [] { return QDateTime::currentDateTimeUtc(); };

    //! The settings of an account that suit a receiver of logins.
    [[nodiscard]] static QJsonObject recommendedSettings();
};

} // namespace Simulator
