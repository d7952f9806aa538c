// SPDX-License-Identifier: GPL-3.0-only
#include "greenapi/receiving/webhook.h"
#include "support/test.h"

#include <QTest>

namespace WebhookAuthorizationTest {

using namespace GreenApi;

class TestWebhookAuthorization : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dependsOnTheTokenOnly_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<bool>("authorised");

        const QByteArray token = "0123456789abcdefghijABCDEFGHIJ-_";
        QTest::newRow("Bearer") << "Bearer " + token << token << true;
        QTest::newRow("lower case scheme") << "bearer " + token << token << true;
        QTest::newRow("upper case scheme") << "BEARER " + token << token << true;
        QTest::newRow("Basic") << "Basic " + token << token << true;
        QTest::newRow("no scheme") << token << token << true;
        QTest::newRow("doubled scheme") << "Bearer Bearer " + token << token << true;
        QTest::newRow("both schemes") << "Bearer Basic " + token << token << true;
        QTest::newRow("several blanks") << "  Bearer   " + token + "  " << token << true;
        QTest::newRow("scheme configured") << "Bearer " + token << "Bearer " + token << true;
        QTest::newRow("scheme configured, bare sent") << token << "Bearer " + token << true;
        QTest::newRow("scheme configured, doubled")
            << "Bearer Bearer " + token << "Bearer " + token << true;
        QTest::newRow("Basic configured") << "Basic " + token << "basic " + token << true;

        const QByteArray none;
        QTest::newRow("tripled scheme") << "Bearer Bearer Bearer " + token << token << false;
        QTest::newRow("nothing") << none << token << false;
        QTest::newRow("scheme alone") << QByteArray("Bearer") << token << false;
        QTest::newRow("scheme and blank") << QByteArray("Bearer ") << token << false;
        QTest::newRow("other scheme") << "Kiosk " + token << token << false;
        QTest::newRow("scheme without blank") << "Bearer" + token << token << false;
        QTest::newRow("shorter") << "Bearer " + token.chopped(1) << token << false;
        QTest::newRow("longer") << "Bearer " + token + "x" << token << false;
        QTest::newRow("other case") << "Bearer " + token.toLower() << token << false;
        QTest::newRow("last letter") << "Bearer " + token.chopped(1) + "x" << token << false;
        QTest::newRow("NUL after it") << "Bearer " + token + QByteArray(1, '\0') << token << false;
        QTest::newRow("two tokens") << "Bearer " + token + " " + token << token << false;
        QTest::newRow("Base64 of it") << "Basic " + (":" + token).toBase64() << token << false;
        QTest::newRow("no token: nothing") << none << none << false;
        QTest::newRow("no token: scheme") << QByteArray("Bearer ") << none << false;
        QTest::newRow("no token: any") << "Bearer " + token << none << false;
        QTest::newRow("blank token") << QByteArray("Bearer  ") << QByteArray(" ") << false;
    }

    void dependsOnTheTokenOnly()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, token);
        QFETCH(bool, authorised);

        const bool answer = isAuthorized(header, Core::Secret(token));

        QCOMPARE(answer, authorised);
    }
};

KIOSK_TEST(TestWebhookAuthorization)

} // namespace WebhookAuthorizationTest
#include "tst_webhookauthorization.moc"
