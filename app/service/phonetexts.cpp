#include "service/phonetexts.h"

namespace Service {

using namespace Qt::StringLiterals;

namespace {

// A table of its own: these are messages of the server to a phone, in the language of the attempt,
// while the program's translations speak the language of its screen.
struct Texts
{
    QString code;
    QString number;
};

Texts textsIn(const QString &language)
{
    if (language == "ky"_L1) {
        return {.code = u"Кирүү коду: %1. Аны эч кимге айтпаңыз."_s,
                .number = u"Экранга бул санды киргизиңиз: %1"_s};
    }
    if (language == "en"_L1) {
        return {.code = u"Your sign-in code: %1. Do not share it with anyone."_s,
                .number = u"Enter this number on the screen: %1"_s};
    }
    return {.code = u"Код для входа: %1. Никому его не сообщайте."_s,
            .number = u"Введите на экране это число: %1"_s};
}

} // namespace

QString codeText(const QString &language, const QString &code)
{
    return textsIn(language).code.arg(code);
}

QString numberText(const QString &language, const QString &number)
{
    return textsIn(language).number.arg(number);
}

} // namespace Service
