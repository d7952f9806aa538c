// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "service/serverthread.h"
#include "simulator/gateway.h"
#include "simulator/state/contacts.h"
#include "support/httpclient.h"

#include <QJsonObject>
#include <QTemporaryDir>
#include <QVariant>

#include <memory>
#include <optional>

namespace TestSupport {

//! A server in a thread of its own, linked to a simulated gateway in the test's, both as quick as
//! they can be. In its directory are Айгүл, Сергей and Нурлан, who is staff. The journal is not
//! looked at unless a test shortens setup.link.journal.
class LinkedServer
{
public:
    [[nodiscard]] static Simulator::Options quickGateway();
    [[nodiscard]] static Service::LinkTimings quickTimings();

    explicit LinkedServer(Config::GatewayMode mode,
                          const Simulator::Options &options = quickGateway());

    //! To be changed before start().
    Service::ServerSetup setup;
    Simulator::Gateway gateway;

    //! False if the server does not start. It tells the gateway where its webhooks go.
    [[nodiscard]] bool start();
    //! In whatever it is doing.
    void stop() { m_server.reset(); }

    [[nodiscard]] HttpReply get(const QByteArray &target,
                                const QByteArray &authorization = {}) const;
    //! As the kiosk "Demo".
    [[nodiscard]] HttpReply post(const QByteArray &target, const QJsonObject &body) const;

    //! A new attempt of the kiosk.
    [[nodiscard]] const QJsonObject begin(const QString &language = QStringLiteral("en")) const;
    //! The status that the attempt's holder gets, with the session if there is one.
    [[nodiscard]] const QJsonObject told(const QJsonObject &attempt) const;
    //! "NEW", "COMPLETED" or for example "FAILED USER_NOT_FOUND".
    [[nodiscard]] QString stateOf(const QJsonObject &attempt) const;
    //! Somebody sends the attempt's message; its id.
    QString write(const QString &who, const QJsonObject &attempt);
    //! All of a login: "COMPLETED", or what it came to in a few seconds.
    [[nodiscard]] QString signIn(const QString &who);

    //! The body of /readyz, with its status as "http".
    [[nodiscard]] const QJsonObject ready() const;
    //! "gateway" of ready().
    [[nodiscard]] QString gatewayState() const;
    [[nodiscard]] bool isSending() const;

    //! The first column of the first row, as it is on disk.
    [[nodiscard]] QVariant valueOf(const QString &sql) const;
    [[nodiscard]] int sessionsOf(const QJsonObject &attempt) const;
    [[nodiscard]] int audited(const QString &action) const;

    //! The gateway's events of that name, of that method where one is named.
    [[nodiscard]] QList<QJsonObject> events(QLatin1StringView name,
                                            const QString &method = {}) const;

    [[nodiscard]] const QUrl &url() const { return m_url; }

private:
    QTemporaryDir m_folder;
    Config::GatewayMode m_mode;
    std::unique_ptr<Service::ServerThread> m_server;
    QUrl m_url;
};

// The people of Service::demoSenders().
inline const auto aigul = QStringLiteral("996555121001");
inline const auto sergei = QStringLiteral("996555121002");
inline const auto nurlan = QStringLiteral("996700121003");
inline const auto nobody = QStringLiteral("996555121099");

} // namespace TestSupport
