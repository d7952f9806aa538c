#include "service/gateway/unsentconfirmations.h"

#include "core/base/logevent.h"
#include "service/process/logging.h"

namespace Service {

using namespace Qt::StringLiterals;

void UnsentConfirmations::send(const Core::Attempt &attempt, const QString & /*number*/)
{
    qCWarning(lcService).noquote()
        << Core::LogEvent("confirmation.unsent"_L1)
               .with("attempt"_L1, Core::toString(attempt.id))
               .with("message"_L1,
                     u"no account is configured to send the number with; set greenapi/id_instance "
                     "and greenapi/api_token, or login/confirm to none"_s)
               .text();
}

} // namespace Service
