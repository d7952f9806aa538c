// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/listeners.h"
#include "support/fakestores.h"

#include <QStringList>

namespace TestSupport {

//! Writes down what was published: "arrived" or "changed", with the attempt's id, and what the
//! attempt's status on disk was at that moment.
class FakePublisher final : public Core::OutcomePublisher
{
public:
    explicit FakePublisher(const FakeStores &stores)
        : m_stores(stores)
    {
    }

    void messageArrived(const QUuid &id) override { write(QStringLiteral("arrived"), id); }
    void attemptChanged(const QUuid &id) override
    {
        Q_ASSERT(!m_stores.isInTransaction()); // or a reader might not see the change yet
        write(QStringLiteral("changed"), id);
    }

    //! For example "arrived 3f2b8c1e-… NEW".
    QStringList log;

private:
    void write(const QString &what, const QUuid &id)
    {
        const auto status = m_stores.rows.attempts.value(id).state.status;
        log.append(QStringList{what, Core::toString(id), Core::toString(status)}.join(u' '));
    }

    const FakeStores &m_stores;
};

} // namespace TestSupport
