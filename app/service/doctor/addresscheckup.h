// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/secret.h"
#include "core/model/finding.h"
#include "greenapi/client/credentials.h"
#include "service/doctor/httpprobe.h"

#include <QList>
#include <QNetworkAccessManager>
#include <QObject>
#include <QString>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

namespace Service {

//! A server's answer at /healthz. Members are empty where the server did not give them, or where
//! another program has answered.
struct HealthAnswer
{
    QString instance{};
    //! The nonce of the request that it answers.
    QString nonce{};
    //! For comparison with Http::databaseMark(); given to programs of its own machine only.
    QString databaseMark{};
    //! "http" or "https": the scheme of the client's connection, as far as the server knows.
    QString scheme{};
    //! "none", "believed" or "ignored": the fate of the header X-Forwarded-For.
    QString forwardedFor{};
};

//! Parses the body of @p answer; empty unless its status is 200.
[[nodiscard]] HealthAnswer healthIn(const ProbeAnswer &answer);

//! The URL of /healthz at @p server. With a @p nonce, no answer that was cached on the way fits.
[[nodiscard]] QUrl healthUrl(const QUrl &server, const QString &nonce);

//! The web server in front, as the head of @p answer shows it, which came from the public address;
//! and whether its word on clients arrives, as the server itself reports in that answer.
[[nodiscard]] QList<Core::Finding> proxyFindings(const ProbeAnswer &answer, const QUrl &publicUrl);

//! The server to which the public address shall lead. Both members are empty where none runs.
struct OwnServer
{
    //! Its instance as /healthz reports it, where that is known.
    QString instance{};
    //! Else its URL on this machine, where the instance can be asked for.
    QUrl localUrl{};
};

struct AddressPatience
{
    std::chrono::milliseconds local{3000};
    std::chrono::milliseconds publicly{10000};
};

//! Calls the public address as any client would, and finds out whether it leads back to the own
//! server, and through which web server. In one thread, which runs an event loop.
class AddressCheckup : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const QList<Core::Finding> &)>;

    AddressCheckup(QUrl publicUrl, OwnServer own, const Core::RandomBytes &randomBytes,
                   const GreenApi::ProxyPolicy &proxies = {}, const AddressPatience &patience = {});

    //! @p done runs once and later, unless the checkup is destroyed first.
    void start(Done done);

private:
    void askOwn();
    void askPublic();
    void evaluate(const ProbeAnswer &answer);
    void end(const QList<Core::Finding> &findings);
    [[nodiscard]] std::unique_ptr<HttpProbe> probe(const QUrl &server,
                                                   std::chrono::milliseconds patience,
                                                   std::function<void(const ProbeAnswer &)> done);

    QUrl m_publicUrl;
    OwnServer m_own;
    QString m_nonce;
    AddressPatience m_patience;
    Done m_done;
    QNetworkAccessManager m_network;
    std::unique_ptr<HttpProbe> m_ownProbe;
    std::unique_ptr<HttpProbe> m_publicProbe;
};

} // namespace Service
