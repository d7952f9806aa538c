#include "storage/engine/missingright.h"

#include <QRegularExpression>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

QString verbOf(const QString &sql)
{
    return sql.simplified().section(u' ', 0, 0).toUpper();
}

// The statement's first word tells whether it reads, writes or changes rows.
QString rightFor(const QString &kind, const QString &verb)
{
    if (kind == "database"_L1)
        return u"CREATE"_s;
    if (kind == "schema"_L1)
        return verb == "CREATE"_L1 ? u"CREATE"_s : u"USAGE"_s;
    if (kind == "sequence"_L1)
        return u"USAGE"_s;
    if (kind == "function"_L1)
        return u"EXECUTE"_s;
    return verb;
}

} // namespace

// The server's words are the only place that has the name; in another language they stand as they
// are.
std::optional<QString> missingRightFrom(const QString &sql, const QSqlError &error)
{
    const auto code = error.nativeErrorCode();
    if (code == "3F000"_L1) // invalid_schema_name: none that may be used is in the search path
        return u"CREATE and USAGE on schema public"_s;
    if (code != "42501"_L1) // insufficient_privilege
        return std::nullopt;
    static const QRegularExpression denied(u"permission denied for (\\w+) (\\S+)"_s);
    static const QRegularExpression notOwner(u"must be owner of (\\w+ \\S+)"_s);
    const auto text = error.databaseText().simplified();
    if (const auto match = denied.match(text); match.hasMatch()) {
        return rightFor(match.captured(1), verbOf(sql)) + u" on "_s + match.captured(1) + u' '
            + match.captured(2);
    }
    if (const auto match = notOwner.match(text); match.hasMatch())
        return u"ownership of "_s + match.captured(1);
    return text;
}

QString sentenceOfMissingRight(const QString &right)
{
    return u"the user of database/url lacks a right (%1): let the owner of the database give it "
           "with GRANT"_s.arg(right);
}

} // namespace Storage
