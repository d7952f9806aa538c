#include "storage/engine/databaseidentity.h"

#include "storage/engine/statement.h"

#include <QFile>

#include <sys/stat.h>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

QString identityOfFile(const QString &path)
{
    struct stat status
    {
    };
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return path;
    return u"file %1:%2"_s.arg(status.st_dev).arg(status.st_ino);
}

} // namespace

QString identityOf(const Connection &connection)
{
    if (!connection.postgresUrl())
        return identityOfFile(connection.place());
    auto rows = execute(connection.database(),
                        u"SELECT system_identifier::text AS cluster, current_database()::text AS "
                        "name FROM pg_control_system()"_s);
    if (!rows || !rows->next())
        return connection.place();
    return u"cluster %1/%2"_s.arg(rows->value(u"cluster"_s).toString(),
                                  rows->value(u"name"_s).toString());
}

} // namespace Storage
