#pragma once

#include <QString>
#include <QStringView>

namespace GreenApi {

//! How the gateway's account is.
enum class InstanceState {
    Authorized,
    //! Its phone has to scan the QR code again.
    NotAuthorized,
    //! WhatsApp has banned the number.
    Blocked,
    Sleeping,
    //! For up to five minutes after a reboot or while the gateway is maintained. Routine.
    Starting,
    //! WhatsApp lets it receive, but not send.
    Suspended,
    //! Something newer than this program: not ready.
    Unknown,
};

//! From the gateway's word, for example "notAuthorized".
[[nodiscard]] InstanceState instanceStateFrom(QStringView word);

//! The name in the log and in metrics, for example "not_authorized".
[[nodiscard]] QString toString(InstanceState state);

} // namespace GreenApi
