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

//! Begins calls in the order in which they came, evenly spaced, so that a rate limit is kept, and
//! so many at once. A call that is begun again keeps its place, and the others wait for it. Urgent
//! calls go past the others and wait for none of them: one more of these may be begun than of all.
class CallQueue : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        //! Between the beginnings of two calls.
        std::chrono::milliseconds spacing{1000};
        int atOnce = 1;
        //! So many may wait, of either urgency.
        std::size_t longest = 200;
    };
    using Begin = std::function<void()>;

    explicit CallQueue(Limits limits, QObject *parent = nullptr);

    //! Takes a call, which begins later, never in here. False where too many wait; then it never
    //! begins. Each that has begun ends with finish().
    [[nodiscard]] bool add(Begin begin, Urgency urgency = Urgency::Usual);
    //! A call that has begun wants to begin once more after @p pause.
    void beginAgain(Begin begin, std::chrono::milliseconds pause);
    //! A call that has begun is over.
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
    //! They have their place already.
    std::deque<Begin> m_again;
    int m_begun = 0;
    QElapsedTimer m_sinceLast;
    QTimer m_next;
};

} // namespace GreenApi
