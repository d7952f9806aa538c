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

//! What a server has to do with others on the same database: tells its channels what the others
//! changed, knows whether it is this server's turn to do what is to be done once, and picks a lost
//! database up again. With SQLite the others are commands, and there is one server, which always
//! leads. In the server's thread.
class Cluster : public QObject
{
    Q_OBJECT

public:
    //! How long a statement may take, and when the connection is given up where the database does
    //! not even say that it took too long.
    static constexpr std::chrono::milliseconds statementLimit{3000};
    static constexpr std::chrono::milliseconds silence{4000};

    //! All of it outlives this object.
    Cluster(Storage::Connection &connection, Http::ChannelHub &channels);
    ~Cluster() override;
    Q_DISABLE_COPY_MOVE(Cluster)

    //! Call it when the parts that listen are connected.
    void start();

    [[nodiscard]] bool isLeading() const { return m_isLeading; }

    //! Whether another program may have changed what no signal tells, since it was last asked.
    [[nodiscard]] bool hasForeignChanges();

Q_SIGNALS:
    void leads(bool isLeading);

private:
    void onAnswers(int host);
    void setLeading(bool isLeading);

    Storage::Connection &m_connection;
    Http::ChannelHub &m_channels;
    bool m_isLeading = false;
    //! Why the connection could not be opened anew, the last time; told while it changes.
    QString m_reopeningFailure;
    //! Of opening it anew.
    std::optional<QDeadlineTimer> m_nextTry;
    //! Where the connection is, or was tried last: one of PostgresUrl::eachHost().
    std::optional<int> m_host;
    Storage::ForeignChanges m_foreignChanges;
    //! With PostgreSQL only.
    std::unique_ptr<Storage::StatementWatchdog> m_watchdog;
    std::unique_ptr<Storage::PostgresWatch> m_watch;
};

} // namespace Service
