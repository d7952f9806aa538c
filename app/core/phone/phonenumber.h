// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace Core {

//! A phone number in E.164 form, for example "+996555010203". It is valid by construction, and of a
//! number with two forms (canonicalForm()) it has the canonical one, so that both are equal.
class PhoneNumber
{
public:
    //! Reads a number as people type it. @p region (ISO 3166, "KG") completes a number without a
    //! country code; it may carry blanks, brackets, dashes, a leading 0 or 00.
    [[nodiscard]] static std::optional<PhoneNumber> fromTyped(QStringView text,
                                                              const QString &region);

    //! Reads the digits of a full international number, as they stand before "@c.us" in a chat id.
    //! No region ever applies: 508551234 is St Pierre, not Kyrgyzstan.
    [[nodiscard]] static std::optional<PhoneNumber> fromInternationalDigits(QStringView digits);

    //! Reads E.164 as our own database stores it.
    [[nodiscard]] static std::optional<PhoneNumber> fromE164(QStringView text);

    [[nodiscard]] const QString &e164() const { return m_e164; }

    //! E.164 without the plus, as wa.me links and chat ids want it.
    [[nodiscard]] QString digits() const { return m_e164.mid(1); }

    //! For people to read and type, "+996 700 000 001".
    [[nodiscard]] QString spaced() const;

    //! For logs and screens, "+996•••••123": the country code and the last three digits. The
    //! number of dots is constant, so that not even the length is told.
    [[nodiscard]] QString masked() const;

    friend bool operator==(const PhoneNumber &, const PhoneNumber &) = default;

private:
    explicit PhoneNumber(QString e164);

    QString m_e164;
};

} // namespace Core
