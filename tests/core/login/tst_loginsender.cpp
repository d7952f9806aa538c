// SPDX-License-Identifier: GPL-3.0-only
#include "support/loginfixture.h"
#include "support/test.h"

#include <QTest>

namespace LoginSenderTest {

using namespace Core;
using namespace Qt::StringLiterals;
using TestSupport::knownPhone;
using TestSupport::nameOf;
using TestSupport::Step;
using Fixture = TestSupport::LoginFixture;

namespace {

const auto lid = u"155508384256027"_s;
const auto otherLid = u"155508384256999"_s;
const auto strangePhone = u"+996555000111"_s;

Sender byNumber(const QString &phone)
{
    return {.phone = TestSupport::phone(phone)};
}

Sender byLid(const QString &hidden)
{
    return {.lid = hidden};
}

Sender byBoth(const QString &phone, const QString &hidden)
{
    return {.phone = TestSupport::phone(phone), .lid = hidden};
}

LoginRules rulesWithCleaners()
{
    auto rules = TestSupport::loginRules;
    rules.roles.set(u"cleaner"_s, Role::Staff);
    return rules;
}

Expected<Attempt, IgnoreReason> completeFrom(Fixture &fixture, const Attempt &attempt,
                                             const Sender &sender)
{
    auto message = fixture.message(attempt.id);
    message.sender = sender;
    return fixture.logins.complete(message);
}

} // namespace

//! Whom a message signs in that comes from a number, from a hidden id, or from both.
class TestLoginSender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // "remembered" is the hidden id that the known number has; tenant 8 has a number that never
    // writes.
    void aSenderIsATenantOrNobody_data()
    {
        QTest::addColumn<Sender>("sender");
        QTest::addColumn<QString>("remembered");
        QTest::addColumn<QString>("linked");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<qint64>("tenant");
        const auto none = QString();
        const auto signedIn = u"COMPLETED"_s;
        const auto unknown = u"FAILED USER_NOT_FOUND"_s;

        QTest::newRow("by number") << byNumber(knownPhone) << none << none << signedIn << 7LL;
        QTest::newRow("by a number with a hidden id")
            << byNumber(knownPhone) << lid << none << signedIn << 7LL;
        QTest::newRow("by a strange number")
            << byNumber(strangePhone) << none << none << unknown << 0LL;
        QTest::newRow("by a linked number")
            << byNumber(strangePhone) << none << strangePhone << signedIn << 8LL;
        QTest::newRow("the directory goes before a link")
            << byNumber(knownPhone) << none << knownPhone << signedIn << 7LL;
        QTest::newRow("the directory goes before a linked hidden id")
            << byNumber(knownPhone) << lid << lid + u"@lid"_s << signedIn << 7LL;

        QTest::newRow("by hidden id") << byLid(lid) << none << none << unknown << 0LL;
        QTest::newRow("by a remembered hidden id") << byLid(lid) << lid << none << signedIn << 7LL;
        QTest::newRow("by another hidden id than is remembered")
            << byLid(otherLid) << lid << none << unknown << 0LL;
        QTest::newRow("by a linked hidden id")
            << byLid(lid) << none << lid + u"@lid"_s << signedIn << 8LL;
        QTest::newRow("by another hidden id than is linked")
            << byLid(otherLid) << none << lid + u"@lid"_s << unknown << 0LL;

        QTest::newRow("by both") << byBoth(knownPhone, lid) << none << none << signedIn << 7LL;
        QTest::newRow("by both again") << byBoth(knownPhone, lid) << lid << none << signedIn << 7LL;
        QTest::newRow("by both, strange")
            << byBoth(strangePhone, lid) << none << none << unknown << 0LL;
        QTest::newRow("by both, linked by number")
            << byBoth(strangePhone, lid) << none << strangePhone << signedIn << 8LL;
        QTest::newRow("by both, linked by hidden id")
            << byBoth(strangePhone, lid) << none << lid + u"@lid"_s << signedIn << 8LL;
        QTest::newRow("a known number has another hidden id")
            << byBoth(knownPhone, otherLid) << lid << none << unknown << 0LL;
        QTest::newRow("the same, and the other one is linked")
            << byBoth(knownPhone, otherLid) << lid << otherLid + u"@lid"_s << unknown << 0LL;
    }

    void aSenderIsATenantOrNobody()
    {
        QFETCH(Sender, sender);
        QFETCH(QString, remembered);
        QFETCH(QString, linked);
        QFETCH(QString, expected);
        QFETCH(qint64, tenant);
        Fixture fixture;
        fixture.stores.rows.tenants.append(TestSupport::tenant(8, u"+996555121008"));
        if (!remembered.isEmpty())
            fixture.stores.rows.numbers.insert(remembered, TestSupport::phone(knownPhone));
        if (!linked.isEmpty())
            fixture.stores.rows.links.insert(linked, 8);
        const auto attempt = fixture.started();

        const auto verdict = completeFrom(fixture, attempt, sender);

        QCOMPARE(nameOf(verdict), expected);
        QCOMPARE(fixture.stored(attempt).tenantId.value_or(0), tenant);
        QCOMPARE(fixture.stored(attempt).senderLid, sender.lid);
    }

