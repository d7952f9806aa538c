// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArray>
#include <QStringView>

#include <optional>

namespace Core {

//! The Argon2id hash (RFC 9106) of something that a person chose, such as a PIN. It holds whatever
//! is needed to check a guess, and nothing that tells the clear text faster than trying them all.
class PasswordHash
{
public:
    //! Reads what of() writes: "$argon2id$v=19$m=65536,t=2,p=1$<salt>$<hash>". The memory may be
    //! 8 KiB to 1 GiB and the passes 1 to 20, so that a mistyped hash cannot stop the machine.
    [[nodiscard]] static std::optional<PasswordHash> parse(const QByteArray &text);

    //! A new hash with a salt of its own, of libsodium's interactive strength (64 MiB, two passes:
    //! a front desk's small computer has to do it, too). Nothing where that memory is not to be
    //! had. Wipes @p clearText, which must be the only copy. Takes 50 to 500 ms: call it in a
    //! thread that nobody waits for, never in the window's.
    [[nodiscard]] static std::optional<PasswordHash> of(QByteArray &&clearText);

    //! Takes as long as of(), in whatever thread, and wipes @p guess in the same way. False also
    //! where the memory is not to be had.
    [[nodiscard]] bool matches(QByteArray &&guess) const;

    [[nodiscard]] const QByteArray &text() const { return m_text; }

    friend bool operator==(const PasswordHash &, const PasswordHash &) = default;

private:
    explicit PasswordHash(QByteArray text);

    QByteArray m_text;
};

//! Overwrites a clear text, so that it does not stay in memory that is given back. Of text that is
//! shared it reaches one copy only.
void wipe(QByteArray &clearText);

//! How the PIN of staff is written: digits only, because a kiosk has no other keys.
struct Pin
{
    static constexpr int shortest = 4;
    static constexpr int longest = 12;

    //! Whether @p text is written like one.
    [[nodiscard]] static bool isPin(QStringView text);
};

} // namespace Core
