#include "service/outbox.h"

#include "core/logevent.h"
#include "service/logging.h"

#include <QElapsedTimer>

namespace Service {

using namespace Qt::StringLiterals;

namespace {

void logUnsent(QLatin1StringView what, const QString &reason)
{
    qCWarning(lcService).noquote() << Core::LogEvent("message.unsent"_L1)
                                          .with("message"_L1, QString(what))
                                          .with("reason"_L1, reason)
                                          .text();
}

} // namespace

Outbox::Outbox(GreenApi::Client &client, Core::Clock now, Told told)
    : m_client(client)
    , m_now(std::move(now))
    , m_told(std::move(told))
{
}

void Outbox::send(const QString &chat, const QString &text, QLatin1StringView what, Trace trace)
{
    QElapsedTimer since;
    since.start();
    const bool isCounted = trace == Trace::Counted;
    m_waiting += isCounted ? 1 : 0;
    m_client.sendMessage(
        chat, text, this, [this, what, since, isCounted](const GreenApi::Answer<QString> &answer) {
            if (isCounted)
                tell(answer.has_value(), std::chrono::nanoseconds(since.nsecsElapsed()));
            onAnswer(answer, what);
        });
}

void Outbox::tell(bool isSent, std::chrono::nanoseconds after)
{
    --m_waiting;
    if (m_told)
        m_told(isSent, after);
}

bool Outbox::isWorking() const
{
    if (!m_isAllowed || !m_failedAt)
        return m_isAllowed;
    // A clock that was set back must not keep it broken.
    const auto age = m_failedAt->secsTo(m_now());
    return age < 0 || age >= failureCounts.count();
}

void Outbox::onAnswer(const GreenApi::Answer<QString> &answer, QLatin1StringView what)
{
    if (answer) {
        m_failedAt.reset();
        return;
    }
    m_failedAt = m_now();
    logUnsent(what, GreenApi::toString(answer.error()));
}

} // namespace Service
