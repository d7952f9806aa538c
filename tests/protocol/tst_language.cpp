// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/login.h"
#include "support/test.h"

#include <QJsonArray>
#include <QTest>

namespace LanguageTest {

using Protocol::languageIn;
using namespace Qt::StringLiterals;

class TestLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyOurLanguagesAreTaken_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<bool>("isTaken");
        QTest::addColumn<QString>("language");

        QTest::newRow("missing") << QJsonValue(QJsonValue::Undefined) << true << QString();
        QTest::newRow("null") << QJsonValue() << true << QString();
        QTest::newRow("russian") << QJsonValue(u"ru"_s) << true << u"ru"_s;
        QTest::newRow("kyrgyz") << QJsonValue(u"ky"_s) << true << u"ky"_s;
        QTest::newRow("english") << QJsonValue(u"en"_s) << true << u"en"_s;
        QTest::newRow("another") << QJsonValue(u"de"_s) << false << QString();
        QTest::newRow("capitals") << QJsonValue(u"KY"_s) << false << QString();
        QTest::newRow("empty") << QJsonValue(QString()) << false << QString();
        QTest::newRow("a number") << QJsonValue(1) << false << QString();
        QTest::newRow("an array") << QJsonValue(QJsonArray{u"ru"_s}) << false << QString();
    }

    void onlyOurLanguagesAreTaken()
    {
        QFETCH(QJsonValue, value);
        QFETCH(bool, isTaken);
        QFETCH(QString, language);
        QJsonObject json;
        json.insert("language"_L1, value); // an undefined value is left out

        const auto found = languageIn(json);

        QCOMPARE(found.has_value(), isTaken);
        QCOMPARE(found.value_or(QString()), language);
    }
};

KIOSK_TEST(TestLanguage)

} // namespace LanguageTest
#include "tst_language.moc"
