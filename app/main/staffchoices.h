#pragma once

#include <QString>

#include <optional>

namespace Main {

//! What staff chose on the screen, which outlives a power cut. It comes before the settings.
struct StaffChoices
{
    //! 0 to 100 per cent.
    std::optional<int> volume;
    //! The code of a Core::Language; empty if none was chosen.
    QString startLanguage;

    //! Reads "staff-choices.json" of @p dataDirectory. A file that is missing or broken is none.
    [[nodiscard]] static StaffChoices load(const QString &dataDirectory);

    //! Writes the file in another thread; a failure is logged.
    void save(const QString &dataDirectory) const;

    friend bool operator==(const StaffChoices &, const StaffChoices &) = default;
};

} // namespace Main
