#pragma once

#include <QtGlobal>

#include <vector>

namespace Server {

//! Keeps back what sockets are given to send until what it tells of is on disk. It does so in the
//! sockets (HeldSocket), whoever writes to them and in whatever order the event loop comes by: a
//! commit that is only asked for "soon" has let answers pass. One thread, the sockets'.
class AnswerHold
{
public:
    //! A socket that has something to keep back.
    class Holder
    {
    public:
        Holder() = default;
        virtual ~Holder() = default;
        Q_DISABLE_COPY_MOVE(Holder)

        //! Sends it. Nothing is held any more.
        virtual void release() = 0;
        //! Throws it away and resets the connection.
        virtual void drop() = 0;
    };

    AnswerHold() = default;
    Q_DISABLE_COPY_MOVE(AnswerHold)

    //! From now on everything is kept back.
    void hold() { m_isHolding = true; }
    //! Everything goes out, and what comes goes out at once.
    void release();
    //! What was kept back must not be said: whoever waits for it finds the connection reset. What
    //! comes goes out at once.
    void reset();

    [[nodiscard]] bool isHolding() const { return m_isHolding; }

    //! @p holder has begun to keep something back.
    void add(Holder *holder) { m_holders.push_back(holder); }
    //! @p holder is going.
    void remove(Holder *holder) { std::erase(m_holders, holder); }

private:
    bool m_isHolding = false;
    std::vector<Holder *> m_holders;
};

} // namespace Server
