// SPDX-License-Identifier: GPL-3.0-only
#include "service/gateway/phonetexts.h"

#include "core/base/language.h"
#include "core/base/logging.h"

#include <QTranslator>

namespace Service {

using namespace Qt::StringLiterals;

namespace {

// Their translations are in translations/*.ts. Each place takes %1, %2 and so on in one arg(), so
// that a kiosk's name may have a % in it.
namespace Text {

//: %1 is six digits.
constexpr auto code =
    QT_TRANSLATE_NOOP("PhoneTexts", "Your sign-in code: %1. Do not share it with anyone.");
//: %1 is the kiosk's name, %2 the time, %3 digits, %4 the word NO.
constexpr auto numberAtKiosk = QT_TRANSLATE_NOOP(
    "PhoneTexts",
    "Sign-in as you at “%1” at %2. Enter this number on that screen only: %3. Do not "
    "tell it to anybody. If this is not you, reply %4.");
//: %1 is the time, %2 digits, %3 the word NO.
constexpr auto numberInBrowser = QT_TRANSLATE_NOOP(
    "PhoneTexts",
    "Sign-in as you in a browser at %1. Enter this number only on the page that you "
    "opened yourself: %2. Do not tell it to anybody. If this is not you, reply %3.");
//: %1 is the kiosk's name, %2 the time, %3 the word NO.
constexpr auto signedInAtKiosk =
    QT_TRANSLATE_NOOP("PhoneTexts", "You signed in at “%1” at %2. If this was not you, answer %3.");
//: %1 is the time, %2 the word NO.
constexpr auto signedInInBrowser = QT_TRANSLATE_NOOP(
    "PhoneTexts", "You signed in in a browser at %1. If this was not you, answer %2.");
//: %1 is "the number +996•••••099" or "a hidden number", %2 the kiosk's name, %3 the time.
constexpr auto linked = QT_TRANSLATE_NOOP(
    "PhoneTexts",
    "At “%2” at %3, %1 was linked to you: it can now sign in as you, too. If this is "
    "wrong, tell the front desk at once.");
//: Within the sentence on linking.
constexpr auto knownNumber = QT_TRANSLATE_NOOP("PhoneTexts", "the number %1");
//: Within the sentence on linking.
constexpr auto hiddenNumber = QT_TRANSLATE_NOOP("PhoneTexts", "a hidden number");
constexpr auto unknownNumber = QT_TRANSLATE_NOOP(
    "PhoneTexts",
    "This number is not on our list. Please ask at the front desk, they will help you.");
constexpr auto expiredCode = QT_TRANSLATE_NOOP(
    "PhoneTexts", "This code is no longer valid. Please scan the new one on the screen.");
constexpr auto sendAgain =
    QT_TRANSLATE_NOOP("PhoneTexts", "That did not work yet. Please press Send again.");
constexpr auto scanAgain = QT_TRANSLATE_NOOP(
    "PhoneTexts", "Please scan the code on the screen again and send the message as it is.");
constexpr auto sessionEnded = QT_TRANSLATE_NOOP(
    "PhoneTexts", "Thank you for telling us. Everything that was open in your name is closed.");
constexpr auto signInRefused = QT_TRANSLATE_NOOP(
    "PhoneTexts", "Thank you for telling us. The sign-in was stopped, nobody got in.");
constexpr auto askDesk = QT_TRANSLATE_NOOP(
    "PhoneTexts", "Signing in did not work. Please ask at the front desk, they will help you.");

} // namespace Text

//! Translates into any language at any time; the program's own translator has the language of its
//! screen. Safe to use from several threads.
class Translators
{
public:
    Translators()
    {
        for (std::size_t i = 0; i < m_translators.size(); ++i) {
            const auto file = u":/i18n/kiosk_"_s + Core::languages[i].code + u".qm"_s;
            if (!m_translators[i].load(file))
                qCCritical(lcService) << "the program was built without" << file;
        }
    }

    [[nodiscard]] QString translate(const Core::Language &language, const char *source) const
    {
        const auto index = std::distance(Core::languages.data(), &language);
        const auto text = m_translators[std::size_t(index)].translate("PhoneTexts", source);
        return text.isEmpty() ? QString::fromUtf8(source) : text;
    }

private:
    std::array<QTranslator, Core::languages.size()> m_translators;
};

//! The messages of one language.
class Texts
{
public:
    explicit Texts(const QString &code)
        : m_language(Core::languageOrFirst(code))
    {
    }

    [[nodiscard]] QString operator()(const char *source) const
    {
        static const Translators translators;
        return translators.translate(m_language, source);
    }

    [[nodiscard]] QString denial() const { return m_language.denial.toString(); }

private:
    const Core::Language &m_language;
};

QString timeOfDay(const QDateTime &at)
{
    return at.toLocalTime().toString(u"HH:mm"_s);
}

} // namespace

QString codeText(const QString &language, const QString &code)
{
    return Texts(language)(Text::code).arg(code);
}

QString numberText(const QString &language, const QString &number, const QString &kiosk,
                   const QDateTime &at)
{
    const Texts texts(language);
    const auto time = timeOfDay(at);
    return kiosk.isEmpty() ? texts(Text::numberInBrowser).arg(time, number, texts.denial())
                           : texts(Text::numberAtKiosk).arg(kiosk, time, number, texts.denial());
}

QString signedInText(const QString &language, const QString &kiosk, const QDateTime &at)
{
    const Texts texts(language);
    const auto time = timeOfDay(at);
    return kiosk.isEmpty() ? texts(Text::signedInInBrowser).arg(time, texts.denial())
                           : texts(Text::signedInAtKiosk).arg(kiosk, time, texts.denial());
}

QString linkedText(const QString &language, const Core::Sender &sender, const QString &kiosk,
                   const QDateTime &at)
{
    const Texts texts(language);
    const auto number = sender.phone ? texts(Text::knownNumber).arg(sender.phone->masked())
                                     : texts(Text::hiddenNumber);
    return texts(Text::linked).arg(number, kiosk, timeOfDay(at));
}

QString replyText(const QString &language, Core::ReplyKind kind)
{
    const Texts texts(language);
    switch (kind) {
    case Core::ReplyKind::SignedIn:
        break;
    case Core::ReplyKind::UnknownNumber:
        return texts(Text::unknownNumber);
    case Core::ReplyKind::ExpiredCode:
        return texts(Text::expiredCode);
    case Core::ReplyKind::SendAgain:
        return texts(Text::sendAgain);
    case Core::ReplyKind::ScanAgain:
        return texts(Text::scanAgain);
    case Core::ReplyKind::SessionEnded:
        return texts(Text::sessionEnded);
    case Core::ReplyKind::SignInRefused:
        return texts(Text::signInRefused);
    case Core::ReplyKind::AskDesk:
        return texts(Text::askDesk);
    }
    Q_UNREACHABLE();
}

} // namespace Service
