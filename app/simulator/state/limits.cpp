// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/state/limits.h"

namespace Simulator {

using namespace Qt::StringLiterals;

namespace {

const auto goToBusiness = u"Please go to your personal account and change the tariff to business "
                          "https://console.green-api.com"_s;

QJsonObject status(const QString &method, qint64 used, int total, const QString &status,
                   const QString &description)
{
    return {{u"method"_s, method},
            {u"used"_s, used},
            {u"total"_s, total},
            {u"status"_s, status},
            {u"description"_s, description}};
}

} // namespace

Quota::Quota(Plan plan, Core::Clock now)
    : m_plan(plan)
    , m_now(std::move(now))
{
}

void Quota::setPlan(const Plan &plan)
{
    m_plan = plan;
}

bool Quota::admitChat(const QString &chatId)
{
    beginMonth();
    if (m_chats.contains(chatId))
        return true;
    if (m_plan.chats > 0 && m_chats.size() >= m_plan.chats)
        return false;
    m_chats.append(chatId);
    return true;
}

bool Quota::admitCall(const QString &method)
{
    beginMonth();
    const auto most = mostCalls(method);
    auto &calls = m_calls[method.toLower()];
    if (most > 0 && calls >= most)
        return false;
    ++calls;
    return true;
}

QJsonObject Quota::chatsAnswer()
{
    beginMonth();
    const auto description =
        u"Monthly quota has been exceeded. You can only send or receive "
        "messages from these numbers: %1. %2"_s.arg(m_chats.join(u','), goToBusiness);
    return {{u"invokeStatus"_s,
             status(u"sendmessage"_s, m_calls.value(u"sendmessage"_s), 0, u"QUOTE_ALLOWED"_s, {})},
            {u"correspondentsStatus"_s,
             status(u"correspondents"_s, m_chats.size(), m_plan.chats,
                    u"CORRESPONDENTS_QUOTE_EXCEEDED"_s, description)}};
}

QJsonObject Quota::methodAnswer(const QString &method)
{
    beginMonth();
    return {{u"invokeStatus"_s,
             status(method.toLower(), m_calls.value(method.toLower()), mostCalls(method),
                    u"QUOTE_EXCEEDED"_s, u"Monthly quota has been exceeded. "_s + goToBusiness)}};
}

QJsonObject Quota::chatsNotice()
{
    beginMonth();
    const auto description =
        u"Monthly quota has been exceeded. You can only send or receive "
        "messages from following chats: %1. %2"_s.arg(m_chats.join(u", "_s), goToBusiness);
    return status(u"correspondents"_s, m_chats.size(), m_plan.chats,
                  u"CORRESPONDENTS_QUOTA_EXCEEDED"_s, description);
}

int Quota::mostCalls(const QString &method) const
{
    const auto name = method.toLower();
    if (name == "checkwhatsapp"_L1)
        return m_plan.checkWhatsapp;
    return name == "getchathistory"_L1 ? m_plan.getChatHistory : 0;
}

void Quota::beginMonth()
{
    const auto today = m_now().date();
    const QDate month(today.year(), today.month(), 1);
    if (month == m_month)
        return;
    m_month = month;
    m_chats.clear();
    m_calls.clear();
}

RateLimits::RateLimits(std::chrono::milliseconds window)
    : m_window(window)
{
    m_clock.start();
}

bool RateLimits::admit(const QString &method, int most)
{
    const auto now = m_clock.elapsed();
    auto &times = m_times[method];
    while (!times.empty() && now - times.front() >= m_window.count())
        times.pop_front();
    if (times.size() >= std::size_t(most))
        return false;
    times.push_back(now);
    return true;
}

} // namespace Simulator
