// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "gatewayclient.h"
#include "simulator/gatewayfixture.h"

#include <algorithm>
#include <memory>
#include <optional>

// Shared by the tests of the client with the simulated gateway.
namespace Gateway {

inline const auto instance = 1101000001;

inline GreenApi::Credentials credentialsFor(const QUrl &url)
{
    return {.apiUrl = url,
            .idInstance = instance,
            .apiToken = Core::Secret(TestSupport::GatewayFixture::quick().token.toLatin1())};
}

template <typename Value>
QString errorOf(const GreenApi::Answer<Value> &answer)
{
    return answer ? QString() : toString(answer.error());
}

//! A client and a simulated gateway that knows it.
class ContractFixture : public QObject
{
protected:
    void close()
    {
        m_client.reset();
        m_fixture.reset();
    }

    void open(const Simulator::Options &options)
    {
        m_client.reset();
        m_fixture = std::make_unique<TestSupport::GatewayFixture>(options);
        m_client =
            std::make_unique<GreenApi::Client>(credentialsFor(gateway().url()), shortTimings());
    }

    [[nodiscard]] Simulator::Gateway &gateway() const { return m_fixture->gateway; }

    //! @p make is given who takes the answer.
    template <typename Value, typename Make>
    [[nodiscard]] GreenApi::Answer<Value> answerTo(Make make)
    {
        const Told<Value> told;
        if constexpr (std::is_member_function_pointer_v<Make>)
            std::invoke(make, *m_client, this, told.callback());
        else
            make(told.callback());
        if (!told.wait())
            qFatal("no answer came");
        return told.answer();
    }

    [[nodiscard]] GreenApi::Answer<QList<GreenApi::SettingChange>> write(const QJsonObject &wanted)
    {
        return answerTo<QList<GreenApi::SettingChange>>(
            [&](auto done) { m_client->setSettings(wanted, this, done); });
    }

    [[nodiscard]] GreenApi::Answer<QString> send(const QString &chat)
    {
        return answerTo<QString>(
            [&](auto done) { m_client->sendMessage(chat, QStringLiteral("Hello"), this, done); });
    }

    template <typename Who>
    [[nodiscard]] GreenApi::Answer<GreenApi::WhatsappAccount> check(const Who &who)
    {
        return answerTo<GreenApi::WhatsappAccount>(
            [&](auto done) { m_client->checkWhatsapp(who, this, done); });
    }

    [[nodiscard]] GreenApi::Answer<std::optional<GreenApi::Delivery>> receive()
    {
        return answerTo<std::optional<GreenApi::Delivery>>(
            [&](auto done) { m_client->receiveNotification(std::chrono::seconds(5), this, done); });
    }

    [[nodiscard]] GreenApi::Answer<bool> remove(qint64 receiptId)
    {
        return answerTo<bool>(
            [&](auto done) { m_client->deleteNotification(receiptId, this, done); });
    }

    [[nodiscard]] GreenApi::Answer<QJsonObject> messageOf(const QString &chat, const QString &id)
    {
        return answerTo<QJsonObject>(
            [&](auto done) { m_client->getMessage(chat, id, this, done); });
    }

    [[nodiscard]] int answered(const QString &method) const
    {
        const auto events = m_fixture->events(QLatin1StringView("api.answered"));
        return int(std::count_if(events.begin(), events.end(), [&](const QJsonObject &event) {
            return event[QLatin1StringView("method")] == method;
        }));
    }

    std::unique_ptr<TestSupport::GatewayFixture> m_fixture;
    std::unique_ptr<GreenApi::Client> m_client;
};

} // namespace Gateway
