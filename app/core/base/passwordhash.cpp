// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/passwordhash.h"

#include <QRegularExpression>

#include <sodium.h>

#include <algorithm>
#include <array>

namespace Core {

using namespace Qt::StringLiterals;

namespace {

// libsodium's own: 16 bytes of salt and 32 of hash, in Base64 without padding.
const auto form = u"\\A\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=1"
                  "\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}\\z"_s;
constexpr auto minKibibytes = 8;
constexpr auto maxKibibytes = 1024 * 1024;
constexpr auto maxPasses = 20;

void prepareSodium()
{
    if (sodium_init() < 0)
        qFatal("libsodium cannot be used on this machine");
}

bool isWithin(int number, int min, int max)
{
    return number >= min && number <= max;
}

} // namespace

PasswordHash::PasswordHash(QByteArray text)
    : m_text(std::move(text))
{
}

std::optional<PasswordHash> PasswordHash::parse(const QByteArray &text)
{
    static const QRegularExpression pattern(form);
    const auto match = pattern.match(QString::fromLatin1(text));
    if (!match.hasMatch() || !isWithin(match.captured(1).toInt(), minKibibytes, maxKibibytes)
        || !isWithin(match.captured(2).toInt(), 1, maxPasses))
        return std::nullopt;
    return PasswordHash(text);
}

std::optional<PasswordHash> PasswordHash::of(QByteArray &&clearText)
{
    prepareSodium();
    std::array<char, crypto_pwhash_STRBYTES> text{};
    const auto done = crypto_pwhash_str_alg(
        text.data(), clearText.constData(), static_cast<unsigned long long>(clearText.size()),
        crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
        crypto_pwhash_ALG_ARGON2ID13);
    wipe(clearText);
    if (done != 0)
        return std::nullopt;
    return PasswordHash(QByteArray(text.data()));
}

bool PasswordHash::matches(QByteArray &&guess) const
{
    prepareSodium();
    const auto differs = crypto_pwhash_str_verify(m_text.constData(), guess.constData(),
                                                  static_cast<unsigned long long>(guess.size()));
    wipe(guess);
    return differs == 0;
}

void wipe(QByteArray &clearText)
{
    sodium_memzero(clearText.data(), static_cast<std::size_t>(clearText.size()));
    clearText.truncate(0);
}

bool Pin::isPin(QStringView text)
{
    return text.size() >= shortest && text.size() <= longest
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace Core
