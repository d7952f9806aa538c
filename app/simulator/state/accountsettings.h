#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace Simulator {

//! The settings of the instance: those in force, and those that wait for its restart.
class AccountSettings
{
public:
    //! A new instance, everything off, but for @p differences.
    explicit AccountSettings(const QJsonObject &differences);

    //! Those in force, without "wid".
    [[nodiscard]] const QJsonObject &active() const { return m_active; }
    [[nodiscard]] bool isOn(QLatin1StringView name) const;
    [[nodiscard]] QString text(QLatin1StringView name) const;
    //! Milliseconds.
    [[nodiscard]] int sendDelay() const;

    //! What the API has against a change, as in "'webhookUrl' must be a string". The wording of
    //! these is inferred from the messages that are known.
    [[nodiscard]] static std::optional<QString> complaint(const QJsonObject &change);

    //! @p change is kept until apply().
    void propose(const QJsonObject &change);
    void apply();

private:
    QJsonObject m_active;
    QJsonObject m_pending;
};

} // namespace Simulator
