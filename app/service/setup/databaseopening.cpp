// SPDX-License-Identifier: GPL-3.0-only
#include "service/setup/databaseopening.h"

#include <QDir>
#include <QFileInfo>

#include <pwd.h>
#include <unistd.h>

#include <array>

namespace Service {

using namespace Qt::StringLiterals;
using Core::Finding;
using Core::FindingCode;

namespace {

constexpr auto sqliteScheme = "sqlite:"_L1;

struct Cure
{
    //! Part of what libpq says, in English.
    QLatin1StringView words;
    QLatin1StringView fix;
};

// The first that fits counts. PostgreSQL's words: src/backend/libpq/auth.c, src/interfaces/libpq.
constexpr std::array cures{
    Cure{"password authentication failed"_L1,
         "Correct the user or the password in database/url, or set the password anew: ALTER ROLE "
         "NAME PASSWORD 'NEW' in psql."_L1},
    Cure{"is not permitted to log in"_L1, "Let the user log in: ALTER ROLE NAME LOGIN in psql."_L1},
    Cure{
        "is not currently accepting connections"_L1,
        "Let the database take connections: ALTER DATABASE NAME ALLOW_CONNECTIONS true in psql."_L1},
    Cure{"permission denied for database"_L1,
         "Let the user connect: GRANT CONNECT ON DATABASE NAME TO USER in psql."_L1},
    Cure{"too many connections for"_L1,
         "Raise the limit of the user or the database: ALTER ROLE NAME CONNECTION LIMIT 20, or "
         "ALTER DATABASE, in psql."_L1},
    Cure{"pool_mode"_L1,
         "Set pool_mode=session in the pooler, or name PostgreSQL itself in database/url."_L1},
    Cure{"does not answer"_L1,
         "Raise the pooler's number of sessions, or name PostgreSQL itself in database/url."_L1},
    Cure{"has the encoding"_L1,
         "Make a database with the encoding UTF8 and name that in database/url."_L1},
    Cure{"libpq does not know"_L1, "Remove the parameter from database/url, or correct it."_L1},
    Cure{"is not understood"_L1,
         "Correct database/url; write the signs % / ? # @ : of a password as %25 %2F %3F %23 %40 "
         "%3A."_L1},
    Cure{"sslmode"_L1, "Correct sslmode in database/url."_L1},
    Cure{"invalid port"_L1, "Correct the port in database/url."_L1},
    Cure{"invalid integer value"_L1, "Correct the port in database/url."_L1},
    Cure{"session is read-only"_L1,
         "Name the server that can be written to in database/url, or correct target_session_attrs "
         "there."_L1},
    Cure{"hot standby"_L1,
         "Name the server that can be written to in database/url, or correct target_session_attrs "
         "there."_L1},
    Cure{"no password supplied"_L1,
         "Put the password into database/url (percent-encoded), or into the file that "
         "database/url_file names."_L1},
    Cure{"no pg_hba.conf entry"_L1,
         "Let PostgreSQL take this user from this machine: add a line to its pg_hba.conf and "
         "reload it."_L1},
    Cure{"Peer authentication failed"_L1,
         "Run this as the system's user of the same name, or name the host 127.0.0.1 and a "
         "password in database/url."_L1},
    Cure{"too many"_L1, "Raise max_connections of PostgreSQL, or end what uses them up."_L1},
    Cure{"role \""_L1, "Make the user: createuser --pwprompt, or correct it in database/url."_L1},
    Cure{"database \""_L1,
         "Make the database: createdb --owner USER NAME, or correct its name in database/url."_L1},
    Cure{"permission denied"_L1,
         "Give the user of database/url its rights: let it own the database and its tables."_L1},
    Cure{"could not translate host name"_L1, "Correct the host in database/url."_L1},
    Cure{"Connection refused"_L1,
         "Start PostgreSQL there, or correct host and port in database/url."_L1},
    Cure{"No such file or directory"_L1,
         "Start PostgreSQL, or name its host and port in database/url."_L1},
    Cure{"timeout expired"_L1,
         "Check the network and the firewall between this machine and PostgreSQL's."_L1},
    Cure{"No route to host"_L1,
         "Check the network and the firewall between this machine and PostgreSQL's."_L1},
    Cure{"certificate"_L1,
         "Correct sslrootcert or sslmode in database/url, or PostgreSQL's certificate."_L1},
    Cure{"SSL"_L1, "Correct sslmode in database/url, or turn ssl on in PostgreSQL."_L1},
    Cure{"starting up"_L1, "Wait until PostgreSQL has started."_L1},
    Cure{"shutting down"_L1, "Wait until PostgreSQL has started again."_L1},
    Cure{"driver"_L1, "Install libqt6sql6-psql."_L1},
};

QString ownUser()
{
    constexpr std::size_t enough = 16'384;
    std::array<char, enough> texts{};
    passwd entry{};
    passwd *found = nullptr;
    if (::getpwuid_r(::geteuid(), &entry, texts.data(), texts.size(), &found) != 0 || !found)
        return QString::number(::geteuid());
    return QString::fromLocal8Bit(found->pw_name);
}

QString cureOfPostgres(const QString &sentence)
{
    for (const auto &cure : cures) {
        if (sentence.contains(cure.words))
            return cure.fix;
    }
    return u"Try the same address with psql; what it says is what is to be mended."_s;
}

QString cureOfFile(const QString &path, const QString &sentence)
{
    const QFileInfo file(path);
    const auto asOwner = [](const QFileInfo &info) {
        return u"It belongs to the user %1: run this as that user, with sudo -u %1."_s.arg(
            info.owner());
    };
    const QFileInfo folder(file.path());
    if (folder.exists() && (!folder.isExecutable() || !folder.isReadable()))
        return asOwner(folder);
    if (file.isDir())
        return u"Correct database/url: it names a folder."_s;
    if (!file.exists()) {
        return u"Start the server, which makes it; if it runs already, run this as its user and "
               "with its configuration (--config)."_s;
    }
    if (!file.isReadable() || !file.isWritable())
        return asOwner(file);
    if (sentence.contains("damaged"_L1)) {
        return u"Stop the server, keep a copy of the file, and bring the last backup back: "
               "amt-kioskctl restore FILE"_s;
    }
    return u"Check the file, its folder and the disk."_s;
}

} // namespace

QString databaseFileOf(const QString &databaseUrl)
{
    return databaseUrl.startsWith(sqliteScheme) ? databaseUrl.sliced(sqliteScheme.size())
                                                : QString();
}

Finding placeFinding(const QString &databaseUrl, const std::optional<Storage::PostgresUrl> &used)
{
    const auto file = databaseFileOf(databaseUrl);
    if (!file.isEmpty()) {
        return Finding::of(
                   FindingCode::DatabasePlace,
                   u"The database is the file %1, looked at as the user %2."_s.arg(file, ownUser()))
            .withSubject(file);
    }
    const auto url = used ? used : Storage::PostgresUrl::parse(databaseUrl);
    if (!url) {
        return Finding::of(FindingCode::DatabasePlace,
                           u"The database is one that database/url does not name rightly."_s);
    }
    const auto place = url->place();
    const auto user = url->value(u"user"_s);
    return Finding::of(FindingCode::DatabasePlace,
                       u"The database is PostgreSQL's at %1, looked at as its user %2."_s.arg(
                           place, user.isEmpty() ? ownUser() : user))
        .withSubject(place);
}

Finding openingFinding(const QString &databaseUrl, const QString &sentence)
{
    const auto file = databaseFileOf(databaseUrl);
    return Finding::of(FindingCode::DatabaseFailed,
                       u"The database cannot be used: %1."_s.arg(sentence),
                       file.isEmpty() ? cureOfPostgres(sentence) : cureOfFile(file, sentence));
}

} // namespace Service
