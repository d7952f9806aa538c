// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "http/access/credentialauthenticator.h"
#include "http/access/trustedproxies.h"
#include "http/base/request.h"
#include "http/base/response.h"
#include "protocol/staff.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <functional>

namespace Http {

//! Returns a hash of @p identity (Storage::identityOf()) and of a @p nonce that is new each time.
//! Two programs of one machine compare it to learn whether they use the same database, without
//! naming the database.
[[nodiscard]] QString databaseMark(const QString &nonce, const QString &identity);

//! GET /api/schema/: the whole HTTP interface as an OpenAPI 3.1 document. Public, like the
//! interface.
class SchemaHandler
{
public:
    SchemaHandler();

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    QByteArray m_document;
};

//! GET /healthz: the process is up, and which one it is. A client that wants to know whether an
//! address leads to this process, and not to a cache on the way, sends ?nonce=… and gets it back,
//! together with the proxy's statements about the client as they arrived ("seen"), and on the
//! server's own machine with the mark of the database ("database", see databaseMark()).
class HealthzHandler
{
public:
    //! Longest nonce that comes back, in characters.
    static constexpr qsizetype longestNonce = 64;

    //! @p instance identifies this process, @p database the database.
    HealthzHandler(QString instance, QString database, TrustedProxies proxies);

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    [[nodiscard]] QJsonObject seen(const Request &request) const;

    QString m_instance;
    QString m_database;
    TrustedProxies m_proxies;
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

} // namespace Http
