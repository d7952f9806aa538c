// SPDX-License-Identifier: GPL-3.0-only
#include "greenapi/client/client.h"

#include "greenapi/base/chatid.h"

#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>

namespace GreenApi {

using namespace Qt::StringLiterals;

namespace {

template <typename Value>
void answerLater(QObject *caller, const QObject *context, CallError error, Callback<Value> done)
{
    const QPointer<const QObject> guard(context);
    QMetaObject::invokeMethod(
        caller,
        [guard, error, done = std::move(done)] {
            if (guard)
                done(Core::Unexpected(error));
        },
        Qt::QueuedConnection);
}

Answer<WhatsappAccount> accountOf(const QString &lid, const Answer<WhatsappAccount> &answer)
{
    if (answer && !answer->who.lid.isEmpty() && answer->who.lid != lid)
        return Core::Unexpected(CallError::BadAnswer);
    return answer;
}

QUrl withQuery(QUrl url, const QString &name, qint64 value)
{
    QUrlQuery query;
    query.addQueryItem(name, QString::number(value));
    url.setQuery(query);
    return url;
}

} // namespace

Client::Client(Credentials credentials, const ClientTimings &timings, QObject *parent)
    : QObject(parent)
    , m_credentials(std::move(credentials))
    , m_timings(timings)
{
    m_credentials.proxies.applyTo(m_network);
}

Client::~Client() = default;

Net::HttpRequestSpec Client::requestFor(Method method, Net::Verb verb, const QJsonObject &body)
{
    const auto rules = rulesOf(method);
    return {.verb = verb,
            .url = m_credentials.urlOf(rules.name),
            .body = verb == Net::Verb::Post ? QJsonDocument(body).toJson(QJsonDocument::Compact)
                                            : QByteArray(),
            .timeout = m_timings.timeout,
            .longestBody = longestAnswer,
            .isSingleUse = rules.repeat == Repeat::IfNotTaken};
}

CallQueue &Client::queueOf(Method method)
{
    auto &queue = m_queues[method];
    if (!queue) {
        const auto rules = rulesOf(method);
        queue = std::make_unique<CallQueue>(
            CallQueue::Limits{.spacing = m_timings.second / rules.perSecond,
                              .atOnce = rules.atOnce,
                              .longest = m_timings.longestQueue});
    }
    return *queue;
}

template <typename Value>
void Client::call(Method method, const Net::HttpRequestSpec &request, const QObject *context,
                  Reader<Value> read, Callback<Value> done, Urgency urgency)
{
    if (!m_credentials.isAddressSafe())
        return answerLater<Value>(this, context, CallError::Insecure, std::move(done));
    auto *const call =
        new Call({.network = m_network, .queue = queueOf(method), .limits = m_timings.repeats},
                 method, request, &m_calls);
    call->start(
        context,
        [read, done = std::move(done)](const Answer<Net::HttpResponse> &answer) {
            done(answer ? read(*answer) : Core::Unexpected(answer.error()));
        },
        urgency);
}

void Client::getSettings(const QObject *context, Callback<QJsonObject> done)
{
    call<QJsonObject>(Method::GetSettings, requestFor(Method::GetSettings, Net::Verb::Get), context,
                      &Answers::object, std::move(done));
}

void Client::setSettings(const QJsonObject &wanted, const QObject *context,
                         Callback<QList<SettingChange>> done)
{
    getSettings(context,
                [this, wanted, context, done = std::move(done)](const Answer<QJsonObject> &before) {
                    if (!before)
                        return done(Core::Unexpected(before.error()));
                    writeSettings(differences(wanted, *before), *before, context, done);
                });
}

void Client::writeSettings(const QJsonObject &changed, const QJsonObject &before,
                           const QObject *context, Callback<QList<SettingChange>> done)
{
    if (changed.isEmpty())
        return done(QList<SettingChange>());
    const auto changes = describe(changed, before);
    call<bool>(
        Method::SetSettings, requestFor(Method::SetSettings, Net::Verb::Post, changed), context,
        &Answers::saved, [changes, done = std::move(done)](const Answer<bool> &saved) {
            done(saved ? Answer<QList<SettingChange>>(changes) : Core::Unexpected(saved.error()));
        });
}

void Client::getStateInstance(const QObject *context, Callback<InstanceState> done)
{
    call<InstanceState>(Method::GetStateInstance,
                        requestFor(Method::GetStateInstance, Net::Verb::Get), context,
                        &Answers::state, std::move(done));
}

void Client::getWaSettings(const QObject *context, Callback<WaSettings> done)
{
    call<WaSettings>(Method::GetWaSettings, requestFor(Method::GetWaSettings, Net::Verb::Get),
                     context, &Answers::waSettings, std::move(done));
}

void Client::sendMessage(const QString &chatId, const QString &text, const QObject *context,
                         Callback<QString> done, Urgency urgency)
{
    const auto chat = ChatId::parse(chatId).text();
    if (chat.isEmpty() || text.isEmpty() || text.size() > longestText)
        return answerLater<QString>(this, context, CallError::Refused, std::move(done));
    const QJsonObject body{{u"chatId"_s, chat}, {u"message"_s, text}};
    call<QString>(Method::SendMessage, requestFor(Method::SendMessage, Net::Verb::Post, body),
                  context, &Answers::messageId, std::move(done), urgency);
}

void Client::checkWhatsapp(const Core::PhoneNumber &phone, const QObject *context,
                           Callback<WhatsappAccount> done)
{
    checkWhatsappNumber(phone.digits(), context, std::move(done));
}

void Client::checkWhatsappNumber(const QString &digits, const QObject *context,
                                 Callback<WhatsappAccount> done)
{
    const QJsonObject body{{u"phoneNumber"_s, digits.toLongLong()}};
    call<WhatsappAccount>(Method::CheckWhatsapp,
                          requestFor(Method::CheckWhatsapp, Net::Verb::Post, body), context,
                          &Answers::whatsappAccount, std::move(done));
}

void Client::checkWhatsapp(const QString &lid, const QObject *context,
                           Callback<WhatsappAccount> done)
{
    const QJsonObject body{{u"chatId"_s, ChatId::ofHiddenPerson(lid)}};
    call<WhatsappAccount>(
        Method::CheckWhatsapp, requestFor(Method::CheckWhatsapp, Net::Verb::Post, body), context,
        &Answers::whatsappAccount,
        [lid, done = std::move(done)](const auto &answer) { done(accountOf(lid, answer)); });
}

void Client::receiveNotification(std::chrono::seconds timeout, const QObject *context,
                                 Callback<std::optional<Delivery>> done)
{
    const auto wait = std::clamp(timeout, shortestPoll, longestPoll);
    auto poll = requestFor(Method::ReceiveNotification, Net::Verb::Get);
    poll.url = withQuery(poll.url, u"receiveTimeout"_s, wait.count());
    poll.timeout = wait + m_timings.longPollGrace;
    call<std::optional<Delivery>>(Method::ReceiveNotification, poll, context, &Answers::delivery,
                                  std::move(done));
}

void Client::deleteNotification(qint64 receiptId, const QObject *context, Callback<bool> done)
{
    auto deletion = requestFor(Method::DeleteNotification, Net::Verb::Delete);
    deletion.url.setPath(deletion.url.path() + u'/' + QString::number(receiptId));
    call<bool>(Method::DeleteNotification, deletion, context, &Answers::deleted, std::move(done));
}

void Client::lastIncomingMessages(std::chrono::minutes past, const QObject *context,
                                  Callback<QJsonArray> done)
{
    auto journal = requestFor(Method::LastIncomingMessages, Net::Verb::Get);
    journal.url = withQuery(journal.url, u"minutes"_s, past.count());
    call<QJsonArray>(Method::LastIncomingMessages, journal, context, &Answers::array,
                     std::move(done));
}

void Client::getMessage(const QString &chatId, const QString &idMessage, const QObject *context,
                        Callback<QJsonObject> done)
{
    const QJsonObject body{{u"chatId"_s, chatId}, {u"idMessage"_s, idMessage}};
    call<QJsonObject>(Method::GetMessage, requestFor(Method::GetMessage, Net::Verb::Post, body),
                      context, &Answers::object, std::move(done));
}

void Client::getWebhooksCount(const QObject *context, Callback<qint64> done)
{
    call<qint64>(Method::GetWebhooksCount, requestFor(Method::GetWebhooksCount, Net::Verb::Get),
                 context, &Answers::count, std::move(done));
}

} // namespace GreenApi
