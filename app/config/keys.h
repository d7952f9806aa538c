#pragma once

#include "config/settings.h"

#include <QLatin1StringView>
#include <QList>
#include <QString>
#include <QStringList>

namespace Config {

//! What an empty value of a key means, and whether a message may repeat its value.
enum class KeyKind {
    Plain,
    //! Empty is none.
    Optional,
    Secret,
    OptionalSecret,
};

//! One key of the configuration: how it is written and where it goes.
struct Key
{
    //! "server/port"
    QLatin1StringView name;
    KeyKind kind = KeyKind::Plain;
    //! Ends the sentence "allowed: …".
    QString allowed;
    //! False for a bad value, which leaves the settings as they were.
    bool (*read)(const QString &text, Settings &settings) = nullptr;

    [[nodiscard]] bool isOptional() const
    {
        return kind == KeyKind::Optional || kind == KeyKind::OptionalSecret;
    }
    [[nodiscard]] bool isSecret() const
    {
        return kind == KeyKind::Secret || kind == KeyKind::OptionalSecret;
    }
};

//! All keys, in the order in which they are read: a key stands after those that it depends on.
[[nodiscard]] const QList<Key> &keys();

[[nodiscard]] const QStringList &keyNames();
[[nodiscard]] QStringList sectionNames();
//! The full names of a section's keys; none for a section that is not known, or for [roles].
[[nodiscard]] QStringList keyNamesIn(const QString &section);

} // namespace Config
