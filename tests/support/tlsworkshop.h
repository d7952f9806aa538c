// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace TestSupport {

//! A folder in which keys and certificates are made at run time, with the openssl program. It
//! vanishes with them.
class TlsWorkshop
{
public:
    //! Runs a shell script in the folder. False, and what it said in the log, where a step failed.
    [[nodiscard]] bool run(const QString &script) const;

    //! Makes the two files below for a server on this machine.
    [[nodiscard]] bool makeServer() const;

    [[nodiscard]] QString certificateFile() const;
    [[nodiscard]] QString keyFile() const;

private:
    QTemporaryDir m_folder;
};

} // namespace TestSupport
