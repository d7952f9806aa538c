#include "service/doctor/kioskdoctor.h"

#include "service/doctor/findings.h"
#include "service/doctor/kiosklink.h"
#include "service/process/randombytes.h"

#include <QEventLoop>

namespace Service {

using Core::Finding;

KioskDoctor::KioskDoctor(Config::Settings settings, QString dataDirectory, KioskMachine machine,
                         Core::Clock now)
    : m_settings(std::move(settings))
    , m_dataDirectory(std::move(dataDirectory))
    , m_machine(std::move(machine))
    , m_now(std::move(now))
{
}

QList<Finding> KioskDoctor::examine() const
{
    QList<Finding> findings{settingsFinding(m_settings.files.configuration)};
    findings += askServer();
    findings += {fontsFinding(m_machine), displayFinding(m_machine)};
    // A kiosk that shall be silent needs nothing to be heard with.
    if (m_settings.kiosk.volume > 0)
        findings.append(soundFinding(m_machine));
    findings +=
        {clockFinding(m_now(), {}), diskFinding(m_dataDirectory, freeBytesIn(m_dataDirectory))};
    findings += exposureFindings(m_settings.files.withSecrets);
    return findings;
}

QList<Finding> KioskDoctor::askServer() const
{
    QList<Finding> found;
    QEventLoop loop;
    KioskLink link(*m_settings.kiosk.server, m_settings.kiosk.key, secureRandomBytes());
    link.start([&](const QList<Finding> &findings) {
        found = findings;
        loop.quit();
    });
    loop.exec();
    return found;
}

} // namespace Service
