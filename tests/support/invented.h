// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/secret.h"
#include "core/model/audit.h"
#include "core/model/tenant.h"

#include <QByteArray>
#include <QtEndian>

// Invented people and unrandom randomness.
namespace TestSupport {

//! Words of four bytes that count up from 0 and on through every call, so that no draws are equal.
[[nodiscard]] inline Core::RandomBytes countingBytes()
{
    return [drawn = 0U](qsizetype count) mutable {
        QByteArray bytes;
        for (; bytes.size() < count; ++drawn) {
            const auto word = qToBigEndian(drawn / 4U);
            bytes.append(reinterpret_cast<const char *>(&word)[drawn % 4U]);
        }
        return bytes;
    };
}

//! @p e164 must be a number.
[[nodiscard]] inline Core::PhoneNumber phone(QStringView e164)
{
    return Core::PhoneNumber::fromE164(e164).value();
}

//! An enabled tenant with that number.
[[nodiscard]] inline Core::Tenant tenant(qint64 id, QStringView e164)
{
    Core::Tenant someone;
    someone.id = id;
    someone.name = QStringLiteral("Asan Usenov");
    someone.type = QStringLiteral("tenant");
    someone.phone = phone(e164);
    return someone;
}

//! The administrator at the command line.
[[nodiscard]] inline Core::AuditActor administrator()
{
    return {.name = QStringLiteral("administrator"), .origin = QStringLiteral("command line")};
}

} // namespace TestSupport
