#include "service/gateway/phonetexts.h"

namespace Service {

using namespace Qt::StringLiterals;

namespace {

// A table of its own: these are messages of the server to a phone, in the language of the attempt,
// while the program's translations speak the language of its screen.
struct Texts
{
    QString code;
    //! The kiosk, the time, then the number.
    QString numberAtKiosk;
    //! The time, then the number.
    QString numberInBrowser;
    //! The kiosk, then the time.
    QString signedInAtKiosk;
    //! The time.
    QString signedInInBrowser;
    //! The number, the kiosk, then the time.
    QString linked;
    //! These stand for the number: its digits, or a word where they are not known.
    QString knownNumber;
    QString hiddenNumber;
    QString unknownNumber;
    QString expiredCode;
    QString sendAgain;
    QString scanAgain;
    QString sessionEnded;
    QString signInRefused;
    QString askDesk;
};

Texts kyrgyz()
{
    return {
        .code = u"Кирүү коду: %1. Аны эч кимге айтпаңыз."_s,
        .numberAtKiosk = u"«%1» экранында сиздин атыңыздан кирүү (%2). Ошол экранга гана бул санды "
                         "жазыңыз: %3. Аны эч кимге айтпаңыз. Эгер бул сиз болбосоңуз, ЖОК деп "
                         "жооп бериңиз."_s,
        .numberInBrowser = u"Браузерде сиздин атыңыздан кирүү (%1). Өзүңүз ачкан баракка гана бул "
                           "санды жазыңыз: %2. Аны эч кимге айтпаңыз. Эгер бул сиз болбосоңуз, "
                           "ЖОК деп жооп бериңиз."_s,
        .signedInAtKiosk = u"«%1» экранында кирдиңиз (%2). Эгер бул сиз болбосоңуз, ЖОК деп жооп "
                           "бериңиз."_s,
        .signedInInBrowser = u"Браузерде кирдиңиз (%1). Эгер бул сиз болбосоңуз, ЖОК деп жооп "
                             "бериңиз."_s,
        .linked = u"«%2» экранында (%3) сизге %1 байланыштырылды: эми андан да сиздин атыңыздан "
                  "кирүүгө болот. Эгер бул ката болсо, дароо ресепшенге айтыңыз."_s,
        .knownNumber = u"%1 номери"_s,
        .hiddenNumber = u"жашыруун номер"_s,
        .unknownNumber = u"Бул номер биздин тизмеде жок экен. Ресепшенге кайрылыңыз, жардам "
                         "беришет."_s,
        .expiredCode = u"Бул коддун мөөнөтү бүттү. Экрандагы жаңы кодду сканерлеңиз."_s,
        .sendAgain = u"Азырынча болбой калды. Кайра «Жөнөтүү» баскычын басыңыз."_s,
        .scanAgain = u"Экрандагы кодду кайра сканерлеп, даяр билдирүүнү өзгөртпөй жөнөтүңүз."_s,
        .sessionEnded = u"Кабарлаганыңызга рахмат. Сиздин атыңыздан ачылгандын баары жабылды."_s,
        .signInRefused = u"Кабарлаганыңызга рахмат. Кирүү токтотулду, эч ким кирген жок."_s,
        .askDesk = u"Кирүү болбой калды. Ресепшенге кайрылыңыз, жардам беришет."_s,
    };
}

Texts english()
{
    return {
        .code = u"Your sign-in code: %1. Do not share it with anyone."_s,
        .numberAtKiosk = u"Sign-in as you at “%1” at %2. Enter this number on that screen only: "
                         "%3. Do not tell it to anybody. If this is not you, reply NO."_s,
        .numberInBrowser = u"Sign-in as you in a browser at %1. Enter this number only on the page "
                           "that you opened yourself: %2. Do not tell it to anybody. If this is "
                           "not you, reply NO."_s,
        .signedInAtKiosk = u"You signed in at “%1” at %2. If this was not you, answer NO."_s,
        .signedInInBrowser = u"You signed in in a browser at %1. If this was not you, answer NO."_s,
        .linked = u"At “%2” at %3, %1 was linked to you: it can now sign in as you, too. If this "
                  "is wrong, tell the front desk at once."_s,
        .knownNumber = u"the number %1"_s,
        .hiddenNumber = u"a hidden number"_s,
        .unknownNumber = u"This number is not on our list. Please ask at the front desk, they will "
                         "help you."_s,
        .expiredCode = u"This code is no longer valid. Please scan the new one on the screen."_s,
        .sendAgain = u"That did not work yet. Please press Send again."_s,
        .scanAgain = u"Please scan the code on the screen again and send the message as it is."_s,
        .sessionEnded = u"Thank you for telling us. Everything that was open in your name is "
                        "closed."_s,
        .signInRefused = u"Thank you for telling us. The sign-in was stopped, nobody got in."_s,
        .askDesk = u"Signing in did not work. Please ask at the front desk, they will help you."_s,
    };
}

Texts russian()
{
    return {
        .code = u"Код для входа: %1. Никому его не сообщайте."_s,
        .numberAtKiosk = u"Вход от вашего имени на экране «%1» в %2. Введите это число только на "
                         "том экране: %3. Никому его не сообщайте. Если это не вы, ответьте НЕТ."_s,
        .numberInBrowser = u"Вход от вашего имени в браузере в %1. Введите это число только на "
                           "странице, которую вы открыли сами: %2. Никому его не сообщайте. Если "
                           "это не вы, ответьте НЕТ."_s,
        .signedInAtKiosk = u"Вы вошли на экране «%1» в %2. Если это были не вы, ответьте НЕТ."_s,
        .signedInInBrowser = u"Вы вошли в браузере в %1. Если это были не вы, ответьте НЕТ."_s,
        .linked = u"На экране «%2» в %3 к вам привязали %1: теперь и с него можно войти от вашего "
                  "имени. Если это ошибка, сразу сообщите на ресепшен."_s,
        .knownNumber = u"номер %1"_s,
        .hiddenNumber = u"скрытый номер"_s,
        .unknownNumber = u"Этого номера нет в нашем списке. Обратитесь, пожалуйста, на ресепшен: "
                         "вам помогут."_s,
        .expiredCode = u"Этот код уже не действует. Отсканируйте, пожалуйста, новый код на "
                       "экране."_s,
        .sendAgain = u"Пока не получилось. Нажмите, пожалуйста, «Отправить» ещё раз."_s,
        .scanAgain = u"Отсканируйте, пожалуйста, код на экране ещё раз и отправьте готовое "
                     "сообщение, ничего в нём не меняя."_s,
        .sessionEnded = u"Спасибо, что сообщили. Всё, что было открыто от вашего имени, закрыто."_s,
        .signInRefused = u"Спасибо, что сообщили. Вход остановлен, никто не вошёл."_s,
        .askDesk = u"Войти не получилось. Обратитесь, пожалуйста, на ресепшен: вам помогут."_s,
    };
}

Texts textsIn(const QString &language)
{
    if (language == "ky"_L1)
        return kyrgyz();
    return language == "en"_L1 ? english() : russian();
}

QString timeOfDay(const QDateTime &at)
{
    return at.toLocalTime().toString(u"HH:mm"_s);
}

} // namespace

QString codeText(const QString &language, const QString &code)
{
    return textsIn(language).code.arg(code);
}

QString numberText(const QString &language, const QString &number, const QString &kiosk,
                   const QDateTime &at)
{
    const auto texts = textsIn(language);
    const auto time = timeOfDay(at);
    return kiosk.isEmpty() ? texts.numberInBrowser.arg(time, number)
                           : texts.numberAtKiosk.arg(kiosk, time, number);
}

QString signedInText(const QString &language, const QString &kiosk, const QDateTime &at)
{
    const auto texts = textsIn(language);
    const auto time = timeOfDay(at);
    return kiosk.isEmpty() ? texts.signedInInBrowser.arg(time)
                           : texts.signedInAtKiosk.arg(kiosk, time);
}

QString linkedText(const QString &language, const Core::Sender &sender, const QString &kiosk,
                   const QDateTime &at)
{
    const auto texts = textsIn(language);
    const auto number =
        sender.phone ? texts.knownNumber.arg(sender.phone->masked()) : texts.hiddenNumber;
    return texts.linked.arg(number, kiosk, timeOfDay(at));
}

QString replyText(const QString &language, Core::ReplyKind kind)
{
    const auto texts = textsIn(language);
    switch (kind) {
    case Core::ReplyKind::SignedIn:
        break;
    case Core::ReplyKind::UnknownNumber:
        return texts.unknownNumber;
    case Core::ReplyKind::ExpiredCode:
        return texts.expiredCode;
    case Core::ReplyKind::SendAgain:
        return texts.sendAgain;
    case Core::ReplyKind::ScanAgain:
        return texts.scanAgain;
    case Core::ReplyKind::SessionEnded:
        return texts.sessionEnded;
    case Core::ReplyKind::SignInRefused:
        return texts.signInRefused;
    case Core::ReplyKind::AskDesk:
        return texts.askDesk;
    }
    Q_UNREACHABLE();
}

} // namespace Service
