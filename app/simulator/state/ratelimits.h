#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QString>

#include <chrono>
#include <deque>

namespace Simulator {

//! How often each method may be called.
class RateLimits
{
public:
    //! @p window is what stands for the second in "per second".
    explicit RateLimits(std::chrono::milliseconds window);

    //! Counts the request, if there were fewer than @p most within the window.
    [[nodiscard]] bool admit(const QString &method, int most);

private:
    std::chrono::milliseconds m_window;
    QElapsedTimer m_clock;
    QHash<QString, std::deque<qint64>> m_times;
};

} // namespace Simulator
