// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/login/replypolicy.h"
#include "core/model/sender.h"

#include <QDateTime>
#include <QString>

namespace Service {

//! The messages that the server sends in WhatsApp, from translations/*.ts. @p language is an
//! attempt's: the code of a Core::Language; the first of them serves for any other. All functions
//! may be called from any thread.

//! The code of a sign-in by code.
[[nodiscard]] QString codeText(const QString &language, const QString &code);

//! The number of a number match, and for what: @p kiosk asks for it since @p at, which is told in
//! this machine's time. Empty is a browser.
[[nodiscard]] QString numberText(const QString &language, const QString &number,
                                 const QString &kiosk, const QDateTime &at);

//! Where and when somebody signed in, and what to do if it was somebody else. @p kiosk is empty in
//! a browser; @p at is told in this machine's time.
[[nodiscard]] QString signedInText(const QString &language, const QString &kiosk,
                                   const QDateTime &at);

//! Told to a tenant: staff at @p kiosk have linked @p sender to them. The sender's number appears
//! masked; a hidden id is only called a hidden number.
[[nodiscard]] QString linkedText(const QString &language, const Core::Sender &sender,
                                 const QString &kiosk, const QDateTime &at);

//! Every other answer to a message; @p kind is not SignedIn, which is told by signedInText().
[[nodiscard]] QString replyText(const QString &language, Core::ReplyKind kind);

} // namespace Service
