// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QString>

#include <optional>

namespace Main {

//! The choices of staff on the screen, which survive a power cut. They override the settings.
struct StaffChoices
{
    //! 0 to 100 per cent.
    std::optional<int> volume;
    //! The code of a Core::Language; empty if none was chosen.
    QString startLanguage;

    //! Reads "staff-choices.json" of @p dataDirectory. A missing or broken file
    //! has no choices.
    [[nodiscard]] static StaffChoices load(const QString &dataDirectory);

    //! Writes the file in another thread; a failure is logged.
    void save(const QString &dataDirectory) const;

    friend bool operator==(const StaffChoices &, const StaffChoices &) = default;
};

} // namespace Main
