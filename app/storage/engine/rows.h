#pragma once

#include <QHash>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <memory>

namespace Storage {

class Database;

//! A query with the places of its columns: Qt would look a name up in a new list of columns for
//! every value of every row.
struct Statement
{
    explicit Statement(const QSqlDatabase &database)
        : query(database)
    {
    }

    QSqlQuery query;
    QHash<QString, int> columns;
};

//! What a statement found or did. On SQLite it keeps the statement for itself while it lives, so
//! let it go before the next use of the database where that matters (a COMMIT, for example).
class Rows
{
public:
    Rows(Database *database, QString sql, std::unique_ptr<Statement> statement);
    ~Rows();
    Rows(Rows &&other) noexcept;
    Rows &operator=(Rows &&other) noexcept = delete;
    Q_DISABLE_COPY(Rows)

    //! Goes to the next row, at first to the first one.
    [[nodiscard]] bool next() { return m_statement->query.next(); }
    [[nodiscard]] QVariant value(int column) const { return m_statement->query.value(column); }
    [[nodiscard]] QVariant value(const QString &column) const;
    [[nodiscard]] int numRowsAffected() const { return m_statement->query.numRowsAffected(); }
    [[nodiscard]] QSqlError error() const { return m_statement->query.lastError(); }
    //! No more rows are wanted.
    void finish() { m_statement->query.finish(); }

private:
    Database *m_database;
    QString m_sql;
    std::unique_ptr<Statement> m_statement;
};

} // namespace Storage
