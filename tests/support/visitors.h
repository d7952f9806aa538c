// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>
#include <QUrl>

#include <chrono>
#include <memory>
#include <vector>

namespace TestSupport {

class Visitor;

//! People who sign in at once and again and again, each on one connection that stays open: an
//! attempt is started as in a browser, and the gateway's notification about its message follows.
//! A visitor who is cut off or refused begins anew. In one thread, with an event loop.
class Visitors : public QObject
{
    Q_OBJECT

public:
    struct Plan
    {
        QUrl server;
        QByteArray webhookToken;
        //! Digits of the numbers that sign in, in turn.
        QStringList phones;
        int connections = 1;
        //! All logins together.
        int logins = 1;
    };

    //! The answers.
    struct Count
    {
        int started = 0;
        //! Notifications that were accepted.
        int accepted = 0;
        //! 503.
        int refused = 0;
        //! Connections that ended without an answer.
        int cutOff = 0;
        //! Any other answer.
        int others = 0;
    };

    explicit Visitors(Plan plan);
    ~Visitors() override;
    Q_DISABLE_COPY_MOVE(Visitors)

    //! The notification that the gateway posts about a message.
    [[nodiscard]] static QByteArray notification(const QString &digits, const QString &messageId,
                                                 const QString &text);

    //! Begins. Logins per second at the end are count().accepted by the time between.
    void start();
    [[nodiscard]] const Count &count() const { return m_count; }
    //! The ids of the messages that were accepted.
    [[nodiscard]] const QStringList &acceptedMessages() const { return m_acceptedMessages; }
    [[nodiscard]] const QStringList &startedAttempts() const { return m_startedAttempts; }

Q_SIGNALS:
    //! As many logins as planned were accepted.
    void done();

private:
    friend class Visitor;
    [[nodiscard]] bool isOver() const { return m_count.accepted >= m_plan.logins; }
    void noteStart(const QString &attemptId);
    void noteAccepted(const QString &messageId);

    Plan m_plan;
    //! Begins the ids of these messages: others may have come before.
    QString m_prefix;
    Count m_count;
    int m_messages = 0;
    QStringList m_acceptedMessages;
    QStringList m_startedAttempts;
    std::vector<std::unique_ptr<Visitor>> m_visitors;
};

} // namespace TestSupport
