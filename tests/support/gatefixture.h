// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "support/loopbackserver.h"
#include "support/rawclient.h"

#include <QObject>
#include <QSslConfiguration>

#include <memory>

namespace TestSupport {

//! Runs every test function of a class twice: over plain TCP, and with TLS.
class PlainAndTlsFixture : public QObject
{
    Q_OBJECT

protected:
    //! Whether this run is the one with TLS.
    [[nodiscard]] static bool isSecure();

    //! The configuration of a server, made anew for the class.
    QSslConfiguration m_tls;

private Q_SLOTS:
    void initTestCase_data();
    void initTestCase();
};

//! The gate in front of the real routes, with the limits of the product: a machine that stands
//! still for a moment ends nobody's connection.
class GateFixture : public PlainAndTlsFixture
{
    Q_OBJECT

protected:
    //! Limits that a test can wait for.
    [[nodiscard]] static Http::GateLimits quick();

    void serve(const Http::GateLimits &limits);
    //! The server's address of this run.
    [[nodiscard]] const QUrl &address() const;
    //! Sends @p bytes on a connection of its own. Returns the first reply.
    [[nodiscard]] HttpReply replyTo(const QByteArray &bytes) const;

    std::unique_ptr<LoopbackServer> m_server;

private Q_SLOTS:
    void init() { serve({}); }
    void cleanup() { m_server.reset(); }
};

} // namespace TestSupport
