// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "program.h"

#include <QImage>
#include <QJsonObject>
#include <QJsonValue>
#include <QMap>
#include <QTemporaryDir>
#include <QUrl>
#include <QWebSocket>

#include <memory>

namespace FlowTest {

//! One tab of a browser, driven over the Chrome DevTools Protocol.
class Tab
{
public:
    explicit Tab(const QUrl &debugger);
    ~Tab();
    Q_DISABLE_COPY_MOVE(Tab)

    [[nodiscard]] bool isOpen() const { return m_socket.isValid(); }

    void open(const QUrl &page);
    void resize(QSize size);

    //! Returns the value of @p script; undefined if it fails.
    QJsonValue evaluate(const QString &script);
    //! The text of the page as a reader sees it.
    [[nodiscard]] QString text();
    [[nodiscard]] QImage picture();
    //! Clicks on the first element for @p selector; false if there is none to be seen.
    [[nodiscard]] bool click(const QString &selector);

    //! Errors and warnings of scripts, policies and the network.
    [[nodiscard]] QStringList complaints() const { return m_complaints; }
    //! The messages that servers sent over WebSockets, oldest first.
    [[nodiscard]] const QList<QJsonObject> &messages() const { return m_messages; }

private:
    QJsonObject call(const QString &method, const QJsonObject &parameters = {});
    void take(const QString &message);
    void note(const QString &event, const QJsonObject &parameters);

    QWebSocket m_socket;
    int m_lastCall = 0;
    QMap<int, QJsonObject> m_answers;
    QStringList m_complaints;
    QList<QJsonObject> m_messages;
};

//! A real browser without a window, with a profile of its own that vanishes with it.
class Browser
{
public:
    Browser();
    ~Browser();
    Q_DISABLE_COPY_MOVE(Browser)

    //! Null if the browser does not come up.
    [[nodiscard]] std::unique_ptr<Tab> newTab();

private:
    [[nodiscard]] int debuggingPort() const;

    QTemporaryDir m_profile;
    Program m_program;
};

} // namespace FlowTest
