// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/login/codeloginservice.h"
#include "support/fakecodes.h"
#include "support/fakepublisher.h"
#include "support/loginfixture.h"

#include <QTest>

// Fixture that the tests of logins by code share.
namespace TestSupport {

inline const auto unknownPhone = QStringLiteral("+996555000001");

inline const Core::CodeRules codeRules{
    .attemptLife = loginRules.attemptLife,
    .kioskSession = loginRules.kioskSession,
    .webSession = loginRules.webSession,
};

inline const Core::Secret key(QByteArrayLiteral("a key that is not in the database"));

inline QString nameOf(Core::CodeDispatch dispatch)
{
    switch (dispatch) {
    case Core::CodeDispatch::Sent:
        return QStringLiteral("sent");
    case Core::CodeDispatch::UnknownPhone:
        return QStringLiteral("unknown");
    case Core::CodeDispatch::AmbiguousPhone:
        return QStringLiteral("ambiguous");
    case Core::CodeDispatch::DisabledTenant:
        return QStringLiteral("disabled");
    case Core::CodeDispatch::TooManyCodes:
        return QStringLiteral("too many codes");
    case Core::CodeDispatch::TooManyWrongCodes:
        return QStringLiteral("too many wrong codes");
    case Core::CodeDispatch::TooManyInAll:
        return QStringLiteral("too many in all");
    }
    Q_UNREACHABLE();
}

//! The world of the logins by message, with codes beside them.
struct CodeFixture : LoginFixture
{
    FakeCodes sentCodes;
    Core::RandomBytes randomBytes = countingBytes();
    Core::CodeLoginService codes{
        {stores, stores, stores, stores, stores, stores},
        {.sender = &sentCodes, .publisher = publisher, .notifier = &signIns},
        clock.reader(),
        randomBytes,
        key,
        codeRules};

    [[nodiscard]] Core::RequestedCode requested(const QString &phone = knownPhone,
                                                const QString &kiosk = QStringLiteral("Desk"),
                                                const QString &address = {})
    {
        return codes
            .request({.phone = TestSupport::phone(phone),
                      .language = QStringLiteral("ky"),
                      .kiosk = kiosk,
                      .address = address})
            .value();
    }

    //! From a browser.
    [[nodiscard]] Core::RequestedCode requestedFrom(const QString &address,
                                                    const QString &phone = knownPhone)
    {
        return requested(phone, {}, address);
    }

    //! The code that came in WhatsApp.
    [[nodiscard]] QString code() const { return sentCodes.sent.last().code; }
    [[nodiscard]] QString wrongCode() const
    {
        return sentCodes.sent.isEmpty() ? QStringLiteral("000000") : otherCodeThan(code());
    }

    [[nodiscard]] QString entered(const Core::Attempt &attempt, const QString &entry)
    {
        const auto verdict = codes.verify(attempt.id, entry);
        if (!verdict)
            return QStringLiteral("storage failed");
        switch (verdict->match) {
        case Core::CodeMatch::Right:
            return QStringLiteral("right");
        case Core::CodeMatch::Wrong:
            return QStringLiteral("wrong");
        case Core::CodeMatch::Over:
            return QStringLiteral("over");
        }
        Q_UNREACHABLE();
    }

    //! So many wrong codes for the number, in as many attempts as that takes.
    void enterWrongCodes(int count, const QString &phone = knownPhone,
                         const QString &kiosk = QStringLiteral("Desk"))
    {
        auto attempt = requested(phone, kiosk).attempt;
        for (int i = 0; i < count; ++i) {
            if (i > 0 && i % Core::CodeLoginService::codeTries == 0)
                attempt = requested(phone, kiosk).attempt;
            QCOMPARE(entered(attempt, wrongCode()), QStringLiteral("wrong"));
        }
    }
};

} // namespace TestSupport
