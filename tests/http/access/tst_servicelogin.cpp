// SPDX-License-Identifier: GPL-3.0-only
#include "http/access/credentialauthenticator.h"
#include "support/loglines.h"
#include "support/requests.h"
#include "support/storedloginfixture.h"
#include "support/test.h"

#include <QTest>

namespace ServiceLoginTest {

using namespace Http;
using namespace Qt::StringLiterals;
using TestSupport::asService;
using TestSupport::errorCodeOf;
using TestSupport::headerOf;
using TestSupport::requestOf;
using TestSupport::StoredLoginFixture;
using TestSupport::with;

class TestServiceLogin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoredLoginFixture>();
        QVERIFY(m_fixture->isReady());
        QVERIFY(m_fixture->addService(u"crm"_s, "crm-secret"));
        QVERIFY(m_fixture->addService(u"erp"_s, "with:colon"));
    }

    void cleanup() { m_fixture.reset(); }

    void aServiceIsKnownByItsNameAndSecret_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("secret");
        QTest::newRow("one") << "crm"_ba
                             << "crm-secret"_ba;
        QTest::newRow("colon in the secret") << "erp"_ba
                                             << "with:colon"_ba;
    }

    void aServiceIsKnownByItsNameAndSecret()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, secret);

        const auto service = login(asService(request(), name, secret));

        QVERIFY(service);
        QCOMPARE(service->name, QString::fromLatin1(name));
    }

    void everybodyElseIsUnauthorized_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        const auto basic = [](const QByteArray &pair) { return "Basic " + pair.toBase64(); };
        QTest::newRow("nobody") << ""_ba;
        QTest::newRow("scheme alone") << "Basic"_ba;
        QTest::newRow("no Base64") << "Basic crm:crm-secret"_ba;
        QTest::newRow("no colon") << basic("crm");
        QTest::newRow("unknown") << basic("nobody:crm-secret");
        QTest::newRow("no name") << basic(":crm-secret");
        QTest::newRow("no secret") << basic("crm:");
        QTest::newRow("wrong secret") << basic("crm:wrong");
        QTest::newRow("another's secret") << basic("crm:with:colon");
        QTest::newRow("half a secret") << basic("crm:crm-secre");
        QTest::newRow("its hash") << basic("crm:" + Core::Secret("crm-secret"_ba).hash());
        QTest::newRow("the hash of nobody") << basic("nobody:" + QByteArray(64, '0'));
        QTest::newRow("name in capitals") << basic("CRM:crm-secret");
        QTest::newRow("blank behind the name") << basic("crm :crm-secret");
        QTest::newRow("pattern") << basic("cr_:crm-secret");
        QTest::newRow("quote") << basic("' OR 1=1 --:crm-secret");
        QTest::newRow("line end") << basic("crm\r\n:crm-secret");
        QTest::newRow("bearer") << "Bearer crm-secret"_ba;
    }

    void everybodyElseIsUnauthorized()
    {
        QFETCH(QByteArray, authorization);
        const TestSupport::LogLines log;

        const auto service = login(with(request(), "authorization", authorization));

        QVERIFY(!service);
        QCOMPARE(service.error().status, 401);
        QCOMPARE(errorCodeOf(service.error()), u"unauthorized"_s);
        QCOMPARE(headerOf(service.error(), "WWW-Authenticate"),
                 R"(Basic realm="services", charset="UTF-8")"_ba);
        QVERIFY2(log.all().isEmpty(), qPrintable(log.all().join(u'\n')));
    }

    void aRevokedServiceIsUnauthorized()
    {
        QVERIFY(m_fixture->services.revoke(1, m_fixture->now));

        QCOMPARE(login(asService(request(), "crm", "crm-secret")).error().status, 401);
        QVERIFY(login(asService(request(), "erp", "with:colon")));
    }

    void whoTakesTheNameOfARevokedServiceHasItsOwnSecret()
    {
        QVERIFY(m_fixture->services.revoke(1, m_fixture->now));
        QVERIFY(m_fixture->addService(u"crm"_s, "new-secret"));

        QCOMPARE(login(asService(request(), "crm", "crm-secret")).error().status, 401);
        QVERIFY(login(asService(request(), "crm", "new-secret")));
    }

    void aBrokenDatabaseIsNotTakenForAWrongSecret()
    {
        m_fixture->breakDatabase();

        const auto service = login(asService(request(), "crm", "crm-secret"));

        QVERIFY(!service);
        QCOMPARE(service.error().status, 503);
        QCOMPARE(errorCodeOf(service.error()), u"unavailable"_s);
    }

private:
    [[nodiscard]] static Request request() { return requestOf("POST", u"/api/auth/introspect"_s); }

    [[nodiscard]] Core::Expected<Core::ServiceAccount, Response> login(const Request &request)
    {
        return ServiceLogin(m_fixture->services).serviceOf(request);
    }

    std::unique_ptr<StoredLoginFixture> m_fixture;
};

KIOSK_TEST(TestServiceLogin)

} // namespace ServiceLoginTest

#include "tst_servicelogin.moc"
