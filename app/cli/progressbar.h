#pragma once

namespace Cli {

//! A bar on standard error, if that is a terminal; otherwise nothing.
class ProgressBar
{
public:
    ProgressBar();

    void show(int percent);
    //! Wipes it away.
    void hide();

private:
    bool m_isSeen;
    int m_percent = -1;
};

} // namespace Cli
