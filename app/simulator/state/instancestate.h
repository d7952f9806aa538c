#pragma once

#include "core/base/timestamp.h"

#include <QJsonArray>
#include <QObject>
#include <QString>

namespace Simulator {

//! The state of the instance by the name that the API gives it. Any name is taken,
//! because the real service invents new ones; the empty one is an instance that is being created.
class InstanceState : public QObject
{
    Q_OBJECT

public:
    InstanceState(QString name, Core::Clock now);

    [[nodiscard]] const QString &name() const { return m_name; }
    //! Messages arrive: also while sending is suspended.
    [[nodiscard]] bool isConnected() const;
    [[nodiscard]] bool canSend() const;
    //! No phone is linked.
    [[nodiscard]] bool isUnlinked() const;

    void become(const QString &name);

    //! As getStateInstanceHistory answers, oldest first. @p number is the account's.
    [[nodiscard]] QJsonArray history(const QString &number) const;

Q_SIGNALS:
    void changed(const QString &before, const QString &now);

private:
    struct Change
    {
        QString name{};
        qint64 at = 0;
    };

    QString m_name;
    Core::Clock m_now;
    QList<Change> m_history;
};

} // namespace Simulator
