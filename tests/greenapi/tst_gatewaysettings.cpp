// SPDX-License-Identifier: GPL-3.0-only
#include "greenapi/client/gatewaysettings.h"
#include "support/test.h"

#include <QTest>

namespace GatewaySettingsTest {

using namespace GreenApi;
using namespace Qt::StringLiterals;

class TestGatewaySettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatDiffersIsWritten_data()
    {
        QTest::addColumn<QJsonValue>("wanted");
        QTest::addColumn<QJsonValue>("present");
        QTest::addColumn<bool>("isDifferent");
        const QJsonValue missing(QJsonValue::Undefined);
        const QJsonValue yes(u"yes"_s);
        const QJsonValue no(u"no"_s);
        QTest::newRow("same") << yes << yes << false;
        QTest::newRow("other") << yes << no << true;
        QTest::newRow("yes as true") << yes << QJsonValue(true) << false;
        QTest::newRow("no as false") << no << QJsonValue(false) << false;
        QTest::newRow("no as true") << no << QJsonValue(true) << true;
        QTest::newRow("off and missing") << no << missing << false;
        QTest::newRow("off and null") << no << QJsonValue(QJsonValue::Null) << false;
        QTest::newRow("empty and missing") << QJsonValue(u""_s) << missing << false;
        QTest::newRow("on and missing") << yes << missing << true;
        QTest::newRow("number") << QJsonValue(3000) << QJsonValue(3000) << false;
        QTest::newRow("number in a string") << QJsonValue(3000) << QJsonValue(u"3000"_s) << false;
        QTest::newRow("other number") << QJsonValue(500) << QJsonValue(3000) << true;
        QTest::newRow("cleared") << QJsonValue(u""_s) << QJsonValue(u"https://a/"_s) << true;
    }

    void onlyWhatDiffersIsWritten()
    {
        QFETCH(QJsonValue, wanted);
        QFETCH(QJsonValue, present);
        QFETCH(bool, isDifferent);
        QJsonObject before{{u"other"_s, u"x"_s}};
        if (!present.isUndefined())
            before.insert(u"a"_s, present);

        const auto different = differences({{u"a"_s, wanted}}, before);

        QCOMPARE(different, isDifferent ? QJsonObject({{u"a"_s, wanted}}) : QJsonObject());
    }

    void descriptionTellsNoSecret()
    {
        const QJsonObject before{{u"webhookUrl"_s, u"https://u:p@a.kg/x?secret=1#y"_s},
                                 {u"webhookUrlToken"_s, u"0123456789abcdef"_s}};
        const QJsonObject written{{u"webhookUrl"_s, u"https://b.kg/hook?secret=2"_s},
                                  {u"webhookUrlToken"_s, u""_s},
                                  {u"stateWebhook"_s, u"yes"_s}};

        const QList<SettingChange> expected{
            {u"stateWebhook"_s, u""_s, u"yes"_s},
            {u"webhookUrl"_s, u"https://a.kg/x"_s, u"https://b.kg/hook"_s},
            {u"webhookUrlToken"_s, u"•••••"_s, u""_s}};
        QVERIFY(describe(written, before) == expected);
    }
};

KIOSK_TEST(TestGatewaySettings)

} // namespace GatewaySettingsTest
#include "tst_gatewaysettings.moc"
