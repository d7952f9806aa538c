// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QFile>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace Storage {

//! The statements of @p sql, each of which ends with a semicolon and a blank line; lines that begin
//! with "--" are left out.
[[nodiscard]] inline QStringList statementsOf(const QString &sql)
{
    static const QRegularExpression comments(QStringLiteral("^--.*$"),
                                             QRegularExpression::MultilineOption);
    static const QRegularExpression end(QStringLiteral(";\\s*\\n\\s*\\n|;\\s*$"));
    return QString(sql).remove(comments).trimmed().split(end, Qt::SkipEmptyParts);
}

//! The text of a file that was compiled into this program.
[[nodiscard]] inline QString textOf(const QString &resource)
{
    QFile file(resource);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the program was built without %s", qPrintable(resource));
    return QString::fromUtf8(file.readAll());
}

//! The statements of a file that was compiled into this program.
[[nodiscard]] inline QStringList statementsIn(const QString &resource)
{
    return statementsOf(textOf(resource));
}

} // namespace Storage
