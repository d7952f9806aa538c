#pragma once

#include "core/model/finding.h"
#include "kiosk/flow/linkdialog.h"
#include "protocol/staff.h"

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace Kiosk {

//! What the staff's screen shows.
struct StaffView
{
    enum class Tab { Health, Attempts, Doctor };

    Tab tab = Tab::Health;
    //! Of the tabs Health and Doctor.
    QList<Core::Finding> findings;
    //! Of the tab Attempts, newest first.
    QList<Protocol::AttemptView> attempts;
    LinkDialog link;
    //! To whom a number was linked a moment ago; empty if none was.
    QString linkedTo;
    bool isLoading = false;
    //! Why there is nothing to show.
    std::optional<ClientError> error;
    //! How long the server took to answer; nothing if it did not.
    std::optional<std::chrono::milliseconds> roundTrip;
    //! 0 to 100 per cent.
    int volume = 0;
    //! With which each visitor begins.
    QString startLanguage;

    friend bool operator==(const StaffView &, const StaffView &) = default;
};

//! What staff want.
struct StaffAction
{
    enum class Kind {
        //! Another tab, or the same one anew.
        ShowTab,
        //! To give somebody's new number to a person of the directory.
        LinkNumber,
        SetVolume,
        SetStartLanguage,
        //! Begins the program anew.
        Restart,
        //! Ends the program.
        Leave,
        //! Back to the visitors' screens.
        Close,
    };

    Kind kind = Kind::Close;
    StaffView::Tab tab = StaffView::Tab::Health;
    int volume = 0;
    QString language{};
};

} // namespace Kiosk
