// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "storage/postgres/postgresurl.h"

#include <QObject>
#include <QUuid>

#include <chrono>
#include <stop_token>
#include <thread>

struct pg_conn;

namespace Storage {

//! LISTEN/NOTIFY client and leader election for one of several servers that share a PostgreSQL. It
//! hears what the others do (the schema's triggers tell it with NOTIFY, together with the commit),
//! takes part in electing the one server that does what is to be done once, and finds out when a
//! lost database is there again. It has a connection and a thread of its own, so that nobody waits
//! for a database that does not answer.
//!
//! The signals arrive in the thread that made this object.
class PostgresWatch : public QObject
{
    Q_OBJECT

public:
    //! How often it looks whether the database answers, and for how long it waits for that.
    static constexpr std::chrono::milliseconds beat{1000};
    static constexpr std::chrono::milliseconds patience{3000};

    explicit PostgresWatch(const PostgresUrl &url);
    //! Ends the thread and waits for it, a fraction of a second.
    ~PostgresWatch() override;
    Q_DISABLE_COPY_MOVE(PostgresWatch)

    void start();

Q_SIGNALS:
    //! Its state is another one, or its session has ended. It may have been this server.
    void attemptChanged(const QUuid &attemptId);
    //! From now on changes are heard, for the first time or again; of those before nothing is
    //! known.
    void listening();
    //! Every beat while the database answers: at the one of PostgresUrl::eachHost() that was asked.
    void answers(int host);
    //! Whether this server is the one that leads. At most one does at a time: the lock moves some
    //! seconds after its holder has died or lost the database, and only then.
    void leads(bool isLeading);

private:
    struct Line;

    void run(const std::stop_token &stop);
    void listen(Line &line, int host, const std::stop_token &stop);
    [[nodiscard]] bool isUsable(Line &line, const std::stop_token &stop);
    void handleNotifications(Line &line);
    [[nodiscard]] bool tryToLead(Line &line, const std::stop_token &stop);

    //! One address for each host: libpq itself would wait for the first for ever, because nothing
    //! here blocks.
    QList<PostgresUrl> m_hosts;
    bool m_isLeading = false;
    //! Last, so that it ends before the rest goes.
    std::jthread m_thread;
};

} // namespace Storage
