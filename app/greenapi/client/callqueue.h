// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>

namespace GreenApi {

//! Urgent calls overtake usual ones.
enum class Urgency { Urgent, Usual };

//! Rate limiter of one method: begins calls in the order in which they came, evenly spaced, and
//! only so many at once. A call that is begun again keeps its place, and the others wait for it.
//! Urgent calls go past the others and wait for none of them: one call more than Limits::atOnce may
//! be under way then.
class CallQueue : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        //! From the beginning of one call to that of the next.
        std::chrono::milliseconds spacing{1000};
        int atOnce = 1;
        //! Maximum number of calls that wait, for each urgency.
        std::size_t longest = 200;
    };
    using Begin = std::function<void()>;

    explicit CallQueue(Limits limits, QObject *parent = nullptr);

    //! Queues a call, which begins later, never inside of add(). Returns false where too many wait;
    //! then it never begins. Each call that has begun ends with finish().
    [[nodiscard]] bool add(Begin begin, Urgency urgency = Urgency::Usual);
    //! Begins a call that has begun before once more after @p pause.
    void beginAgain(Begin begin, std::chrono::milliseconds pause);
    //! Gives back the place of a call that is over.
    void finish();

private:
    [[nodiscard]] bool hasUrgent() const;
    [[nodiscard]] bool hasNext() const;
    [[nodiscard]] Begin takeNext();
    void schedule();
    void beginNext();

    Limits m_limits;
    std::deque<Begin> m_urgent;
    std::deque<Begin> m_waiting;
    //! Calls that have their place already.
    std::deque<Begin> m_again;
    int m_begun = 0;
    QElapsedTimer m_sinceLast;
    QTimer m_next;
};

} // namespace GreenApi
