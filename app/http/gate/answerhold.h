#pragma once

#include <QObject>

#include <deque>
#include <vector>

namespace Http {

//! Keeps back what sockets are given to send until what it tells of is on disk. It does so in the
//! sockets (HeldSocket), whoever writes to them and in whatever order the event loop comes by: a
//! commit that is only asked for "soon" has let answers pass. One thread, the sockets'.
//!
//! Sending and ending run other people's slots, which may end or delete any socket, write to it, or
//! begin the next hold. So the end of a hold has two steps: the first decides about everything that
//! is held and runs no slot, the second sends and ends, one holder after the other.
class AnswerHold : public QObject
{
public:
    //! A socket that has something to keep back.
    class Holder
    {
    public:
        Holder() = default;
        virtual ~Holder() = default;
        Q_DISABLE_COPY_MOVE(Holder)

        //! Stops holding; finish() will send the bytes. Runs no slot.
        virtual void release() = 0;
        //! Throws away what is held; finish() will reset the connection. Runs no slot.
        virtual void drop() = 0;
        //! Does what release() or drop() has decided. May delete the holder.
        virtual void finish() = 0;
    };

    AnswerHold() = default;
    //! Throws away the held bytes.
    ~AnswerHold() override;
    Q_DISABLE_COPY_MOVE(AnswerHold)

    //! From now on everything is kept back.
    void hold() { m_isHolding = true; }
    //! Everything goes out, and what comes goes out at once.
    void release() { end(&Holder::release); }
    //! What was kept back must not be said: whoever waits for it finds the connection reset. What
    //! comes goes out at once.
    void reset() { end(&Holder::drop); }

    [[nodiscard]] bool isHolding() const { return m_isHolding; }
    //! How many keep something back.
    [[nodiscard]] size_t holders() const { return m_holders.size(); }

    //! @p holder has begun to keep something back.
    void add(Holder *holder) { m_holders.push_back(holder); }
    //! @p holder keeps nothing back any more, or is going.
    void remove(Holder *holder);

private:
    void end(void (Holder::*decide)());

    bool m_isHolding = false;
    std::vector<Holder *> m_holders;
    //! Holders that still have to finish.
    std::deque<Holder *> m_ending;
};

} // namespace Http
