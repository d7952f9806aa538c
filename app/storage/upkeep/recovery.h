#pragma once

#include "core/model/ports.h"
#include "storage/engine/database.h"

#include <QTimer>

namespace Storage {

//! While a database is in trouble, tries once a second whether something can be stored again, and
//! tells the database when it can. In the database's thread, which runs an event loop.
class Recovery
{
public:
    //! Both outlive this object.
    Recovery(Database &database, Core::UnitOfWork &work);

    //! Does it now.
    void tryNow();

private:
    [[nodiscard]] Core::Stored<void> store();
    [[nodiscard]] bool isDue();

    Database &m_database;
    Core::UnitOfWork &m_work;
    int m_tries = 0;
    QTimer m_timer;
};

} // namespace Storage
