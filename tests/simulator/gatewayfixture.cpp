// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/gatewayfixture.h"

#include <QJsonDocument>

namespace TestSupport {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray account = "1101000001"_ba;
const QByteArray token = "token-of-the-tests"_ba;

} // namespace

Simulator::Options GatewayFixture::quick()
{
    Simulator::Options options{.token = QString::fromLatin1(token),
                               .settings = Simulator::Options::recommendedSettings(),
                               .times = Simulator::Times().scaled(0.001),
                               .hasRateLimits = false};
    options.times.webhookTimeout = 1s;
    return options;
}

GatewayFixture::GatewayFixture(const Simulator::Options &options)
    : gateway(options)
{
    if (!gateway.listen())
        qFatal("no port is free");
}

QByteArray GatewayFixture::target(const QByteArray &method)
{
    return "/waInstance" + account + '/' + method + '/' + token;
}

HttpReply GatewayFixture::get(const QByteArray &method, const QByteArray &query) const
{
    return TestSupport::get(gateway.url(), target(method) + query);
}

HttpReply GatewayFixture::post(const QByteArray &method, const QJsonObject &body) const
{
    return postBytes(method, QJsonDocument(body).toJson());
}

HttpReply GatewayFixture::postBytes(const QByteArray &method, const QByteArray &body) const
{
    return TestSupport::post(gateway.url(), target(method), body,
                             {{"Content-Type"_ba, "application/json"_ba}});
}

HttpReply GatewayFixture::remove(const QByteArray &method, const QByteArray &rest) const
{
    return HttpExchange(gateway.url(), "DELETE"_ba,
                        target(method) + (rest.isEmpty() ? QByteArray() : '/' + rest))
        .reply();
}

const QJsonObject GatewayFixture::receive() const
{
    return get("receiveNotification"_ba).json();
}

QList<QJsonObject> GatewayFixture::receiveAll() const
{
    QList<QJsonObject> bodies;
    for (auto next = receive(); !next.isEmpty(); next = receive()) {
        bodies.append(next["body"_L1].toObject());
        const auto receipt = QByteArray::number(next["receiptId"_L1].toInteger());
        if (!remove("deleteNotification"_ba, receipt).json()["result"_L1].toBool())
            qFatal("a notification cannot be deleted");
    }
    return bodies;
}

QList<QJsonObject> GatewayFixture::events(QLatin1StringView name) const
{
    QList<QJsonObject> found;
    for (const auto &event : gateway.events()) {
        if (event["event"_L1] == name)
            found.append(event.toObject());
    }
    return found;
}

QString textOf(const QJsonObject &notification)
{
    const auto data = notification["messageData"_L1];
    const auto text = data["textMessageData"_L1]["textMessage"_L1];
    return text.isString() ? text.toString()
                           : data["extendedTextMessageData"_L1]["text"_L1].toString();
}

const QJsonArray arrayOf(const HttpReply &reply)
{
    return QJsonDocument::fromJson(reply.body).array();
}

} // namespace TestSupport
