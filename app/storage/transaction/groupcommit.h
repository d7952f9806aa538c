// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/ports.h"
#include "storage/engine/database.h"

#include <QList>
#include <QObject>

#include <functional>

namespace Storage {

//! Lets the units of work of one turn of the event loop share one transaction and its commit, which
//! is what takes time: all requests that are ready together. A unit that fails is undone alone.
//! Tell of a unit's success outside only after committed(); lost() says that none of them is stored
//! after all. After that each unit is committed by itself, so that its caller gets the error, until
//! one succeeds. In the database's thread, which runs an event loop.
class GroupCommit final : public QObject, public Core::UnitOfWork
{
    Q_OBJECT

public:
    //! Whether units share a commit, or each has one of its own.
    enum class Sharing { Together, Alone };

    explicit GroupCommit(Database &database, Sharing sharing = Sharing::Together);
    ~GroupCommit() override;
    Q_DISABLE_COPY_MOVE(GroupCommit)

    [[nodiscard]] Core::Stored<void> execute(
        const std::function<Core::Stored<void>()> &work) override;
    void afterCommit(const std::function<void()> &action) override;

    //! Commits what is open, now. An error if any of it is lost.
    Core::Stored<void> flush();

Q_SIGNALS:
    //! A transaction that is going to be shared has begun. Connect directly, to this and to those
    //! below: whoever hears of it later has missed what happened meanwhile.
    void began();
    //! All since began() is on disk, or there was nothing.
    void committed();
    //! The transaction that began() announced is lost: none of it is stored.
    void lost();

protected:
    void customEvent(QEvent *event) override;

private:
    [[nodiscard]] Core::Stored<void> begin();
    [[nodiscard]] Core::Stored<void> addUnit(const std::function<Core::Stored<void>()> &work);
    [[nodiscard]] Core::Stored<void> commitAlone(const std::function<Core::Stored<void>()> &work);
    void undoUnit();
    void close();
    void abandon();
    void reportLost();

    Database &m_database;
    const Sharing m_sharing;
    bool m_isOpen = false;
    //! The last commit has failed.
    bool m_isCautious = false;
    //! Units that have succeeded since the beginning.
    int m_units = 0;
    //! Database::openings() at the beginning.
    int m_opening = 0;
    QList<std::function<void()>> m_actions;
};

} // namespace Storage
