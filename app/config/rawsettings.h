// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "config/loader.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace Config {

//! The text of one key and where it stands, for example "amt-kiosk.conf, line 3".
struct RawSetting
{
    QString text;
    QString origin;
    //! The file that it was read from; empty for a variable.
    QString file;
};

//! The texts that people wrote, not yet understood.
struct RawSettings
{
    //! By key, "server/port". Only the source that wins is kept.
    QHash<QString, RawSetting> values;
    //! The keys of [roles] that somebody wrote anywhere, "roles/cleaner", in alphabetical order.
    QStringList roleKeys;
    //! The configuration file; empty if there is none.
    QString configurationFile;
    //! Whole sentences.
    QStringList mistakes;
    //! Whole sentences as well: what was ignored, and does not stop the start.
    QStringList notes;
};

//! Collects every known key from its sources. The environment wins, then the systemd credential,
//! the file that "<key>_file" names, the configuration file.
[[nodiscard]] RawSettings collectSettings(const Sources &sources);

} // namespace Config
