// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/flow/invitation.h"

#include "core/phone/phonenumber.h"

#include <QUrl>

namespace Kiosk {

namespace {

// The company's number is told nowhere but in the link, "https://wa.me/996700000001?text=…".
QString numberIn(const std::optional<QString> &whatsappLink)
{
    if (!whatsappLink)
        return {};
    const QString digits = QUrl(*whatsappLink).path().mid(1);
    const auto number = Core::PhoneNumber::fromInternationalDigits(digits);
    // Non-breaking blanks: half a number on the next line is hard to copy.
    return number ? number->spaced().replace(u' ', QChar::Nbsp) : QString();
}

} // namespace

std::optional<Invitation> Invitation::of(const Protocol::StartReply &reply,
                                         std::chrono::milliseconds until)
{
    const auto code = Core::QrMatrix::encode(reply.whatsappLink.value_or(reply.loginMessage));
    if (!code)
        return std::nullopt;
    return Invitation{.code = *code,
                      .number = numberIn(reply.whatsappLink),
                      .message = reply.loginMessage,
                      .until = until,
                      .hasCodeLogin = reply.codeLogin};
}

} // namespace Kiosk
