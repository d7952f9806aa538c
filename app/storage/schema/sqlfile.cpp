#include "storage/schema/sqlfile.h"

#include <QFile>
#include <QRegularExpression>

namespace Storage {

using namespace Qt::StringLiterals;

QStringList statementsOf(const QString &sql)
{
    static const QRegularExpression comments(u"^--.*$"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression end(u";\\s*\\n\\s*\\n|;\\s*$"_s);
    return QString(sql).remove(comments).trimmed().split(end, Qt::SkipEmptyParts);
}

QStringList statementsIn(const QString &resource)
{
    return statementsOf(textOf(resource));
}

QString textOf(const QString &resource)
{
    QFile file(resource);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the program was built without %s", qPrintable(resource));
    return QString::fromUtf8(file.readAll());
}

} // namespace Storage
