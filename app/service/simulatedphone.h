// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/expected.h"
#include "core/base/secret.h"
#include "core/phone/phonenumber.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QString>
#include <QUrl>

#include <functional>
#include <optional>

namespace Service {

//! The Green API instance of the demo and of a gateway of which nothing is known.
constexpr qint64 inventedInstance = 1101000001;

//! Where a simulated message goes, and as whose gateway.
struct SimulatedGateway
{
    QUrl serverUrl;
    Core::Secret webhookToken;
    std::optional<qint64> idInstance;
    std::optional<Core::PhoneNumber> companyNumber;
};

//! Plays a person's phone and the gateway behind it: posts the notification that Green API would.
class SimulatedPhone
{
public:
    //! The server's verdict: "accepted", or why the message was ignored ("duplicate", …).
    using Verdict = Core::Expected<QString, QString>;

    explicit SimulatedPhone(SimulatedGateway gateway);

    //! @p done runs once with the server's word, or with an English sentence of what went wrong,
    //! unless @p context is destroyed first.
    void send(const Core::PhoneNumber &sender, const QString &text, const QObject *context,
              std::function<void(Verdict)> done);

private:
    SimulatedGateway m_gateway;
    QNetworkAccessManager m_network;
};

} // namespace Service