    void theVerifiedNumberIsTheSendersWhereItIsKnown_data()
    {
        QTest::addColumn<Sender>("sender");
        QTest::addColumn<QString>("verified");
        QTest::newRow("by number") << byNumber(strangePhone) << strangePhone;
        QTest::newRow("by both") << byBoth(strangePhone, otherLid) << strangePhone;
        QTest::newRow("by a remembered hidden id") << byLid(lid) << knownPhone;
        QTest::newRow("by hidden id") << byLid(otherLid) << QString();
        QTest::newRow("changed hidden id") << byBoth(knownPhone, otherLid) << knownPhone;
    }

    void theVerifiedNumberIsTheSendersWhereItIsKnown()
    {
        QFETCH(Sender, sender);
        QFETCH(QString, verified);
        Fixture fixture;
        fixture.stores.rows.numbers.insert(lid, TestSupport::phone(knownPhone));
        const auto attempt = fixture.started();

        QVERIFY(completeFrom(fixture, attempt, sender));

        QCOMPARE(fixture.stored(attempt).verifiedPhone, PhoneNumber::fromE164(verified));
    }

    void whatTheGatewayToldIsRemembered()
    {
        Fixture fixture;
        QCOMPARE(nameOf(completeFrom(fixture, fixture.started(), byBoth(knownPhone, lid))),
                 u"COMPLETED"_s);

        auto message = fixture.message(fixture.started().id);
        message.key.messageId = u"BAE5000000000002"_s;
        message.sender = byLid(lid);

        QCOMPARE(nameOf(fixture.logins.complete(message)), u"COMPLETED"_s);
    }

    void aHiddenIdMayMoveToAnotherNumber()
    {
        Fixture fixture;
        fixture.stores.rows.numbers.insert(lid, TestSupport::phone(strangePhone));

        QCOMPARE(nameOf(completeFrom(fixture, fixture.started(), byBoth(knownPhone, lid))),
                 u"COMPLETED"_s);

        QCOMPARE(fixture.stores.rows.numbers.size(), 1);
        QCOMPARE(fixture.stores.rows.numbers.constFind(lid).value(),
                 TestSupport::phone(knownPhone));
    }

    void aChangedHiddenIdIsAuditedAndNotBelieved()
    {
        Fixture fixture;
        fixture.stores.rows.numbers.insert(lid, TestSupport::phone(knownPhone));

        QVERIFY(completeFrom(fixture, fixture.started(), byBoth(knownPhone, otherLid)));

        QCOMPARE(fixture.stores.audited().first(),
                 u"phone:+996•••••456|sender.lid_changed|phone:+996•••••456|whatsapp|"
                 "•••••999 instead of •••••027"_s);
        QCOMPARE(fixture.stores.rows.numbers.keys(), QStringList{lid});
    }

    void aLinkedTenantMayBeDisabled()
    {
        Fixture fixture;
        fixture.stores.rows.tenants.first().isActive = false;
        fixture.stores.rows.links.insert(strangePhone, 7);

        QCOMPARE(nameOf(completeFrom(fixture, fixture.started(), byNumber(strangePhone))),
                 u"FAILED TENANT_DISABLED"_s);
    }

    void aLinkToSomebodyWhoHasGoneIsNone()
    {
        Fixture fixture;
        fixture.stores.rows.links.insert(strangePhone, 99);

        QCOMPARE(nameOf(completeFrom(fixture, fixture.started(), byNumber(strangePhone))),
                 u"FAILED USER_NOT_FOUND"_s);
    }

