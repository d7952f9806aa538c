// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "config/settings.h"
#include "simulator/gateway.h"

#include <QObject>
#include <QUrl>
#include <QUuid>

namespace Main {

//! WhatsApp in a demo: a simulated gateway with phones, which the server takes for the real one.
class DemoPhone : public QObject
{
    Q_OBJECT

public:
    DemoPhone();

    //! Listens on a free port; false if there is none.
    [[nodiscard]] bool start();
    //! Returns @p settings with the simulated account instead of any other.
    [[nodiscard]] Config::Settings accountIn(Config::Settings settings) const;
    //! Sends notifications to the webhook of @p server from now on.
    void connectTo(const QUrl &server, const Core::Secret &webhookToken);

    //! The page that is a person's phone.
    [[nodiscard]] QUrl page() const { return m_gateway.pageUrl(); }

    //! Sends @p text as the person with the number @p from.
    void send(const Core::PhoneNumber &from, const QString &text);
    //! Offers @p text on the phone's page.
    void prepare(const QString &text) { m_gateway.prepare(text); }

Q_SIGNALS:
    //! A message has arrived at a phone.
    void received(const QString &text);

private:
    Simulator::Gateway m_gateway;
};

} // namespace Main
