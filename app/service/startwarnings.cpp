#include "service/startwarnings.h"

#include "core/base/logevent.h"
#include "service/doctor/findings.h"
#include "service/process/logging.h"

namespace Service {

using namespace Qt::StringLiterals;

void warnAtStart(const Config::Settings &settings)
{
    for (const auto &finding : {listenFinding(settings.server), confirmFinding(settings)}) {
        if (finding.state != Core::FindingState::Warning)
            continue;
        qCWarning(lcService).noquote() << Core::LogEvent("settings.warning"_L1)
                                              .with("code"_L1, Core::toString(finding.code))
                                              .with("message"_L1, finding.message)
                                              .with("fix"_L1, finding.fix)
                                              .text();
    }
}

} // namespace Service
