// SPDX-License-Identifier: GPL-3.0-only
#include "http/access/credentialauthenticator.h"
#include "support/requests.h"
#include "support/test.h"

#include <QTest>

namespace KioskLoginTest {

using namespace Http;
using namespace Qt::StringLiterals;
using TestSupport::errorCodeOf;
using TestSupport::headerOf;
using TestSupport::requestOf;
using TestSupport::with;

namespace {

Core::Stored<std::optional<QString>> lookUp(const Core::Secret &key)
{
    if (key.reveal() == "broken")
        return Core::Unexpected(Core::StorageError::Unavailable);
    return key.reveal() == "good-key" ? std::optional(u"Desk"_s) : std::nullopt;
}

Request asking(const QByteArray &authorization)
{
    return with(requestOf("GET", u"/"_s), "authorization", authorization);
}

} // namespace

class TestKioskLogin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEnrolledKioskIsKnownByItsKey_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::newRow("as documented") << "Kiosk good-key"_ba;
        QTest::newRow("letter case of the scheme") << "kiosk good-key"_ba;
        QTest::newRow("blanks") << "Kiosk   good-key "_ba;
    }

    void anEnrolledKioskIsKnownByItsKey()
    {
        QFETCH(QByteArray, authorization);

        const auto kiosk = KioskLogin(lookUp).kioskOf(asking(authorization));

        QVERIFY(kiosk);
        QCOMPARE(*kiosk, u"Desk"_s);
        QVERIFY(KioskLogin::hasCredentials(asking(authorization)));
    }

    void everybodyElseIsUnauthorized_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<bool>("isTried");
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("another scheme") << "Bearer good-key"_ba << false;
        QTest::newRow("no key") << "Kiosk"_ba << true;
        QTest::newRow("wrong key") << "Kiosk guess"_ba << true;
        QTest::newRow("key and more") << "Kiosk good-key more"_ba << true;
    }

    void everybodyElseIsUnauthorized()
    {
        QFETCH(QByteArray, authorization);
        QFETCH(bool, isTried);

        const auto kiosk = KioskLogin(lookUp).kioskOf(asking(authorization));

        QVERIFY(!kiosk);
        QCOMPARE(kiosk.error().status, 401);
        QCOMPARE(errorCodeOf(kiosk.error()), u"unauthorized"_s);
        QCOMPARE(headerOf(kiosk.error(), "WWW-Authenticate"), "Kiosk"_ba);
        QCOMPARE(KioskLogin::hasCredentials(asking(authorization)), isTried);
    }

    void aDeadDatabaseIsNotAWrongKey()
    {
        const auto kiosk = KioskLogin(lookUp).kioskOf(asking("Kiosk broken"));

        QVERIFY(!kiosk);
        QCOMPARE(kiosk.error().status, 503);
    }
};

KIOSK_TEST(TestKioskLogin)

} // namespace KioskLoginTest

#include "tst_kiosklogin.moc"
