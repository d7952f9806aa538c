// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "program.h"

#include <QByteArray>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace FlowTest {

//! A real nginx on a port of this machine, without TLS, which ends with it.
class NginxProxy
{
public:
    //! @p http is what stands in the section "http" of its configuration, with @PORT@ where the
    //! port belongs.
    explicit NginxProxy(QByteArray http);

    //! False if nginx is not there or does not come up.
    [[nodiscard]] bool isListening() const;
    [[nodiscard]] QUrl url() const;
    //! Its complaints about the configuration, and about what went wrong.
    [[nodiscard]] QByteArray errors() const { return m_program->errors().toUtf8(); }

private:
    QTemporaryDir m_folder;
    quint16 m_port = 0;
    std::unique_ptr<Program> m_program;
};

//! The sample of packaging/nginx in front of @p server, as it is for who is not on its machine:
//! nginx itself cannot tell the test from a program of its own machine.
[[nodiscard]] QByteArray sampleForOthers(const QUrl &server);

} // namespace FlowTest
