#pragma once

#include <QSqlDatabase>

#include <optional>

namespace Storage {

//! Notices that somebody else has written to the database.
class ForeignChanges
{
public:
    explicit ForeignChanges(QSqlDatabase database);

    //! True if another connection has committed since the last call, or if that cannot be known.
    [[nodiscard]] bool happened();

private:
    QSqlDatabase m_database;
    std::optional<qint64> m_version;
};

} // namespace Storage
