// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QString>

//! The codes of error answers ("error": {"code"}), as /api/schema/ lists them. They never change:
//! other programs switch on them.
namespace Protocol::ErrorCode {

inline const QString badRequest = QStringLiteral("bad_request");
inline const QString unauthorized = QStringLiteral("unauthorized");
inline const QString forbidden = QStringLiteral("forbidden");
inline const QString notFound = QStringLiteral("not_found");
inline const QString attemptOver = QStringLiteral("attempt_over");
inline const QString codeWrong = QStringLiteral("code_wrong");
inline const QString internal = QStringLiteral("internal");
inline const QString rateLimited = QStringLiteral("rate_limited");
inline const QString timeout = QStringLiteral("timeout");
inline const QString methodNotAllowed = QStringLiteral("method_not_allowed");
inline const QString tooLarge = QStringLiteral("too_large");
inline const QString unavailable = QStringLiteral("unavailable");

} // namespace Protocol::ErrorCode
