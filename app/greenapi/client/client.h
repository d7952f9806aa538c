// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/phone/phonenumber.h"
#include "greenapi/client/answers.h"
#include "greenapi/client/call.h"
#include "greenapi/client/callqueue.h"
#include "greenapi/client/credentials.h"
#include "greenapi/client/gatewaysettings.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QObject>

#include <chrono>
#include <map>
#include <memory>
#include <optional>

namespace GreenApi {

//! The time-outs and limits of the client. Tests shorten them.
struct ClientTimings
{
    //! Maximum time for one answer.
    std::chrono::milliseconds timeout{20000};
    //! Time that a long poll may take beyond its "receiveTimeout".
    std::chrono::milliseconds longPollGrace{15000};
    //! The second in the gateway's limits "per second" (Green API, Rate limiter).
    std::chrono::milliseconds second{1000};
    RepeatLimits repeats{};
    //! Maximum number of calls of one method that wait.
    std::size_t longestQueue = 200;
};

//! Calls the gateway, keeps its rate limits, and repeats what may be repeated. Every call's @p done
//! runs once and later, never inside of the call, unless @p context or the client is destroyed
//! first; then it never runs, and the call ends where it is. Neither the errors nor the log contain
//! the token, a URL, a body or a number. Each method is described on Green API's page of its name.
class Client : public QObject
{
    Q_OBJECT

public:
    //! Maximum length of a message in characters (Green API, SendMessage).
    static constexpr qsizetype longestText = 20000;
    //! Maximum size of an answer in bytes; a longer one is a BadAnswer.
    static constexpr qint64 longestAnswer = qint64(8) * 1024 * 1024;
    static constexpr std::chrono::seconds shortestPoll{5};
    static constexpr std::chrono::seconds longestPoll{60};

    explicit Client(Credentials credentials, const ClientTimings &timings = {},
                    QObject *parent = nullptr);
    ~Client() override;
    Q_DISABLE_COPY_MOVE(Client)

    void getSettings(const QObject *context, Callback<QJsonObject> done);
    //! Writes those of the @p wanted settings that differ, in one call, because it reboots the
    //! instance; makes no call if none differs. Gives the changes, which the gateway applies within
    //! five minutes.
    void setSettings(const QJsonObject &wanted, const QObject *context,
                     Callback<QList<SettingChange>> done);
    void getStateInstance(const QObject *context, Callback<InstanceState> done);
    void getWaSettings(const QObject *context, Callback<WaSettings> done);

    //! Sends @p text to the person behind @p chatId. Gives the message's id once the gateway has
    //! queued it, which is before it is sent. AnswerLost and TimedOut leave open whether it was
    //! queued. An urgent message does not wait for the others.
    void sendMessage(const QString &chatId, const QString &text, const QObject *context,
                     Callback<QString> done, Urgency urgency = Urgency::Usual);

    void checkWhatsapp(const Core::PhoneNumber &phone, const QObject *context,
                       Callback<WhatsappAccount> done);
    //! The same for a number in a form that is not its canonical one, digits only.
    void checkWhatsappNumber(const QString &digits, const QObject *context,
                             Callback<WhatsappAccount> done);
    //! @p lid is the digits before "@lid". An answer about another one is a BadAnswer.
    void checkWhatsapp(const QString &lid, const QObject *context, Callback<WhatsappAccount> done);

    //! Waits up to @p timeout for a notification, between shortestPoll and longestPoll. It stays
    //! the oldest until it is deleted.
    void receiveNotification(std::chrono::seconds timeout, const QObject *context,
                             Callback<std::optional<Delivery>> done);
    //! Gives false where it was gone already.
    void deleteNotification(qint64 receiptId, const QObject *context, Callback<bool> done);

    //! The journal of the last @p past, for journalTexts(). It lags up to two minutes.
    void lastIncomingMessages(std::chrono::minutes past, const QObject *context,
                              Callback<QJsonArray> done);
    //! One message of the journal, for journalText().
    void getMessage(const QString &chatId, const QString &idMessage, const QObject *context,
                    Callback<QJsonObject> done);
    //! The number of notifications that wait.
    void getWebhooksCount(const QObject *context, Callback<qint64> done);

private:
    template <typename Value>
    using Reader = Answer<Value> (*)(const Net::HttpResponse &);

    [[nodiscard]] Net::HttpRequestSpec requestFor(Method method, Net::Verb verb,
                                                  const QJsonObject &body = {});
    [[nodiscard]] CallQueue &queueOf(Method method);
    template <typename Value>
    void call(Method method, const Net::HttpRequestSpec &request, const QObject *context,
              Reader<Value> read, Callback<Value> done, Urgency urgency = Urgency::Usual);
    void writeSettings(const QJsonObject &changed, const QJsonObject &before,
                       const QObject *context, Callback<QList<SettingChange>> done);

    Credentials m_credentials;
    ClientTimings m_timings;
    QNetworkAccessManager m_network;
    std::map<Method, std::unique_ptr<CallQueue>> m_queues;
    //! Parent of the calls, which use all of the above.
    QObject m_calls;
};

} // namespace GreenApi
