#pragma once

#include "core/ports.h"

#include <QSqlDatabase>

namespace Storage {

//! A transaction that holds the write lock from its start, so that what it reads stays true until
//! its commit. Not to be nested.
class SqlUnitOfWork : public Core::UnitOfWork
{
public:
    explicit SqlUnitOfWork(QSqlDatabase database);

    [[nodiscard]] Core::Stored<void> commit(
        const std::function<Core::Stored<void>()> &work) override;

private:
    QSqlDatabase m_database;
};

} // namespace Storage
