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

    //! False if there is no port for it.
    [[nodiscard]] bool start();
    //! @p settings with the simulated account instead of any other.
    [[nodiscard]] Config::Settings accountIn(Config::Settings settings) const;
    //! The server listens: it gets the notifications from now on.
    void connectTo(const QUrl &server, const Core::Secret &webhookToken);

    //! The page that is a person's phone.
    [[nodiscard]] QUrl page() const { return m_gateway.pageUrl(); }

    //! Somebody sends @p text.
    void send(const Core::PhoneNumber &from, const QString &text);
    //! Offers @p text on the phone's page.
    void prepare(const QString &text) { m_gateway.prepare(text); }

Q_SIGNALS:
    //! Something has come to a phone.
    void received(const QString &text);

private:
    Simulator::Gateway m_gateway;
};

} // namespace Main
