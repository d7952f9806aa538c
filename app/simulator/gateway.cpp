// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/gateway.h"

#include "simulator/api/api.h"
#include "simulator/base/httpserver.h"
#include "simulator/controlapi.h"
#include "simulator/phonepage.h"
#include "simulator/whatsapp/inbox.h"
#include "simulator/whatsapp/webhookdelivery.h"

namespace Simulator {

using namespace Qt::StringLiterals;

namespace {

bool isLoopbackName(const QString &host)
{
    return host == "127.0.0.1"_L1 || host == "localhost"_L1 || host == "::1"_L1;
}

// A foreign name that leads here would give a foreign page our answers (DNS rebinding).
bool isForThisHost(const HttpRequest &request)
{
    const QUrl url(u"http://"_s + QString::fromLatin1(request.headers.value("host")));
    return isLoopbackName(url.host());
}

// Refuses requests that a page of another origin could send without a preflight (Fetch Standard,
// CORS-safelisted requests).
bool isOwnPage(const HttpRequest &request)
{
    const auto origin = request.headers.value("origin");
    if (!origin.isEmpty() && origin != "http://" + request.headers.value("host"))
        return false;
    return request.method == "GET"
        || request.headers.value("content-type").toLower().startsWith("application/json");
}

} // namespace

struct Gateway::Parts
{
    Parts(Gateway &gateway, const Options &options)
        : simulator(options)
        , control(gateway, simulator)
        , server(options.largestBody, [this](const HttpExchange &exchange) { answer(exchange); })
    {
    }

    void answer(const HttpExchange &exchange)
    {
        const auto &request = exchange.request();
        if (!isForThisHost(request))
            return exchange.answer(HttpReply::nginx(404));
        if (request.path.startsWith("/waInstance"_L1))
            return api.answer(exchange);
        if (!request.peer.isLoopback() || !isOwnPage(request))
            return exchange.answer(HttpReply::nginx(403));
        auto reply = page.answer(request);
        if (!reply && simulator.options.hasControl)
            reply = control.answer(request);
        exchange.answer(reply.value_or(HttpReply::nginx(404)));
    }

    SimulatorState simulator;
    Instance instance{simulator};
    Outbox outbox{simulator};
    Inbox inbox{simulator};
    WebhookDelivery delivery{simulator};
    Api api{simulator, instance, outbox};
    PhonePage page{simulator, inbox};
    ControlApi control;
    HttpServer server;
};

Gateway::Gateway(const Options &options, QObject *parent)
    : QObject(parent)
    , m_parts(std::make_unique<Parts>(*this, options))
{
    connect(&m_parts->outbox, &Outbox::sent, this, &Gateway::messageSent);
    connect(&m_parts->simulator.eventLog, &EventLog::recorded, this, &Gateway::happened);
    connect(&m_parts->instance, &Instance::settingsApplied, &m_parts->delivery,
            &WebhookDelivery::deliver);
}

Gateway::~Gateway() = default;

bool Gateway::listen(quint16 port)
{
    return m_parts->server.listen(port);
}

QUrl Gateway::url() const
{
    QUrl url(u"http://127.0.0.1"_s);
    url.setPort(m_parts->server.port());
    return url;
}

QUrl Gateway::pageUrl(const QString &phone, const QString &text) const
{
    auto url = Gateway::url();
    url.setPath(u"/"_s);
    QStringList query;
    if (!phone.isEmpty())
        query.append(u"phone="_s + QString::fromLatin1(QUrl::toPercentEncoding(phone)));
    if (!text.isEmpty())
        query.append(u"text="_s + QString::fromLatin1(QUrl::toPercentEncoding(text)));
    if (!query.isEmpty())
        url.setQuery(query.join(u'&'));
    return url;
}

QString Gateway::write(const Message &message)
{
    return m_parts->inbox.write(message);
}

void Gateway::prepare(const QString &text)
{
    m_parts->page.prepare(text);
}

void Gateway::setState(const QString &state)
{
    m_parts->instance.setState(state);
}

QString Gateway::state() const
{
    return m_parts->simulator.state.name();
}

void Gateway::setSettings(const QJsonObject &change)
{
    m_parts->instance.changeAtOnce(change);
}

QJsonObject Gateway::settings() const
{
    return m_parts->simulator.settings.active();
}

void Gateway::setPlan(const Plan &plan)
{
    m_parts->simulator.quota.setPlan(plan);
}

void Gateway::setNumber(const QString &number)
{
    m_parts->simulator.options.number = number;
}

Faults &Gateway::faults()
{
    return m_parts->simulator.faults;
}

Contacts &Gateway::contacts()
{
    return m_parts->simulator.contacts;
}

void Gateway::forge(const QJsonObject &body, const QByteArray &authorization)
{
    m_parts->delivery.forge(body, authorization);
}

qsizetype Gateway::queued() const
{
    return m_parts->simulator.queue.size();
}

QJsonArray Gateway::events(qint64 sinceSerial) const
{
    return m_parts->simulator.eventLog.since(sinceSerial);
}

} // namespace Simulator
