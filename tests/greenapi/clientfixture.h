// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "gatewayclient.h"
#include "greenapi/client/client.h"
#include "samples.h"

#include <functional>
#include <memory>

// Shared by the tests of the client with a scripted gateway.
namespace Gateway {

inline QJsonObject bodyOf(const Asked &asked)
{
    return QJsonDocument::fromJson(asked.body).object();
}

//! A client, and a gateway that answers what the test wants.
class ClientFixture : public QObject
{
protected:
    void open()
    {
        m_script = {};
        m_server = std::make_unique<ScriptedServer>([this](const Asked &asked) {
            return m_script ? m_script(asked) : Scripted{.body = m_body};
        });
        m_client = std::make_unique<GreenApi::Client>(credentials(m_server->url()), shortTimings());
    }

    void close()
    {
        m_client.reset();
        m_server.reset();
    }

    [[nodiscard]] const Asked &last() const { return m_server->asked().last(); }

    void serveSettings()
    {
        m_script = [](const Asked &asked) {
            const auto name = QString::fromLatin1(asked.method);
            return Scripted{.body = Samples::readApi(name)};
        };
    }

    std::function<Scripted(const Asked &)> m_script;
    QByteArray m_body;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<GreenApi::Client> m_client;
};

} // namespace Gateway
