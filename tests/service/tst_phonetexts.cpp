#include "service/phonetexts.h"

#include <QTest>

using namespace Service;
using namespace Qt::StringLiterals;

class TestPhoneTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLanguageHasItsOwn_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("number");
        const auto russianCode = u"Код для входа: 012345. Никому его не сообщайте."_s;
        const auto russianNumber = u"Введите на экране это число: 42"_s;
        QTest::newRow("russian") << u"ru"_s << russianCode << russianNumber;
        QTest::newRow("not said") << QString() << russianCode << russianNumber;
        QTest::newRow("kyrgyz") << u"ky"_s << u"Кирүү коду: 012345. Аны эч кимге айтпаңыз."_s
                                << u"Экранга бул санды киргизиңиз: 42"_s;
        QTest::newRow("english") << u"en"_s
                                 << u"Your sign-in code: 012345. Do not share it with anyone."_s
                                 << u"Enter this number on the screen: 42"_s;
    }

    void everyLanguageHasItsOwn()
    {
        QFETCH(QString, language);
        QFETCH(QString, code);
        QFETCH(QString, number);

        QCOMPARE(codeText(language, u"012345"_s), code);
        QCOMPARE(numberText(language, u"42"_s), number);
    }
};

QTEST_APPLESS_MAIN(TestPhoneTexts)

#include "tst_phonetexts.moc"
