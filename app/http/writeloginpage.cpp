// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTranslator>

#include <array>
#include <utility>

// Writes login.js and login.html with the texts and the languages in them: the build runs it, so
// that the texts come from translations/*.ts and the server serves plain files.

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    //! The name in login.js and in the data-text of login.html.
    const char *key;
    const char *context;
    const char *source;
};

constexpr auto page = "LoginPage";

// A sentence of a screen, too, is the screen's entry in the .ts files. What is in braces the script
// replaces.
constexpr Text texts[] = {
    {"scanTitle", "Kiosk::ScanPage", "Sign in with WhatsApp"},
    {"stepScan", "Kiosk::ScanPage", "Point your phone’s camera at the code"},
    {"stepSend", page, QT_TRANSLATE_NOOP("LoginPage", "Press “Send” in WhatsApp")},
    {"stepLook", page, QT_TRANSLATE_NOOP("LoginPage", "Look at this screen: your name appears")},
    {"stepOpenAndSend", page,
     QT_TRANSLATE_NOOP("LoginPage", "Open WhatsApp: the message is already written, press “Send”")},
    {"stepComeBack", page,
     QT_TRANSLATE_NOOP("LoginPage", "Come back to this page: your name appears")},
    {"openWhatsapp", page, QT_TRANSLATE_NOOP("LoginPage", "Open WhatsApp here")},
    {"orScan", page, QT_TRANSLATE_NOOP("LoginPage", "Or scan the code with another phone:")},
    {"working", "Kiosk::ScanPage", "WhatsApp sign-in is working"},
    {"workingUnknown", "Kiosk::ScanPage", "It is not known whether WhatsApp works right now"},
    {"receivingOnly", page,
     QT_TRANSLATE_NOOP("LoginPage",
                       "You can sign in, but WhatsApp cannot send messages at the moment")},
    {"fallback", page,
     QT_TRANSLATE_NOOP("LoginPage", "Cannot scan? Send this text in WhatsApp to {number}:")},
    {"fallbackWithoutNumber", page,
     QT_TRANSLATE_NOOP("LoginPage", "Cannot scan? Send this text to our WhatsApp number:")},
    {"codeLabel", "Kiosk::ScanPage", "QR code to sign in"},
    {"timeLabel", "Kiosk::ScanPage", "Time until a fresh code"},
    {"startingTitle", page, QT_TRANSLATE_NOOP("LoginPage", "One moment, a code is coming")},
    {"receivedTitle", "Kiosk::ReceivedPage", "Message received"},
    {"receivedText", "Kiosk::ReceivedPage", "One moment, we are looking you up."},
    {"confirmTitle", page, QT_TRANSLATE_NOOP("LoginPage", "Enter the number from WhatsApp")},
    {"confirmText", page,
     QT_TRANSLATE_NOOP(
         "LoginPage",
         "We have just sent you a {digits}-digit number in WhatsApp. Do not tell it to anybody.")},
    {"confirmUnsent", page,
     QT_TRANSLATE_NOOP("LoginPage",
                       "If no number came: WhatsApp cannot send messages at the moment. Please ask "
                       "at the front desk.")},
    {"confirmLabel", page, QT_TRANSLATE_NOOP("LoginPage", "Number from WhatsApp")},
    {"confirmWrong", page,
     QT_TRANSLATE_NOOP("LoginPage", "That was not the number. Tries left: {count}")},
    {"confirmButton", "Kiosk::NumberPage", "Confirm"},
    {"greeting", "Kiosk::WelcomePage", "Welcome!"},
    {"until", page, QT_TRANSLATE_NOOP("LoginPage", "You are signed in until {time}")},
    {"notYou", page,
     QT_TRANSLATE_NOOP("LoginPage", "Not you? Please sign out and ask at the front desk.")},
    {"signOut", "Kiosk::WelcomePage", "Sign out"},
    {"again", "Kiosk::RefusedPage", "Try again"},
    {"unavailableTitle", "Kiosk::UnavailablePage", "Sign-in is not available right now"},
    {"unavailableText", page,
     QT_TRANSLATE_NOOP("LoginPage",
                       "This page has no connection to the server. It comes back by itself. If you "
                       "have to sign in now, please ask at the front desk.")},
    {"gatewayTrouble", page,
     QT_TRANSLATE_NOOP("LoginPage",
                       "WhatsApp cannot be reached at the moment. This page comes back by itself. "
                       "If you have to sign in now, please ask at the front desk.")},
    {"serverTrouble", page,
     QT_TRANSLATE_NOOP("LoginPage",
                       "The server is not working properly. This page comes back by itself. If you "
                       "have to sign in now, please ask at the front desk.")},
    {"USER_NOT_FOUND.title", "Kiosk::RefusedPage", "We do not know this number"},
    {"USER_NOT_FOUND.text", "Kiosk::RefusedPage",
     "The message came from a number that is not on our list. Write from the number you gave us, "
     "or ask at the front desk."},
    {"PHONE_NOT_UNIQUE.title", "Kiosk::RefusedPage", "We cannot tell who you are"},
    {"PHONE_NOT_UNIQUE.text", page,
     QT_TRANSLATE_NOOP("LoginPage",
                       "Several people share this number on our list. Please ask at the front desk "
                       "to put it right.")},
    {"TENANT_DISABLED.title", "Kiosk::RefusedPage", "Your access is switched off"},
    {"TENANT_DISABLED.text", page,
     QT_TRANSLATE_NOOP("LoginPage",
                       "Your number is on our list, but signing in is switched off for it. Please "
                       "ask at the front desk.")},
    {"CONFIRMATION_FAILED.title", "Kiosk::RefusedPage", "The number did not match"},
    {"CONFIRMATION_FAILED.text", page,
     QT_TRANSLATE_NOOP("LoginPage", "Please scan the code again.")},
    {"OTHER.title", page, QT_TRANSLATE_NOOP("LoginPage", "That did not work")},
    {"OTHER.text", page, QT_TRANSLATE_NOOP("LoginPage", "Please scan the code again.")},
    {"role.tenant", "Kiosk::WelcomePage", "Tenant"},
    {"role.landlord", "Kiosk::WelcomePage", "Landlord"},
    {"role.investor", "Kiosk::WelcomePage", "Investor"},
    {"role.staff", "Kiosk::WelcomePage", "Staff member"},
    {"role.admin", "Kiosk::WelcomePage", "Administrator"},
};

