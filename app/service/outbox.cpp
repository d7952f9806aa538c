#include "service/outbox.h"

#include "core/logevent.h"
#include "service/logging.h"

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

Outbox::Outbox(GreenApi::Client &client, Core::Clock now)
    : m_client(client)
    , m_now(std::move(now))
{
}

void Outbox::send(const QString &chat, const QString &text, QLatin1StringView what)
{
    m_client.sendMessage(chat, text, this, [this, what](const GreenApi::Answer<QString> &answer) {
        onAnswer(answer, what);
    });
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
