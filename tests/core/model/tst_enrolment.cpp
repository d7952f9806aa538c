// SPDX-License-Identifier: GPL-3.0-only
#include "core/adminfixture.h"
#include "support/test.h"

#include <QTest>

namespace EnrolmentTest {

using namespace Core;
using namespace Qt::StringLiterals;
using CoreTest::AdminFixture;
using TestSupport::phone;
using TestSupport::Step;
using Links = Enrolment::Links;

namespace {

const auto desk = u"Desk"_s;

HandoffCode codeMadeAt(const QString &kiosk, const QDateTime &now)
{
    HandoffCode code{};
    code.codeHash = kiosk.toUtf8();
    code.kiosk = kiosk;
    code.createdAt = now;
    code.expiresAt = now.addSecs(60);
    return code;
}

} // namespace

//! The rules of enrolling kiosks and services, with what ends when they are revoked.
class TestEnrolment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheHashOfASecretIsKept()
    {
        AdminFixture fixture;

        const auto key = fixture.enrolment.addKiosk(desk).value();
        const auto secret =
            fixture.enrolment.addService(u"crm"_s, {u"https://crm.example.org/login"_s}).value();

        QVERIFY(key && secret);
        QCOMPARE(fixture.stores.rows.kiosks.first().keyHash, key->hash());
        QCOMPARE(fixture.stores.rows.kiosks.first().createdAt, fixture.clock.now);
        QCOMPARE(fixture.stores.rows.services.first().secretHash, secret->hash());
        QCOMPARE(fixture.stores.rows.services.first().redirects,
                 QStringList(u"https://crm.example.org/login"_s));
        QCOMPARE(fixture.stores.audited(),
                 QStringList({u"administrator|kiosk.added|kiosk:Desk|command line|"_s,
                              u"administrator|service.added|service:crm|command line|"
                              "https://crm.example.org/login"_s}));
    }

    void aNameIsTakenUntilItIsRevoked()
    {
        AdminFixture fixture;
        QVERIFY(fixture.enrolment.addKiosk(desk).value());
        QVERIFY(fixture.enrolment.addService(u"crm"_s, {}).value());

        QVERIFY(!fixture.enrolment.addKiosk(desk).value());
        QVERIFY(!fixture.enrolment.addService(u"crm"_s, {}).value());
        QCOMPARE(fixture.stores.rows.audit.size(), 2);
        QVERIFY(fixture.enrolment.revokeKiosk(desk, Links::Keep).value().wasEnrolled);
        QVERIFY(fixture.enrolment.revokeService(u"crm"_s).value());

        QVERIFY(fixture.enrolment.addKiosk(desk).value());
        QVERIFY(fixture.enrolment.addService(u"crm"_s, {}).value());
    }

    void aKiosksNameIsSeenInAListing_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isName");

