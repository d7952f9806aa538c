// SPDX-License-Identifier: GPL-3.0-only
#include "service/cluster.h"

#include "core/base/logevent.h"
#include "service/process/logging.h"

#include <QElapsedTimer>

namespace Service {

using namespace Qt::StringLiterals;

Cluster::Cluster(Storage::Connection &connection, Http::ChannelHub &channels)
    : m_connection(connection)
    , m_channels(channels)
    , m_foreignChanges(connection.database())
{
    if (!connection.postgresUrl())
        return;
    m_watchdog = std::make_unique<Storage::StatementWatchdog>(silence);
    connection.database().setWatchdog(m_watchdog.get());
    m_watch = std::make_unique<Storage::PostgresWatch>(*connection.postgresUrl());
    connect(m_watch.get(), &Storage::PostgresWatch::attemptChanged, this,
            [this](const QUuid &attemptId) { m_channels.refresh(attemptId); });
    connect(m_watch.get(), &Storage::PostgresWatch::listening, this,
            [this] { m_channels.refresh(); });
    connect(m_watch.get(), &Storage::PostgresWatch::answers, this, &Cluster::onAnswers);
    connect(m_watch.get(), &Storage::PostgresWatch::leads, this, &Cluster::setLeading);
}

Cluster::~Cluster()
{
    m_connection.database().setWatchdog(nullptr);
}

void Cluster::start()
{
    if (!m_watch)
        return setLeading(true);
    if (const auto limited = m_connection.limitStatements(statementLimit); !limited)
        qCWarning(lcService).noquote() << limited.error().sentence;
    m_watch->start();
}

bool Cluster::hasForeignChanges()
{
    return !m_watch && m_foreignChanges.happened();
}

// Only then, because opening waits for the database. Where one of several can be written to and the
// one in use cannot, that one takes its place.
void Cluster::onAnswers(int host)
{
    auto &database = m_connection.database();
    const bool wasLost = database.isLost();
    // Both look for the one that can be written to, so they begin at the same.
    const bool isElsewhere = m_host.value_or(host) != host;
    const bool isReadOnly = database.trouble() == Storage::DatabaseTrouble::ServerReadOnly;
    if (!m_host || wasLost || (isReadOnly && isElsewhere))
        m_host = host;
    if (!wasLost && !(isReadOnly && isElsewhere))
        return;
    if (m_nextTry && !m_nextTry->hasExpired())
        return;
    QElapsedTimer taken;
    taken.start();
    if (const auto reopened = m_connection.reopen(host); !reopened) {
        if (m_reopeningFailure != reopened.error().sentence)
            qCWarning(lcService).noquote() << reopened.error().sentence;
        m_reopeningFailure = reopened.error().sentence;
        // A slow failure blocks the server's thread, and all visitors with it.
        m_nextTry = QDeadlineTimer(5 * taken.elapsed());
        return;
    }
    m_nextTry.reset();
    m_reopeningFailure.clear();
    if (wasLost)
        qCInfo(lcService).noquote() << Core::LogEvent("database.back"_L1).text();
    m_channels.refresh();
}

void Cluster::setLeading(bool isLeading)
{
    m_isLeading = isLeading;
    if (m_watch) {
        qCInfo(lcService).noquote()
            << Core::LogEvent("server.leads"_L1).with("leads"_L1, isLeading ? 1 : 0).text();
    }
    Q_EMIT leads(isLeading);
}

} // namespace Service
