#include "storage/engine/troublelog.h"

#include "core/base/logevent.h"
#include "storage/engine/logging.h"

namespace Storage {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 oftenest = 60'000; // ms

} // namespace

void TroubleLog::noteTrouble(Trouble trouble)
{
    if (m_told.contains(trouble))
        return;
    auto &since = m_sinceTold[trouble];
    if (since.isValid() && !since.hasExpired(oftenest))
        return;
    since.start();
    m_told.insert(trouble);
    qCWarning(lcStorage).noquote() << Core::LogEvent("database.trouble"_L1)
                                          .with("kind"_L1, toString(trouble))
                                          .with("message"_L1, sentenceOf(trouble))
                                          .text();
}

void TroubleLog::noteEnd()
{
    if (m_told.empty())
        return;
    m_told.clear();
    qCInfo(lcStorage).noquote() << Core::LogEvent("database.back"_L1).text();
}

} // namespace Storage
