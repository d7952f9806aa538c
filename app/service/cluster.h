// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/login/loginservice.h"
#include "http/channel/channelhub.h"
#include "storage/engine/connection.h"
#include "storage/engine/statementwatchdog.h"
#include "storage/postgres/postgreswatch.h"
#include "storage/transaction/foreignchanges.h"

#include <QDeadlineTimer>
#include <QObject>

#include <memory>
#include <optional>

namespace Service {

//! Coordinates a server with others on the same database: tells its channels of the others'
//! changes, knows whether this server leads, which is the one that does the work of all, and opens
//! a lost database anew. With SQLite the others are commands, and the only server always leads. In
//! the server's thread.
class Cluster : public QObject
{
    Q_OBJECT

public:
    //! The longest time for a statement, and for a database that does not even report that a
    //! statement took too long: then the connection is given up.
    static constexpr std::chrono::milliseconds statementLimit{3000};
    static constexpr std::chrono::milliseconds silence{4000};

    //! All of it outlives this object.
    Cluster(Storage::Connection &connection, Http::ChannelHub &channels);
    ~Cluster() override;
    Q_DISABLE_COPY_MOVE(Cluster)

    //! Call it when the parts that listen are connected.
    void start();

    [[nodiscard]] bool isLeading() const { return m_isLeading; }

    //! Whether another program may have changed something without a notification since the last
    //! call.
    [[nodiscard]] bool hasForeignChanges();

Q_SIGNALS:
    void leads(bool isLeading);

private:
    void onAnswers(int host);
    void setLeading(bool isLeading);

    Storage::Connection &m_connection;
    Http::ChannelHub &m_channels;
    bool m_isLeading = false;
    //! The reason why the connection could not be opened anew the last time; logged when it
    //! changes.
    QString m_reopeningFailure;
    //! The time of the next attempt to open it anew.
    std::optional<QDeadlineTimer> m_nextTry;
    //! The host of the present or last connection: an index of PostgresUrl::eachHost().
    std::optional<int> m_host;
    Storage::ForeignChanges m_foreignChanges;
    //! With PostgreSQL only.
    std::unique_ptr<Storage::StatementWatchdog> m_watchdog;
    std::unique_ptr<Storage::PostgresWatch> m_watch;
};

} // namespace Service