        QTest::newRow("ordinary") << u"Desk 1"_s << true;
        QTest::newRow("Cyrillic") << u"Касса"_s << true;
        QTest::newRow("the longest") << QString(100, u'x') << true;
        QTest::newRow("the longest of pairs") << u"\U0001F600"_s.repeated(100) << true;
        QTest::newRow("too long") << QString(101, u'x') << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("line break") << u"a\nb"_s << false;
        QTest::newRow("zero-width") << u"a\u200bb"_s << false;
        QTest::newRow("line separator") << u"a\u2028b"_s << false;
    }

    void aKiosksNameIsSeenInAListing()
    {
        QFETCH(QString, name);
        QFETCH(bool, isName);

        QCOMPARE(Enrolment::isKioskName(name), isName);
    }

    void aServicesNameFitsIntoHttpBasic_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isName");

        QTest::newRow("ordinary") << u"crm-2.example_org"_s << true;
        QTest::newRow("the longest") << QString(64, u'x') << true;
        QTest::newRow("too long") << QString(65, u'x') << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("colon") << u"a:b"_s << false;
        QTest::newRow("blank") << u"a b"_s << false;
        QTest::newRow("Cyrillic") << u"сrm"_s << false;
        QTest::newRow("line break") << u"crm\n"_s << false;
    }

    void aServicesNameFitsIntoHttpBasic()
    {
        QFETCH(QString, name);
        QFETCH(bool, isName);

        QCOMPARE(Enrolment::isServiceName(name), isName);
    }

    void aFaultyRedirectHasItsReason_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<std::optional<RedirectFault>>("fault");
        using Fault = std::optional<RedirectFault>;

        QTest::newRow("good") << u"https://crm.example.org/login"_s << Fault();
        QTest::newRow("this computer") << u"http://localhost:3000/"_s << Fault();
        QTest::newRow("path") << u"/login"_s << Fault(RedirectFault::NotWhole);
        QTest::newRow("in clear") << u"http://crm.example.org/"_s
                                  << Fault(RedirectFault::NotSecure);
        QTest::newRow("user") << u"https://asan@crm.example.org/"_s
                              << Fault(RedirectFault::HasCredentials);
        QTest::newRow("fragment") << u"https://crm.example.org/#top"_s
                                  << Fault(RedirectFault::HasFragment);
    }

    void aFaultyRedirectHasItsReason()
    {
        QFETCH(QString, address);
        QFETCH(std::optional<RedirectFault>, fault);

        QCOMPARE(redirectFault(address), fault);
    }

    void aRevokedKioskLeavesNothingOpen()
    {
        AdminFixture fixture;
        const auto key = fixture.enrolment.addKiosk(desk).value().value();
        fixture.stores.rows.audit.clear();
        const auto attempt = fixture.begin(desk);
        const auto elsewhere = fixture.begin(u"Door"_s);
        const auto session = fixture.openSession(1, desk);
        const auto handedOver = fixture.openSession(1, desk, u"crm"_s);
        const auto inABrowser = fixture.openSession(1);
        for (const auto &kiosk : {desk, u"Door"_s})
            fixture.stores.rows.handoffs.insert(kiosk.toUtf8(),
                                                codeMadeAt(kiosk, fixture.clock.now));

        const auto revoked = fixture.enrolment.revokeKiosk(desk, Links::Keep).value();

        QVERIFY(revoked.wasEnrolled);
        QVERIFY(!fixture.kiosks.findByKey(key.hash()).value());
        QVERIFY(fixture.isCancelled(attempt));
        QVERIFY(!fixture.isCancelled(elsewhere));
        QVERIFY(!fixture.isOpen(session));
        QVERIFY(fixture.isOpen(handedOver));
        QVERIFY(fixture.isOpen(inABrowser));
        QCOMPARE(fixture.stores.rows.handoffs["Desk"].expiresAt, fixture.clock.now);
        QVERIFY(fixture.stores.rows.handoffs["Door"].expiresAt > fixture.clock.now);
        QCOMPARE(fixture.stores.audited(),
                 QStringList(u"administrator|kiosk.revoked|kiosk:Desk|command line|"_s));
    }

    void theLinksOfAKioskStayUnlessTheyAreUndone()
    {
        AdminFixture fixture;
        QVERIFY(fixture.enrolment.addKiosk(desk));
        fixture.link({.phone = phone(u"+996555121009")}, 1, u"kiosk:Desk"_s);
        fixture.link({.phone = phone(u"+996555121008")}, 2, u"kiosk:Door"_s);

        const auto kept = fixture.enrolment.revokeKiosk(desk, Links::Keep).value();
        QCOMPARE(kept.linksLeft, 1);
        QCOMPARE(kept.linksUndone, 0);
        QCOMPARE(fixture.stores.rows.madeLinks.size(), 2);
        // The key is gone, and the links can be undone all the same.
        const auto undone = fixture.enrolment.revokeKiosk(desk, Links::Undo).value();

        QVERIFY(!undone.wasEnrolled);
        QCOMPARE(undone.linksUndone, 1);
        QCOMPARE(undone.linksLeft, 0);
        QCOMPARE(fixture.stores.rows.madeLinks.size(), 1);
        QCOMPARE(fixture.stores.rows.audit.last().action, AuditAction::senderUnlinked);
    }

    void aRevokedServiceLosesItsSessions()
    {
        AdminFixture fixture;
        QVERIFY(fixture.enrolment.addService(u"crm"_s, {}).value());
        const auto handedOver = fixture.openSession(1, desk, u"crm"_s);
        const auto anothers = fixture.openSession(1, desk, u"erp"_s);
        const auto theScreens = fixture.openSession(1, desk);

        QVERIFY(fixture.enrolment.revokeService(u"crm"_s).value());

        QVERIFY(!fixture.isOpen(handedOver));
        QVERIFY(fixture.isOpen(anothers));
        QVERIFY(fixture.isOpen(theScreens));
        QCOMPARE(fixture.stores.audited().last(),
                 u"administrator|service.revoked|service:crm|command line|"_s);
    }

    void whatIsNotEnrolledCannotBeRevoked()
    {
        AdminFixture fixture;

        QVERIFY(!fixture.enrolment.revokeKiosk(desk, Links::Keep).value().wasEnrolled);
        QVERIFY(!fixture.enrolment.revokeService(u"crm"_s).value());

        QVERIFY(fixture.stores.rows.audit.isEmpty());
    }

    void whatFailsChangesNothing_data()
    {
        QTest::addColumn<std::optional<Step>>("failing");
        QTest::newRow("the audit") << std::optional(Step::Audit);
        QTest::newRow("the commit") << std::optional(Step::Commit);
        QTest::newRow("what is open") << std::optional<Step>();
    }

    void whatFailsChangesNothing()
    {
        QFETCH(std::optional<Step>, failing);
        AdminFixture fixture;
        QVERIFY(fixture.enrolment.addKiosk(desk));
        QVERIFY(fixture.enrolment.addService(u"crm"_s, {}));
        const auto session = fixture.openSession(1, desk);
        fixture.stores.failing = failing;
        fixture.revocation.isFailing = !failing;

        QVERIFY(!fixture.enrolment.revokeKiosk(desk, Links::Keep));
        QVERIFY(!fixture.enrolment.revokeService(u"crm"_s));

        QVERIFY(!fixture.stores.rows.kiosks.first().revokedAt);
        QVERIFY(!fixture.stores.rows.services.first().revokedAt);
        QVERIFY(fixture.isOpen(session));
        QCOMPARE(fixture.stores.rows.audit.size(), 2);
    }
};

KIOSK_TEST(TestEnrolment)

} // namespace EnrolmentTest

#include "tst_enrolment.moc"
