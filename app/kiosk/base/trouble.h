#pragma once

namespace Kiosk {

//! Why nobody can sign in at the moment.
enum class Trouble {
    //! The server cannot be reached.
    Network,
    //! The server can be reached but does not do what it should.
    Server,
    //! The server says that it cannot hear WhatsApp.
    Gateway,
    //! The server does not know this kiosk: its key is missing, wrong or revoked.
    NotEnrolled,
};

} // namespace Kiosk
