// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/passwordhash.h"
#include "http/access/ratelimits.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace Http {

//! Compares the PIN that staff enter at a kiosk. That takes a good part of a tenth of a second of
//! the server's thread on purpose, so it is done rarely, whether the PIN is right or wrong; and
//! wrong ones lock the kiosk out for longer and longer. Nothing of this outlives the process.
class StaffPin
{
public:
    //! Wrong ones of one kiosk, and of all together, that lock out.
    static constexpr int wrongOfKiosk = 5;
    static constexpr int wrongOfAll = 20;
    //! For how long, the first time.
    static constexpr std::chrono::minutes firstLock{15};

    enum class Verdict {
        Right,
        Wrong,
        //! No PIN is configured, so none is right.
        NotSet,
        //! It was not compared; see Answer::wait.
        TooOften,
    };

    struct Answer
    {
        Verdict verdict = Verdict::NotSet;
        //! With TooOften: when the next one may be tried.
        std::chrono::milliseconds wait{0};
    };

    //! @p hash is what `amt-kioskctl pin` printed, if a PIN is configured.
    StaffPin(std::optional<Core::PasswordHash> hash, const MonotonicClock &now);

    //! @p kiosk is the name of an enrolled one. Wipes @p pin, which must be the only copy.
    [[nodiscard]] Answer check(const QString &kiosk, QByteArray &&pin);

private:
    [[nodiscard]] std::chrono::milliseconds waitOf(const QString &kiosk);

    std::optional<Core::PasswordHash> m_hash;
    TokenBuckets m_tries;
    TokenBuckets m_allTries;
    Lockout m_wrong;
    Lockout m_allWrong;
};

} // namespace Http
