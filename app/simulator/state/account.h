// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/timestamp.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QObject>
#include <QString>

#include <optional>

namespace Simulator {

//! The state of the instance by its name in the API (Green API, GetStateInstance). Any name is
//! accepted, because the real service adds new ones; the empty one is an instance that is being
//! created.
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

    void setName(const QString &name);

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

//! The settings of the instance (Green API, SetSettings): those in force, and those that wait for
//! its restart.
class AccountSettings
{
public:
    //! A new instance, everything off, but for @p differences.
    explicit AccountSettings(const QJsonObject &differences);

    //! The settings in force, without "wid".
    [[nodiscard]] const QJsonObject &active() const { return m_active; }
    [[nodiscard]] bool isOn(QLatin1StringView name) const;
    [[nodiscard]] QString text(QLatin1StringView name) const;
    //! In milliseconds.
    [[nodiscard]] int sendDelay() const;

    //! The complaint of the API about a change, as in "'webhookUrl' must be a string". The wording
    //! is inferred from the messages that are known.
    [[nodiscard]] static std::optional<QString> complaint(const QJsonObject &change);

    //! @p change is kept until apply().
    void propose(const QJsonObject &change);
    void apply();

private:
    QJsonObject m_active;
    QJsonObject m_pending;
};

} // namespace Simulator
