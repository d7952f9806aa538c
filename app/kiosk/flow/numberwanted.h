#pragma once

namespace Kiosk {

//! What a number match asks for.
struct NumberWanted
{
    int digits = 2;
    int triesLeft = 0;
    //! A number was entered before, and it was not the right one.
    bool wasWrong = false;
};

} // namespace Kiosk