    // The link may be of any time: it may be older than the tenant's role.
    void aLinkToStaffSignsNobodyIn_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("expected");
        QTest::newRow("staff") << u"staff"_s << u"FAILED USER_NOT_FOUND"_s;
        QTest::newRow("accounting") << u"accounting"_s << u"FAILED USER_NOT_FOUND"_s;
        QTest::newRow("administrator") << u"admin"_s << u"FAILED USER_NOT_FOUND"_s;
        QTest::newRow("as the settings have it") << u"cleaner"_s << u"FAILED USER_NOT_FOUND"_s;
        QTest::newRow("landlord") << u"landlord"_s << u"COMPLETED"_s;
    }

    void aLinkToStaffSignsNobodyIn()
    {
        QFETCH(QString, type);
        QFETCH(QString, expected);
        Fixture fixture(rulesWithCleaners());
        fixture.stores.rows.tenants.first().type = type;
        fixture.stores.rows.links = {{strangePhone, 7}, {otherLid + u"@lid"_s, 7}};

        QCOMPARE(nameOf(completeFrom(fixture, fixture.started(), byNumber(strangePhone))),
                 expected);

        auto message = fixture.message(fixture.started().id);
        message.key.messageId = u"BAE5000000000002"_s;
        message.sender = byLid(otherLid);
        QCOMPARE(nameOf(fixture.logins.complete(message)), expected);
        const bool isSignedIn = expected == "COMPLETED"_L1;
        QCOMPARE(fixture.stores.rows.sessions.isEmpty(), !isSignedIn);
        // As anybody whom nobody knows: with a ticket.
        QCOMPARE(fixture.stores.rows.tickets.size(), isSignedIn ? 0 : 2);
        // The directory may have the number meanwhile.
        QCOMPARE(fixture.logins.needsLookup(byLid(otherLid)).value(), !isSignedIn);
    }

    void theAuditMasksAHiddenId()
    {
        Fixture fixture;
        const auto attempt = fixture.started();

        QVERIFY(completeFrom(fixture, attempt, byLid(lid)));

        QCOMPARE(fixture.stores.audited(),
                 QStringList(u"phone:•••••027|attempt.failed|attempt:%1|Desk|USER_NOT_FOUND"_s.arg(
                     toString(attempt.id))));
    }

    void whoGuessesIsSilencedByHiddenIdToo()
    {
        Fixture fixture;
        const auto guess = [&fixture](const QString &hidden) {
            auto message = fixture.message(QUuid::createUuid());
            message.key.messageId.clear();
            message.sender = byLid(hidden);
            return nameOf(fixture.logins.complete(message));
        };
        for (int i = 0; i < LoginService::unknownIds; ++i)
            QCOMPARE(guess(lid), u"unknown attempt"_s);

        QCOMPARE(guess(lid), u"sender silenced"_s);
        QCOMPARE(guess(otherLid), u"unknown attempt"_s);
        QCOMPARE(fixture.stores.audited(),
                 QStringList(u"phone:•••••027|sender.silenced|phone:•••••027|whatsapp|"
                             "named 6 unknown attempts"_s));
    }

    void onlyAHiddenIdOfWhichNothingIsKnownIsLookedUp_data()
    {
        QTest::addColumn<Sender>("sender");
        QTest::addColumn<bool>("expected");
        QTest::newRow("number") << byNumber(strangePhone) << false;
        QTest::newRow("both") << byBoth(strangePhone, u"1"_s) << false;
        QTest::newRow("remembered") << byLid(lid) << false;
        QTest::newRow("linked") << byLid(otherLid) << false;
        QTest::newRow("nothing known") << byLid(u"155508384256111"_s) << true;
    }

    void onlyAHiddenIdOfWhichNothingIsKnownIsLookedUp()
    {
        QFETCH(Sender, sender);
        QFETCH(bool, expected);
        Fixture fixture;
        fixture.stores.rows.numbers.insert(lid, TestSupport::phone(strangePhone));
        fixture.stores.rows.links.insert(otherLid + u"@lid"_s, 7);

        QCOMPARE(fixture.logins.needsLookup(sender).value(), expected);
    }

    void aFailureOfTheDatabaseChangesNothing_data()
    {
        QTest::addColumn<Step>("failing");
        QTest::addColumn<Sender>("sender");
        QTest::newRow("look up") << Step::LookUpSender << byLid(lid);
        QTest::newRow("look up both") << Step::LookUpSender << byBoth(knownPhone, lid);
        QTest::newRow("remember") << Step::RememberSender << byBoth(knownPhone, lid);
        QTest::newRow("link") << Step::FindLink << byNumber(strangePhone);
        QTest::newRow("linked tenant") << Step::FindTenant << byNumber(u"+996555000222"_s);
        QTest::newRow("look for a ticket") << Step::FindTicket << byNumber(strangePhone);
        QTest::newRow("ticket") << Step::InsertTicket << byNumber(strangePhone);
        QTest::newRow("forget what was deferred") << Step::ForgetDeferred << byLid(lid);
        QTest::newRow("audit the change") << Step::Audit << byBoth(knownPhone, otherLid);
    }

    void aFailureOfTheDatabaseChangesNothing()
    {
        QFETCH(Step, failing);
        QFETCH(Sender, sender);
        Fixture fixture;
        fixture.stores.rows.links.insert(u"+996555000222"_s, 7);
        if (failing == Step::Audit)
            fixture.stores.rows.numbers.insert(lid, TestSupport::phone(knownPhone));
        const auto attempt = fixture.started();
        fixture.stores.failing = failing;

        QCOMPARE(nameOf(completeFrom(fixture, attempt, sender)), u"storage failed"_s);

        QCOMPARE(fixture.stateOf(attempt), AttemptState{});
        QVERIFY(fixture.stores.rows.audit.isEmpty() && fixture.stores.rows.tickets.isEmpty());
        QVERIFY(!fixture.stores.rows.numbers.contains(otherLid));
    }

    void withoutTheDatabaseNobodyKnowsWhatToLookUp()
    {
        Fixture fixture;
        fixture.stores.failing = Step::LookUpSender;
        QVERIFY(!fixture.logins.needsLookup(byLid(lid)));

        fixture.stores.failing = Step::FindLink;
        QVERIFY(!fixture.logins.needsLookup(byLid(lid)));
    }
};

KIOSK_TEST(TestLoginSender)

} // namespace LoginSenderTest

#include "tst_loginsender.moc"
