// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "program.h"

#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace FlowTest {

//! A freshly installed machine: its own home, configuration, database and runtime directory, which
//! vanish with it.
class Machine
{
public:
    //! @p moreSettings are keys with their values, "login/rotate_seconds" for example.
    explicit Machine(const QMap<QString, QString> &moreSettings = {});

    [[nodiscard]] QString path(const QString &name) const { return m_home.filePath(name); }
    [[nodiscard]] QString runtimeFile() const;
    [[nodiscard]] QProcessEnvironment environment() const { return m_environment; }
    void set(const QString &variable, const QString &value);

    //! By amt-kioskctl, as an administrator would; false if it refuses.
    [[nodiscard]] bool addTenant(const QString &name, const QString &phone) const;

    [[nodiscard]] std::unique_ptr<Program> start(const QString &program,
                                                 const QStringList &arguments) const;
    [[nodiscard]] std::unique_ptr<Program> startKiosk(const QStringList &arguments = {}) const;
    [[nodiscard]] std::unique_ptr<Program> startServer() const;

    //! Hands @p text from @p sender, "996555010203", to the server as the gateway would a phone's,
    //! and returns its answer. Empty if the answer is not 200.
    [[nodiscard]] QByteArray deliver(const QUrl &server, const QString &sender,
                                     const QString &text) const;

private:
    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
};

[[nodiscard]] QString kioskProgram();
[[nodiscard]] QString controlProgram();

//! Where the server listens, as @p program tells on standard output; empty if it does not.
[[nodiscard]] QUrl addressOf(const Program &program);

//! The text that WhatsApp has written when @p link is opened; empty if it is no such link.
[[nodiscard]] QString messageIn(const QString &link);

} // namespace FlowTest
