#pragma once

namespace Protocol {

//! The visitor has to enter the number that they got in WhatsApp.
struct NumberWanted
{
    int digits = 0;
    int triesLeft = 0;

    friend bool operator==(const NumberWanted &, const NumberWanted &) = default;
};

} // namespace Protocol
