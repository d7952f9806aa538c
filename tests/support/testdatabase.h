#pragma once

#include "storage/connection.h"

#include <QSqlDatabase>
#include <QString>
#include <QTemporaryDir>
#include <QVariant>

#include <memory>

namespace TestSupport {

//! A database of its own for one test, in a file, because locks and the write-ahead log are only
//! there what they are in production.
class TestDatabase
{
public:
    enum class Content { Schema, Nothing };

    //! @p driver is a Qt Sql driver's name, "QSQLITE".
    explicit TestDatabase(const QString &driver, Content content = Content::Schema);

    //! The driver can be used here and the schema is there. If not, nothing else may be called.
    [[nodiscard]] bool isReady() const { return m_connection != nullptr; }

    [[nodiscard]] QString url() const;
    [[nodiscard]] QString file() const;
    [[nodiscard]] const QSqlDatabase &database() const { return m_connection->database(); }

    //! As another process, or another thread, would have it.
    [[nodiscard]] std::unique_ptr<Storage::Connection> anotherConnection() const;

    //! The first column of the first row of @p sql; invalid if there is none or it fails.
    [[nodiscard]] QVariant valueOf(const QString &sql) const;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Storage::Connection> m_connection;
};

} // namespace TestSupport
