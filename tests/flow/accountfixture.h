// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "simulator/gateway.h"
#include "support/program.h"

//! A home whose programs have an account at a gateway that the test plays, and what must not be
//! seen of it anywhere.
class AccountFixture
{
public:
    //! The account is set as `greenapi configure` would.
    AccountFixture();

    //! Writes the configuration: what is given here, and the account.
    void configure(const QMap<QString, QString> &settings = {}) const;

    //! Runs amt-kioskctl to its end and remembers what it wrote.
    [[nodiscard]] TestSupport::Finished ctl(const QStringList &arguments);

    //! The token, the secret or a number that stands in what the programs wrote, or in @p more.
    [[nodiscard]] QString disclosed(const QByteArray &more = {}) const;

    //! How often the account's settings were written.
    [[nodiscard]] int timesSet() const;

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString publicUrl() const;
    [[nodiscard]] QString webhookUrl() const;

    static constexpr auto token = "api-token-of-the-tests-0123456789";
    static constexpr auto secret = "webhook-token-of-the-tests-0123456789";
    static constexpr auto number = "996700000001";

    TestSupport::Home home;
    Simulator::Gateway gateway;

private:
    quint16 m_port;
    QString m_seen;
};