constexpr auto language = QT_TRANSLATE_NOOP("LoginPage", "Language");
constexpr auto needsScript = QT_TRANSLATE_NOOP("LoginPage",
                                               "Signing in needs JavaScript. Switch it on in your "
                                               "browser’s settings and open this page again.");

//! The languages and their texts, as the page has them.
class Words
{
public:
    //! Reads kiosk_<code>.qm of @p directory for each language.
    explicit Words(const QDir &directory)
    {
        for (std::size_t i = 0; i < m_translators.size(); ++i) {
            const auto file = u"kiosk_%1.qm"_s.arg(Core::languages[i].code);
            if (!m_translators[i].load(directory.filePath(file)))
                qFatal("%s cannot be read", qPrintable(directory.filePath(file)));
        }
    }

    //! An object by language and key, for JavaScript.
    [[nodiscard]] QString texts() const
    {
        const auto rows = ofEach(u"  %1: %2"_s, [this](std::size_t i) {
            QJsonObject json;
            for (const auto &text : ::texts)
                json.insert(QLatin1StringView(text.key), translate(i, text.context, text.source));
            return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
        });
        return u"{\n"_s + rows.join(u",\n"_s) + u"\n}"_s;
    }

    [[nodiscard]] QString label() const
    {
        return ofEach(
                   u"%2"_s,
                   [this](std::size_t i) { return translate(i, page, language).toHtmlEscaped(); })
            .join(u" · "_s);
    }

    [[nodiscard]] QString buttons() const
    {
        return ofEach(uR"(<button type="button" lang="%1" data-language="%1">%2</button>)"_s,
                      [](std::size_t i) { return Core::languages[i].ownName.toString(); })
            .join(u"\n      "_s);
    }

    [[nodiscard]] QString withoutScript() const
    {
        return ofEach(uR"(<p class="message" lang="%1">%2</p>)"_s,
                      [this](std::size_t i) {
                          return translate(i, page, needsScript).toHtmlEscaped();
                      })
            .join(u"\n      "_s);
    }

private:
    //! @p form with each language's code for %1 and its @p word for %2.
    template <typename Word>
    [[nodiscard]] static QStringList ofEach(const QString &form, Word word)
    {
        QStringList all;
        for (std::size_t i = 0; i < Core::languages.size(); ++i) {
            const QString code = Core::languages[i].code;
            all.append(QString(form).replace(u"%1"_s, code).replace(u"%2"_s, word(i)));
        }
        return all;
    }

    [[nodiscard]] QString translate(std::size_t index, const char *context,
                                    const char *source) const
    {
        const auto text = m_translators[index].translate(context, source);
        if (text.isEmpty())
            qFatal("kiosk_%s.ts lacks \"%s\" of %s", Core::languages[index].code.data(), source,
                   context);
        return text;
    }

    std::array<QTranslator, Core::languages.size()> m_translators;
};

//! Writes @p source to @p target with a text for each of @p places, which it has once.
void fill(const QString &source, const QString &target,
          std::initializer_list<std::pair<QString, QString>> places)
{
    QFile in(source);
    QFile out(target);
    if (!in.open(QIODevice::ReadOnly) || !out.open(QIODevice::WriteOnly))
        qFatal("%s cannot be made of %s", qPrintable(target), qPrintable(source));
    auto text = QString::fromUtf8(in.readAll());
    for (const auto &[place, content] : places) {
        if (text.count(place) != 1)
            qFatal("%s must have %s once", qPrintable(source), qPrintable(place));
        text.replace(place, content);
    }
    if (out.write(text.toUtf8()) < 0 || !out.flush())
        qFatal("%s cannot be written", qPrintable(target));
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication program(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        qFatal("usage: %s TRANSLATIONS SOURCES TARGET", argv[0]);
    const Words words{QDir(arguments[1])};
    const QDir sources(arguments[2]);
    const QDir target(arguments[3]);
    fill(sources.filePath(u"login.js"_s), target.filePath(u"login.js"_s),
         {{u"'@texts@'"_s, words.texts()}});
    fill(sources.filePath(u"login.html"_s), target.filePath(u"login.html"_s),
         {{u"@language@"_s, Core::languages.front().code},
          {u"@label@"_s, words.label()},
          {u"@buttons@"_s, words.buttons()},
          {u"@withoutscript@"_s, words.withoutScript()}});
    return 0;
}
