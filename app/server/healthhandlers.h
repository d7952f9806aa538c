#pragma once

#include "protocol/readyreply.h"
#include "server/metricsaccess.h"
#include "server/request.h"
#include "server/response.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace Server {

//! GET /healthz: the process is up, and which one it is. Whoever wants to know whether an address
//! leads to it, and not to an answer kept on the way, sends ?nonce=… and gets it back.
class HealthzHandler
{
public:
    //! Of a nonce that comes back.
    static constexpr qsizetype longestNonce = 64;

    //! @p instance tells this process from every other.
    explicit HealthzHandler(QString instance);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    QString m_instance;
};

//! GET /readyz: the server can do its work.
class ReadyzHandler
{
public:
    //! @p readiness returns at once.
    explicit ReadyzHandler(std::function<Protocol::ReadyReply()> readiness);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    std::function<Protocol::ReadyReply()> m_readiness;
};

//! GET /metrics: numbers for a monitoring, in Prometheus' text format (version 0.0.4).
class MetricsHandler
{
public:
    //! @p text returns at once.
    MetricsHandler(std::function<QByteArray()> text, MetricsAccess access);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    std::function<QByteArray()> m_text;
    MetricsAccess m_access;
};

} // namespace Server
