// SPDX-License-Identifier: GPL-3.0-only
#include "service/gateway/chatlookup.h"

#include "core/phone/numberlibrary.h"
#include "greenapi/base/chatid.h"

#include <QStringList>
#include <QTimer>

#include <utility>

namespace Service {

namespace {

// The canonical form first. WhatsApp finds most accounts by either form, but not all.
QStringList formsOf(const Core::PhoneNumber &phone)
{
    QStringList forms{phone.digits()};
    if (const auto other = Core::otherForm(phone.e164()); !other.isEmpty())
        forms.append(other.mid(1));
    return forms;
}

// A clock that was set back must not prolong it.
bool isWithin(std::chrono::milliseconds time, const QDateTime &since, const QDateTime &now)
{
    return now >= since && now < since.addDuration(time);
}

} // namespace

struct ChatLookup::Question
{
    QString e164;
    //! Still to be asked about.
    QStringList forms;
    QString fallback;
    Done done;

    // Once: an answer may come after the patience is over.
    void finish(const QString &chat)
    {
        if (const auto callback = std::exchange(done, {}))
            callback(chat);
    }
};

ChatLookup::ChatLookup(GreenApi::Client &client, Core::Clock now,
                       std::chrono::milliseconds patience)
    : m_client(client)
    , m_now(std::move(now))
    , m_patience(patience)
{
}

void ChatLookup::find(const Core::PhoneNumber &phone, Done done)
{
    if (const auto chat = remembered(phone.e164()))
        return done(*chat);
    const auto fallback = GreenApi::ChatId::ofPerson(phone.digits());
    if (m_quotaExceededAt && isWithin(quotaPause, *m_quotaExceededAt, m_now()))
        return done(fallback);
    const auto question = std::make_shared<Question>(Question{.e164 = phone.e164(),
                                                              .forms = formsOf(phone),
                                                              .fallback = fallback,
                                                              .done = std::move(done)});
    QTimer::singleShot(m_patience, this, [question] { question->finish(question->fallback); });
    ask(question);
}

std::optional<QString> ChatLookup::remembered(const QString &e164) const
{
    const auto *known = m_known.object(e164);
    if (!known || !isWithin(lifetime, known->at, m_now()))
        return std::nullopt;
    return known->chat;
}

void ChatLookup::ask(const std::shared_ptr<Question> &question)
{
    if (question->forms.isEmpty())
        return question->finish(question->fallback);
    m_client.checkWhatsappNumber(
        question->forms.takeFirst(), this,
        [this, question](const auto &answer) { onAnswer(question, answer); });
}

void ChatLookup::onAnswer(const std::shared_ptr<Question> &question,
                          const GreenApi::Answer<GreenApi::WhatsappAccount> &answer)
{
    if (!answer) {
        if (answer.error() == GreenApi::CallError::QuotaExceeded)
            m_quotaExceededAt = m_now();
        return question->finish(question->fallback);
    }
    if (!answer->exists)
        return ask(question);
    const auto chat = answer->chat.isEmpty() ? question->fallback : answer->chat;
    m_known.insert(question->e164, new Known{.chat = chat, .at = m_now()});
    question->finish(chat);
}

} // namespace Service
