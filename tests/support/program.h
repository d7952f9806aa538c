// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "support/httpclient.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QUrl>

#include <chrono>
#include <memory>

namespace TestSupport {

//! A program that has ended leaves these behind.
struct Finished
{
    int exitCode = -1;
    QString output;
    QString complaints;

    [[nodiscard]] const QJsonArray rows() const;
};

//! A user's home of its own for the real programs: configuration, data and run-time directories
//! that vanish with the test.
class Home
{
public:
    Home();

    //! Writes the configuration file: sections in brackets, then keys. Without this the file names
    //! the test's gateway account, company number and webhook token, and port 0.
    void configure(const QByteArray &content) const;

    [[nodiscard]] const QProcessEnvironment &environment() const { return m_environment; }
    void set(const QString &variable, const QString &value);
    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QString runtimeFile() const;
    [[nodiscard]] QString databaseFile() const;
    [[nodiscard]] QString dataDirectory() const;

    //! Runs amt-kioskctl to its end, which must come within @p patience.
    [[nodiscard]] Finished ctl(const QStringList &arguments,
                               std::chrono::milliseconds patience = std::chrono::seconds(20)) const;
    //! `tenants add`; true if it worked.
    [[nodiscard]] bool addTenant(const QString &name, const QString &phone,
                                 const QString &type = QStringLiteral("tenant")) const;
    //! Changes the database behind the programs' back, as time or an administrator would.
    [[nodiscard]] bool changeDatabase(const QString &sql) const;

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
};

//! `amt-kioskctl serve` as a process. It is ended by the destructor.
class ServeProcess
{
public:
    explicit ServeProcess(const Home &home);
    ~ServeProcess();
    Q_DISABLE_COPY_MOVE(ServeProcess)

    //! Waits for the URL on standard output; false if the program ends or falls silent instead.
    [[nodiscard]] bool isListening();
    [[nodiscard]] const QUrl &url() const { return m_url; }
    //! From now on url() is the one without TLS, for who is on the same machine.
    void useLocalUrl(const Home &home);
    [[nodiscard]] QProcess &process() { return m_process; }

    //! As a power cut: SIGKILL.
    void kill();
    //! As an administrator: SIGTERM. The exit code.
    [[nodiscard]] int stop();
    //! Everything on standard error so far.
    [[nodiscard]] QByteArray log();

    [[nodiscard]] const QJsonObject startAttempt() const;
    [[nodiscard]] HttpReply notify(const QByteArray &body) const;
    [[nodiscard]] std::unique_ptr<HttpExchange> notifyLater(const QByteArray &body) const;
    //! As whoever started @p attempt.
    [[nodiscard]] const QJsonObject statusOf(const QJsonObject &attempt) const;

private:
    QProcess m_process;
    QByteArray m_output;
    QUrl m_url;
};

//! The notification of a login message for @p attempt from @p digits, sent @p secondsAgo.
[[nodiscard]] QByteArray loginNotification(const QString &digits, const QJsonObject &attempt,
                                           int secondsAgo = 0);

} // namespace TestSupport
