// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/timestamp.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QObject>

#include <deque>

namespace Simulator {

//! The log of all events, for tests and scripts to read. In memory only, because it holds texts
//! and numbers; tokens are never in it. Capacity: 5000 events, the oldest are dropped.
class EventLog : public QObject
{
    Q_OBJECT

public:
    explicit EventLog(Core::Clock now);

    void record(QLatin1StringView event, QJsonObject details = {});

    //! The events with a "serial" above @p serial, oldest first: {"serial", "at", "event", …}.
    [[nodiscard]] QJsonArray since(qint64 serial = 0) const;
    [[nodiscard]] qsizetype count(QLatin1StringView event) const;

Q_SIGNALS:
    void recorded(const QJsonObject &event);

private:
    Core::Clock m_now;
    qint64 m_serial = 0;
    std::deque<QJsonObject> m_events;
};

} // namespace Simulator
