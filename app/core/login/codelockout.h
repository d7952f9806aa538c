// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/ports.h"

#include <chrono>

namespace Core {

//! Decides when so many wrong codes were entered for a number that even a right one does not count,
//! and for whom. All methods in the server's thread.
//!
//! Wrong codes are counted by the number together with who asked for the code (an address, or a
//! kiosk), so that a stranger who guesses, or who only wants to lock somebody out, locks out
//! himself. The number's own limit is for a guesser with many addresses. It is higher, because
//! others must not reach it easily, and forgets sooner, because whoever is locked out by it has
//! done nothing wrong; and it ends at once when a message comes from the phone itself, which is
//! another way to sign in anyhow.
//!
//! The odds, of 10^6 codes: one address has 10 guesses a day, 1 in 100,000. Many addresses have 20
//! in 6 hours, 80 a day, 1 in 12,500: somebody who tries that day and night for a year succeeds
//! with a chance of 3%, while a phone gets 16 codes a day that its owner did not ask for. Where the
//! owner ends the lock again and again by signing in, 3 codes an hour with 5 tries each remain:
//! 360 guesses a day, 1 in 2,800, at the very most.
class CodeLockout
{
public:
    //! By so much an attempt may seem to begin later than now: the clocks of several servers
    //! differ.
    static constexpr std::chrono::seconds clockSkew{120};

    //! Wrong codes for one number in attempts of one requester.
    static constexpr int perRequester = 10;
    static constexpr std::chrono::hours requesterWindow{24};
    //! Wrong codes for one number, whoever asked, where a code had gone out: in the others nobody
    //! can guess right, so that they must not lock anybody out.
    static constexpr int perNumber = 20;
    static constexpr std::chrono::hours numberWindow{6};

    //! Stores that the lockout reads and writes; they outlive it.
    struct Stores
    {
        CodeHistory &history;
        AuditLog &audit;
    };

    explicit CodeLockout(Stores stores);

    [[nodiscard]] static bool isLocked(const CodeUse &use);

    //! Counts the codes sent and the wrong ones for @p phone, by @p requester and in all.
    [[nodiscard]] Stored<CodeUse> useOf(const PhoneNumber &phone, const QString &requester,
                                        const QDateTime &sentAfter, const QDateTime &now);

    //! Within a unit of work: an authentic message came from the phone itself, so what others
    //! entered counts no longer. Audited where it had locked anybody out.
    [[nodiscard]] Stored<void> end(const PhoneNumber &phone, const QDateTime &now);

private:
    Stores m_stores;
};

} // namespace Core
