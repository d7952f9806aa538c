// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "simulator/gateway.h"
#include "simulator/state/contacts.h"
#include "support/httpclient.h"

#include <QJsonArray>

namespace TestSupport {

//! A gateway that listens, a thousand times as fast as the real one, with what a test asks of it.
class GatewayFixture
{
public:
    //! Recommended settings and no limit of rates. An hour is 3.6 seconds, a minute 60 ms; only
    //! the time in which webhooks must be answered is a second.
    [[nodiscard]] static Simulator::Options quick();

    explicit GatewayFixture(const Simulator::Options &options = quick());

    //! "/waInstance…/<method>/<token>".
    [[nodiscard]] static QByteArray target(const QByteArray &method);
    [[nodiscard]] HttpReply get(const QByteArray &method, const QByteArray &query = {}) const;
    [[nodiscard]] HttpReply post(const QByteArray &method, const QJsonObject &body) const;
    [[nodiscard]] HttpReply postBytes(const QByteArray &method, const QByteArray &body) const;
    [[nodiscard]] HttpReply remove(const QByteArray &method, const QByteArray &rest = {}) const;
    //! The answer of receiveNotification: an object, or empty for "null".
    [[nodiscard]] const QJsonObject receive() const;
    //! Receives and deletes all that is there; the bodies.
    [[nodiscard]] QList<QJsonObject> receiveAll() const;

    //! The events of that name.
    [[nodiscard]] QList<QJsonObject> events(QLatin1StringView name) const;

    Simulator::Gateway gateway;
};

//! The text of a notification's message, as textMessage or extendedTextMessage.
[[nodiscard]] QString textOf(const QJsonObject &notification);

[[nodiscard]] const QJsonArray arrayOf(const HttpReply &reply);

//! The invented person that most tests are about.
inline constexpr qint64 personsNumber = 996555121001;
inline constexpr auto personsChat = "996555121001@c.us";

} // namespace TestSupport
