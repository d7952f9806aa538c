// SPDX-License-Identifier: GPL-3.0-only
#include "support/visitors.h"

#include "support/httpclient.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTimer>
#include <QUuid>

#include <utility>

namespace TestSupport {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray request(const QByteArray &target, const QByteArray &headers, const QByteArray &body)
{
    return "POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers
        + "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\n\r\n" + body;
}

} // namespace

//! One of them.
class Visitor : public QObject
{
public:
    explicit Visitor(Visitors &all)
        : m_all(all)
    {
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(&m_socket, &QTcpSocket::connected, this, &Visitor::startAttempt);
        connect(&m_socket, &QTcpSocket::readyRead, this, &Visitor::read);
        connect(&m_socket, &QTcpSocket::disconnected, this, &Visitor::onCutOff);
        // A visitor who is not connected is not disconnected, either.
        connect(&m_socket, &QTcpSocket::errorOccurred, this, [this] {
            if (m_socket.state() != QTcpSocket::ConnectedState)
                comeBack();
        });
    }

    ~Visitor() override { m_socket.disconnect(this); }
    Q_DISABLE_COPY_MOVE(Visitor)

    void come()
    {
        if (m_all.isOver() || m_socket.state() != QTcpSocket::UnconnectedState)
            return;
        m_buffer.clear();
        m_socket.connectToHost(m_all.m_plan.server.host(), quint16(m_all.m_plan.server.port()));
    }

private:
    void startAttempt()
    {
        if (m_all.isOver())
            return;
        m_isNotifying = false;
        m_isWaiting = true;
        m_socket.write(request("/api/auth/whatsapp/start/", {}, {}));
    }

    void notify(const QString &message)
    {
        const auto &phones = m_all.m_plan.phones;
        const auto number = ++m_all.m_messages;
        m_messageId = m_all.m_prefix + QString::number(number);
        m_isNotifying = true;
        m_isWaiting = true;
        m_socket.write(
            request("/api/webhooks/greenapi/incoming/",
                    "Authorization: Bearer " + m_all.m_plan.webhookToken + "\r\n",
                    Visitors::notification(phones[number % phones.size()], m_messageId, message)));
    }

    void read()
    {
        m_buffer += m_socket.readAll();
        const auto end = m_buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const auto reply = replyFrom(m_buffer);
        const auto length = reply.header("Content-Length"_ba).toLongLong();
        if (m_buffer.size() < end + 4 + length)
            return;
        m_buffer.clear();
        m_isWaiting = false;
        take(reply);
    }

    void take(const HttpReply &reply)
    {
        if (reply.status == 201 && !m_isNotifying) {
            const auto json = reply.json();
            m_all.noteStart(json["attemptId"_L1].toString());
            return notify(json["loginMessage"_L1].toString());
        }
        if (reply.status == 200 && reply.json()["status"_L1] == "accepted"_L1)
            m_all.noteAccepted(m_messageId);
        else if (reply.status == 503)
            ++m_all.m_count.refused;
        else
            ++m_all.m_count.others;
        startAttempt();
    }

    void onCutOff()
    {
        if (std::exchange(m_isWaiting, false))
            ++m_all.m_count.cutOff;
        comeBack();
    }

    void comeBack() { QTimer::singleShot(20ms, this, &Visitor::come); }

    Visitors &m_all;
    QTcpSocket m_socket;
    QByteArray m_buffer;
    QString m_messageId;
    bool m_isNotifying = false;
    bool m_isWaiting = false;
};

Visitors::Visitors(Plan plan)
    : m_plan(std::move(plan))
    , m_prefix(QUuid::createUuid().toString(QUuid::WithoutBraces) + u'-')
{
    for (int i = 0; i < m_plan.connections; ++i)
        m_visitors.push_back(std::make_unique<Visitor>(*this));
}

Visitors::~Visitors() = default;

QByteArray Visitors::notification(const QString &digits, const QString &messageId,
                                  const QString &text)
{
    const QJsonObject body{
        {u"typeWebhook"_s, u"incomingMessageReceived"_s},
        {u"instanceData"_s, QJsonObject{{u"idInstance"_s, 1101000001}, {u"wid"_s, u""_s}}},
        {u"timestamp"_s, QDateTime::currentSecsSinceEpoch()},
        {u"idMessage"_s, messageId},
        {u"senderData"_s,
         QJsonObject{{u"chatId"_s, digits + u"@c.us"_s}, {u"sender"_s, digits + u"@c.us"_s}}},
        {u"messageData"_s,
         QJsonObject{{u"typeMessage"_s, u"textMessage"_s},
                     {u"textMessageData"_s, QJsonObject{{u"textMessage"_s, text}}}}},
    };
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

void Visitors::start()
{
    for (const auto &visitor : m_visitors)
        visitor->come();
}

void Visitors::noteStart(const QString &attemptId)
{
    ++m_count.started;
    m_startedAttempts.append(attemptId);
}

void Visitors::noteAccepted(const QString &messageId)
{
    ++m_count.accepted;
    m_acceptedMessages.append(messageId);
    if (m_count.accepted == m_plan.logins)
        Q_EMIT done();
}

} // namespace TestSupport
