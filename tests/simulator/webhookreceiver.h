// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "support/httpclient.h"

#include <QJsonObject>
#include <QTcpServer>
#include <QUrl>

#include <functional>

namespace TestSupport {

//! A server that writes down what is posted to it. It answers 200, or what a test says.
class WebhookReceiver : public QObject
{
    Q_OBJECT

public:
    struct Post
    {
        QByteArray head{};
        QByteArray body{};

        [[nodiscard]] QByteArray header(const QByteArray &name) const;
        [[nodiscard]] const QJsonObject json() const;
    };

    //! The status for a post; 0 is no answer at all.
    using Answer = std::function<int(const Post &post)>;

    explicit WebhookReceiver(Answer answer = [](const Post &) { return 200; });

    [[nodiscard]] QUrl url() const;
    //! Whole ones only.
    [[nodiscard]] const QList<Post> &posts() const { return m_posts; }
    //! Connections that ended before their body was whole.
    [[nodiscard]] int broken() const { return m_broken; }
    [[nodiscard]] int open() const { return m_open; }
    [[nodiscard]] int mostOpen() const { return m_mostOpen; }

private:
    void take();
    void read(QTcpSocket &socket, QByteArray &bytes);

    Answer m_answer;
    QTcpServer m_server;
    QList<Post> m_posts;
    int m_broken = 0;
    int m_open = 0;
    int m_mostOpen = 0;
};

} // namespace TestSupport
