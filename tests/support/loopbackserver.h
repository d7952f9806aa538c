#pragma once

#include "server/expirysweep.h"
#include "server/httpserver.h"
#include "support/httpclient.h"
#include "support/loginroom.h"

#include <QJsonObject>
#include <QTcpServer>
#include <QUrl>

#include <optional>

namespace TestSupport {

//! The server's rooms on a real loop-back socket, in the test's thread, with the test's clock.
class LoopbackServer : public LoginRoom
{
public:
    struct Options
    {
        Server::ChannelTimes times{};
        QUrl publicUrl{};
        QList<Server::OriginPolicy::Subnet> trustedProxies{
            {QHostAddress(QHostAddress::LocalHost), 32}};
        std::optional<Core::PhoneNumber> companyNumber{
            Core::PhoneNumber::fromE164(u"+996700000001")};
    };

    //! The key of an enrolled kiosk named "Desk".
    static constexpr auto kioskKey = "kiosk-key-of-the-tests";

    LoopbackServer();
    explicit LoopbackServer(const Options &options);

    [[nodiscard]] QUrl url() const;

    //! An attempt started over HTTP, as the answer's members.
    [[nodiscard]] QJsonObject startAttempt(const HeaderList &headers = {}) const;

    //! Posts @p body to the webhook, with the right token unless @p authorization says otherwise.
    [[nodiscard]] HttpReply notify(const QByteArray &body) const;
    //! The person with the number @p digits sends the login message of @p attempt.
    [[nodiscard]] HttpReply sendLogin(const QString &digits, const QJsonObject &attempt);

    [[nodiscard]] HttpReply status(const QJsonObject &attempt, const QByteArray &bearer = {}) const;

private:
    [[nodiscard]] Server::Router router(const Options &options);

    Server::ExpirySweep m_sweep;
    Server::HttpServer m_http;
    QTcpServer *m_listener;
};

//! "Authorization: Bearer <token>", the token being a member of @p json.
[[nodiscard]] HeaderList bearer(const QJsonValue &token);

//! Where the channel of @p attempt is.
[[nodiscard]] QByteArray channelPath(const QJsonObject &attempt);

} // namespace TestSupport
