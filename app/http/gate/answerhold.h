// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QObject>

#include <deque>
#include <vector>

namespace Http {

//! Holds answers back until the changes that they report are on disk. It does so in the sockets
//! (HeldSocket), so that it does not matter who writes, nor in which order the event loop calls.
//! One thread, the sockets'.
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

    //! Holds back everything that is written from now on.
    void hold() { m_isHolding = true; }
    //! Sends what is held. Later writes go out at once.
    void release() { end(&Holder::release); }
    //! Drops what is held, because it is not true: a client that waits for it finds its connection
    //! reset. Later writes go out at once.
    void reset() { end(&Holder::drop); }

    [[nodiscard]] bool isHolding() const { return m_isHolding; }
    //! The number of sockets that hold something back.
    [[nodiscard]] size_t holders() const { return m_holders.size(); }

    //! Registers @p holder, which has begun to hold something back.
    void add(Holder *holder) { m_holders.push_back(holder); }
    //! Removes @p holder, which holds nothing any more or is being destroyed.
    void remove(Holder *holder);

private:
    void end(void (Holder::*decide)());

    bool m_isHolding = false;
    std::vector<Holder *> m_holders;
    //! Holders that still have to finish.
    std::deque<Holder *> m_ending;
};

} // namespace Http
