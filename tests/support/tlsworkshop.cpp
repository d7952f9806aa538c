// SPDX-License-Identifier: GPL-3.0-only
#include "support/tlsworkshop.h"

#include <QDebug>
#include <QProcess>

namespace TestSupport {

using namespace Qt::StringLiterals;

bool TlsWorkshop::run(const QString &script) const
{
    QProcess shell;
    shell.setWorkingDirectory(m_folder.path());
    shell.setProcessChannelMode(QProcess::MergedChannels);
    shell.start(u"sh"_s, {u"-ec"_s, u"umask 077\n"_s + script});
    shell.waitForFinished();
    if (shell.exitStatus() == QProcess::NormalExit && shell.exitCode() == 0)
        return true;
    qWarning() << shell.errorString() << shell.readAll();
    return false;
}

bool TlsWorkshop::makeServer() const
{
    return run(u"openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem\n"
               "openssl req -x509 -new -key key.pem -days 30 -subj /CN=localhost "
               "-addext subjectAltName=DNS:localhost,IP:127.0.0.1 -out certificate.pem"_s);
}

QString TlsWorkshop::certificateFile() const
{
    return m_folder.filePath(u"certificate.pem"_s);
}

QString TlsWorkshop::keyFile() const
{
    return m_folder.filePath(u"key.pem"_s);
}

} // namespace TestSupport
