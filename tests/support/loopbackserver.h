// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "http/channel/channelhub.h"
#include "http/httpfrontend.h"
#include "storage/transaction/foreignchanges.h"
#include "support/httpclient.h"
#include "support/storedloginfixture.h"

#include <QJsonObject>
#include <QSslConfiguration>
#include <QUrl>

#include <optional>

namespace TestSupport {

//! The server's rooms on a real loop-back socket, in the test's thread, with the test's clock.
class LoopbackServer : public StoredLoginFixture
{
public:
    struct Options
    {
        Http::ChannelTimes times{};
        QUrl publicUrl{};
        QList<Http::TrustedProxies::Subnet> trustedProxies{
            {QHostAddress(QHostAddress::LocalHost), 32}};
        QList<Http::TrustedProxies::Subnet> webhookAddresses{};
        std::optional<Core::PhoneNumber> companyNumber{
            Core::PhoneNumber::fromE164(u"+996700000001")};
        Core::ConfirmationRule confirmation{};
        //! No limit, because most tests are not about it.
        int startRate = 0;
        bool takesWeb = true;
        bool hasLoginPage = true;
        bool hasDoctorDone = true;
        bool sendsCodes = true;
        //! Whether staffPin is configured.
        bool hasStaffPin = true;
        Http::GateLimits limits{};
        Core::Secret metricsToken{};
        Http::ClientBudgets::Shares shares{};
        //! A second address, with TLS.
        std::optional<QSslConfiguration> tls{};
    };

    //! The key of an enrolled kiosk named "Desk".
    static constexpr auto kioskKey = "kiosk-key-of-the-tests";

    LoopbackServer();
    explicit LoopbackServer(const Options &options);

    //! How often the doctor was asked.
    int examinations = 0;

    [[nodiscard]] const QUrl &url() const { return m_url; }
    //! Only where Options::tls was given.
    [[nodiscard]] const QUrl &tlsUrl() const { return m_tlsUrl; }
    [[nodiscard]] qsizetype connections() const { return m_frontend.connections(); }
    //! The rest of the budget of the client at @p address.
    [[nodiscard]] std::chrono::milliseconds balanceOf(const QHostAddress &address) const
    {
        return m_frontend.balanceOf(address);
    }
    [[nodiscard]] QList<Http::Router::Endpoint> endpoints() const { return m_frontend.endpoints(); }
    //! A test holds and releases: no commits are shared here.
    [[nodiscard]] Http::AnswerHold &answers() { return m_frontend.answers(); }

    //! An attempt started over HTTP, as the answer's members.
    [[nodiscard]] const QJsonObject startAttempt(const HeaderList &headers = {}) const;

    //! Posts @p body to the webhook, with the right token unless @p authorization says otherwise.
    [[nodiscard]] HttpReply notify(const QByteArray &body) const;
    //! The person with the number @p digits sends the login message of @p attempt.
    [[nodiscard]] HttpReply sendLogin(const QString &digits, const QJsonObject &attempt);

    [[nodiscard]] HttpReply status(const QJsonObject &attempt, const QByteArray &token = {}) const;

private:
    [[nodiscard]] Http::HttpFrontend::Options frontendOptions(const Options &options);
    [[nodiscard]] Http::StaffBackend staffBackend(const Options &options);

    Storage::ForeignChanges m_foreignChanges;
    Http::ExpirySweep m_sweep;
    Http::NotificationProcessor m_processor;
    Http::HttpFrontend m_frontend;
    QUrl m_url;
    QUrl m_tlsUrl;
};

//! "Authorization: Bearer <token>", the token being a member of @p json.
[[nodiscard]] HeaderList bearer(const QJsonValue &token);

//! Where the channel of @p attempt is.
[[nodiscard]] QByteArray channelPath(const QJsonObject &attempt);

} // namespace TestSupport
