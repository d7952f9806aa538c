// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/failurelog.h"

#include "core/base/logevent.h"
#include "core/base/logging.h"

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

// The statements of the program are far fewer.
constexpr qsizetype mostStatements = 1000;

constexpr qint64 oftenest = 60'000; // ms

} // namespace

void FailureLog::recordFailure(const QString &sql, const QString &code, const QString &words)
{
    const auto failing = m_failing.find(sql);
    if (failing != m_failing.end() && failing->code == code) {
        ++failing->repeats;
        return;
    }
    if (m_failing.size() >= mostStatements)
        m_failing.clear();
    m_failing.insert(sql, {.code = code});
    qCWarning(lcStorage).noquote()
        << "statement failed:" << words << code << "in" << sql.simplified();
}

void FailureLog::recordSuccess(const QString &sql)
{
    if (m_failing.isEmpty())
        return;
    const auto failing = m_failing.constFind(sql);
    if (failing == m_failing.constEnd())
        return;
    // A statement that failed a single time has nothing more to tell.
    if (failing->repeats > 0) {
        qCInfo(lcStorage).noquote() << Core::LogEvent("database.statement_back"_L1)
                                           .with("repeats"_L1, failing->repeats)
                                           .with("statement"_L1, sql.simplified())
                                           .text();
    }
    m_failing.erase(failing);
}

void TroubleLog::recordTrouble(DatabaseTrouble trouble)
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

void TroubleLog::recordEnd()
{
    if (m_told.empty())
        return;
    m_told.clear();
    qCInfo(lcStorage).noquote() << Core::LogEvent("database.back"_L1).text();
}

} // namespace Storage
