// SPDX-License-Identifier: GPL-3.0-only
#include "main/demophone.h"

#include "service/gateway/wantedsettings.h"

#include <chrono>

namespace Main {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Waits that would take minutes are shortened; the rest is as it is.
Simulator::Options optionsOfDemo()
{
    Simulator::Options options;
    options.settings = Simulator::Options::recommendedSettings();
    options.times.retryPause = 2s;
    options.times.applySettings = 2s;
    options.times.reboot = 2s;
    options.times.journalLag = 5s;
    return options;
}

} // namespace

DemoPhone::DemoPhone()
    : m_gateway(optionsOfDemo())
{
    connect(&m_gateway, &Simulator::Gateway::messageSent, this,
            [this](const QString & /*chat*/, const QString &text) { Q_EMIT received(text); });
}

bool DemoPhone::start()
{
    return m_gateway.listen();
}

Config::Settings DemoPhone::accountIn(Config::Settings settings) const
{
    const Simulator::Options account;
    settings.greenApi.apiUrl = m_gateway.url();
    settings.greenApi.idInstance = account.idInstance;
    settings.greenApi.apiToken = Core::Secret(account.token.toLatin1());
    return settings;
}

void DemoPhone::connectTo(const QUrl &server, const Core::Secret &webhookToken)
{
    m_gateway.setSettings({{u"webhookUrl"_s, Service::webhookAt(server).toString()},
                           {u"webhookUrlToken"_s, QString::fromLatin1(webhookToken.reveal())}});
}

void DemoPhone::send(const Core::PhoneNumber &from, const QString &text)
{
    m_gateway.write({.from = from.e164(), .text = text});
}

} // namespace Main
