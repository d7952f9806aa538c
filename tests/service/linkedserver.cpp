// SPDX-License-Identifier: GPL-3.0-only
#include "service/linkedserver.h"

#include "service/demo.h"
#include "storage/engine/connection.h"
#include "storage/engine/statement.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

#include <utility>

namespace TestSupport {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray idOf(const QJsonObject &attempt)
{
    return attempt["attemptId"_L1].toString().toLatin1();
}

Config::Settings settingsFor(const Simulator::Options &options, Config::GatewayMode mode)
{
    auto settings = Service::demoSettings({});
    settings.greenApi.idInstance = options.idInstance;
    settings.greenApi.apiToken = Core::Secret(options.token.toLatin1());
    settings.greenApi.mode = mode;
    return settings;
}

} // namespace

Simulator::Options LinkedServer::quickGateway()
{
    Simulator::Options options{.token = u"api-token-of-the-tests-0123456789"_s,
                               .settings = Simulator::Options::recommendedSettings(),
                               .hasRateLimits = false};
    options.settings["delaySendMessagesMilliseconds"_L1] = 500;
    options.times = {.webhookTimeout = 3s,
                     .retryPause = 40ms,
                     .keep = 1h,
                     .applySettings = 50ms,
                     .reboot = 50ms,
                     .statusStep = 5ms,
                     .rateWindow = 1s,
                     .countRefresh = 0ms,
                     .journalLag = 100ms,
                     .lateness = 100ms,
                     .markerPause = 100ms,
                     .slowness = 200ms,
                     .asked = 0.01};
    return options;
}

Service::LinkTimings LinkedServer::quickTimings()
{
    Service::LinkTimings timings;
    timings.client = {.timeout = 3s,
                      .longPollGrace = 3s,
                      .second = 20ms,
                      .repeats = {.repeats = 3,
                                  .pauses = {.first = 5ms, .longest = 20ms},
                                  .longestRetryAfter = 1s}};
    timings.poller = {.longPoll = 5s,
                      .pauses = {.first = 5ms, .longest = 20ms},
                      .slowPause = 40ms,
                      .hastyPause = 5ms};
    timings.outbox = {.pause = 5ms, .longestDelay = 5ms};
    timings.readBack = {.every = 20ms, .patience = 1s, .answerWithin = 1s};
    timings.watch = {.every = 50ms, .whileUnreachable = 50ms, .whileStarting = 50ms};
    timings.journal = {.every = 1h, .patience = 0ms};
    timings.storageRetry = 20ms;
    return timings;
}

LinkedServer::LinkedServer(Config::GatewayMode mode, const Simulator::Options &options)
    : gateway(options)
    , m_mode(mode)
{
    if (!gateway.listen())
        qFatal("no port is free");
    auto settings = settingsFor(options, mode);
    settings.greenApi.apiUrl = gateway.url();
    setup = {.settings = settings,
             .dataDirectory = m_folder.path(),
             .databaseUrl = u"sqlite:"_s + m_folder.filePath(u"test.db"_s),
             .webhookToken = Core::Secret("webhook-token-of-the-tests-0123456789"_ba),
             .kiosk = Service::EmbeddedKiosk{u"Demo"_s, Core::Secret("demo-key"_ba)},
             .isDemo = true,
             .link = quickTimings()};
}

bool LinkedServer::start()
{
    m_server = std::make_unique<Service::ServerThread>(setup);
    setup.isDemo = false; // the directory is filled once
    QSignalSpy spy(m_server.get(), &Service::ServerThread::started);
    m_server->start();
    if (!spy.wait(10000))
        return false;
    m_url = spy.first().first().value<Service::ServerAddresses>().url;
    if (m_mode == Config::GatewayMode::Webhook) {
        gateway.setSettings(
            {{u"webhookUrl"_s, m_url.toString() + u"/api/webhooks/greenapi/incoming/"_s},
             {u"webhookUrlToken"_s, QString::fromLatin1(setup.webhookToken.reveal())}});
    }
    return true;
}

HttpReply LinkedServer::get(const QByteArray &target, const QByteArray &authorization) const
{
    return TestSupport::get(
        m_url, target,
        authorization.isEmpty() ? HeaderList() : HeaderList{{"Authorization"_ba, authorization}});
}

HttpReply LinkedServer::post(const QByteArray &target, const QJsonObject &body) const
{
    return TestSupport::post(m_url, target, QJsonDocument(body).toJson(),
                             {{"Authorization"_ba, "Kiosk demo-key"_ba}});
}

const QJsonObject LinkedServer::begin(const QString &language) const
{
    const auto reply = post("/api/auth/whatsapp/start/"_ba, {{u"language"_s, language}});
    return reply.status == 201 ? reply.json() : QJsonObject();
}

const QJsonObject LinkedServer::told(const QJsonObject &attempt) const
{
    return get("/api/auth/whatsapp/status/?attemptId=" + idOf(attempt),
               "Bearer " + attempt["channelToken"_L1].toString().toLatin1())
        .json();
}

QString LinkedServer::stateOf(const QJsonObject &attempt) const
{
    const auto status = get("/api/auth/whatsapp/status/?attemptId=" + idOf(attempt)).json();
    const auto reason = status["failureReason"_L1].toString();
    const auto word = status["status"_L1].toString();
    return reason.isEmpty() ? word : word + u' ' + reason;
}

QString LinkedServer::write(const QString &who, const QJsonObject &attempt)
{
    return gateway.write({.from = who, .text = attempt["loginMessage"_L1].toString()});
}

QString LinkedServer::signIn(const QString &who)
{
    const auto attempt = begin();
    write(who, attempt);
    QString state;
    (void)QTest::qWaitFor(
        [&] {
            state = stateOf(attempt);
            return state != "NEW"_L1;
        },
        5000);
    return state;
}

const QJsonObject LinkedServer::ready() const
{
    const auto reply = get("/readyz"_ba);
    auto json = reply.json();
    json["http"_L1] = reply.status;
    return json;
}

QString LinkedServer::gatewayState() const
{
    return ready()["gateway"_L1].toString();
}

bool LinkedServer::isSending() const
{
    return ready()["sending"_L1].toBool();
}

QVariant LinkedServer::valueOf(const QString &sql) const
{
    const auto connection = Storage::Connection::open(setup.databaseUrl);
    if (!connection)
        return {};
    auto query = Storage::execute((*connection)->database(), sql);
    return query && query->next() ? query->value(0) : QVariant();
}

int LinkedServer::sessionsOf(const QJsonObject &attempt) const
{
    return valueOf(u"SELECT count(*) FROM sessions WHERE attempt_id = '%1'"_s.arg(
                       attempt["attemptId"_L1].toString()))
        .toInt();
}

int LinkedServer::audited(const QString &action) const
{
    return valueOf(u"SELECT count(*) FROM audit_log WHERE action = '%1'"_s.arg(action)).toInt();
}

QList<QJsonObject> LinkedServer::events(QLatin1StringView name, const QString &method) const
{
    QList<QJsonObject> found;
    for (const auto &event : gateway.events()) {
        if (event["event"_L1] == name && (method.isEmpty() || event["method"_L1] == method))
            found.append(event.toObject());
    }
    return found;
}

} // namespace TestSupport
