// SPDX-License-Identifier: GPL-3.0-only
#include "core/login/linkservice.h"
#include "support/loginfixture.h"
#include "support/test.h"

#include <QTest>

#include <algorithm>

namespace LinkServiceTest {

using namespace Core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::knownPhone;
using TestSupport::nameOf;
using TestSupport::Step;

namespace {

const auto lid = u"155508384256027"_s;
const auto strangePhone = u"+996555000111"_s;

//! In which cleaners are staff.
RoleTable withCleaners()
{
    RoleTable roles;
    roles.set(u"cleaner"_s, Role::Staff);
    return roles;
}

//! A desk where somebody unknown has just tried to sign in.
struct Fixture : TestSupport::LoginFixture
{
    LinkService links{
        {stores, stores, stores, stores, stores, stores}, clock.reader(), withCleaners()};

    //! The message of @p sender for a new attempt at @p kiosk; the ticket, if there is one.
    QString tryFrom(const Sender &sender, const QString &kiosk = u"Desk"_s)
    {
        const auto attempt = started(kiosk);
        auto sent = message(attempt.id);
        sent.key.messageId = u"BAE5%1"_s.arg(++m_messages);
        sent.sender = sender;
        (void)logins.complete(sent);
        return links.ticketOf(attempt.id).value();
    }

    [[nodiscard]] static LinkRequest wish(const QString &ticket, const QString &phone = knownPhone)
    {
        return {.ticket = ticket,
                .phone = TestSupport::phone(phone),
                .actor = u"kiosk:Desk"_s,
                .origin = u"Desk"_s,
                .kiosk = u"Desk"_s};
    }

private:
    int m_messages = 0;
};

QString nameOfLink(const Expected<Linked, LinkError> &linked)
{
    if (linked)
        return u"tenant %1"_s.arg(linked->tenant.id);
    switch (linked.error()) {
    case LinkError::NoTicket:
        return u"no ticket"_s;
    case LinkError::NoTenant:
        return u"no tenant"_s;
    case LinkError::SharedNumber:
        return u"shared"_s;
    case LinkError::StaffTenant:
        return u"staff"_s;
    case LinkError::NumberTaken:
        return u"taken"_s;
    case LinkError::TooManyTries:
        return u"too many tries"_s;
    case LinkError::StorageFailed:
        return u"storage failed"_s;
    }
    Q_UNREACHABLE();
}

Sender byNumber(const QString &phone)
{
    return {.phone = TestSupport::phone(phone)};
}

} // namespace

//! From an unknown sender's ticket to a sender who is somebody.
class TestLinkService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsNotKnownGetsATicketOfFourDigits_data()
    {
        QTest::addColumn<Sender>("sender");
        QTest::newRow("number") << byNumber(strangePhone);
        QTest::newRow("hidden id") << Sender{.lid = lid};
        QTest::newRow("both") << Sender{.phone = TestSupport::phone(strangePhone), .lid = lid};
    }

    void whoIsNotKnownGetsATicketOfFourDigits()
    {
        QFETCH(Sender, sender);
        Fixture fixture;

        const auto ticket = fixture.tryFrom(sender);

        QVERIFY(LinkTicket::isTicket(ticket));
        const auto row = fixture.stores.rows.tickets.first();
        QCOMPARE(row.ticket, ticket);
        QCOMPARE(row.sender, sender);
        QCOMPARE(row.kiosk, u"Desk"_s);
        QCOMPARE(row.createdAt, fixture.clock.now);
        QCOMPARE(row.expiresAt, fixture.clock.now.addDuration(15min));
    }

    void nobodyElseGetsOne_data()
    {
        QTest::addColumn<bool>("isActive");
        QTest::addColumn<int>("tenants");
        QTest::newRow("signed in") << true << 1;
        QTest::newRow("disabled") << false << 1;
        QTest::newRow("shared number") << true << 2;
    }

    void nobodyElseGetsOne()
    {
        QFETCH(bool, isActive);
        QFETCH(int, tenants);
        Fixture fixture;
        auto tenant = TestSupport::tenant(7, knownPhone);
        tenant.isActive = isActive;
        fixture.stores.rows.tenants = QList<Tenant>(tenants, tenant);

        QVERIFY(fixture.tryFrom(byNumber(knownPhone)).isEmpty());

        QVERIFY(fixture.stores.rows.tickets.isEmpty());
    }

    void liveTicketsDiffer()
    {
        Fixture fixture;
        for (int i = 0; i < 9000; ++i) {
            fixture.stores.rows.tickets.append(
                {.ticket = QString::number(i).rightJustified(4, u'0'),
                 .sender = {},
                 .attemptId = QUuid::createUuid(),
                 .kiosk = {},
                 .createdAt = fixture.clock.now,
                 .expiresAt = fixture.clock.now.addDuration(1min)});
        }
        // The drawn words count up from a small number, so the first draws are all taken.
        QVERIFY(fixture.tryFrom(byNumber(strangePhone)).isEmpty());
        QCOMPARE(fixture.stores.rows.tickets.size(), 9000);

        fixture.clock.advance(1min); // all are over now
        QVERIFY(!fixture.tryFrom(byNumber(strangePhone)).isEmpty());
    }

    void aTicketIsShownWhileItIsLive()
    {
        Fixture fixture;
        const auto ticket = fixture.tryFrom(byNumber(strangePhone));
        const auto attemptId = fixture.stores.rows.tickets.first().attemptId;

        fixture.clock.advance(15min - 1ms);
        QCOMPARE(fixture.links.ticketOf(attemptId).value(), ticket);
        fixture.clock.advance(1ms);
        QCOMPARE(fixture.links.ticketOf(attemptId).value(), QString());
        QCOMPARE(fixture.links.ticketOf(QUuid::createUuid()).value(), QString());
    }

    void aLinkedSenderSignsIn_data() { whoIsNotKnownGetsATicketOfFourDigits_data(); }

    void aLinkedSenderSignsIn()
    {
        QFETCH(Sender, sender);
        Fixture fixture;
        const auto ticket = fixture.tryFrom(sender);
        const auto attemptId = fixture.stores.rows.tickets.first().attemptId;
        fixture.stores.rows.audit.clear();

        QCOMPARE(nameOfLink(fixture.links.link(Fixture::wish(ticket))), u"tenant 7"_s);

        QCOMPARE(
            fixture.stores.audited(),
            QStringList(u"kiosk:Desk|sender.linked|tenant:7|Desk|phone:%1"_s.arg(sender.masked())));
        QCOMPARE(fixture.links.ticketOf(attemptId).value(), QString());
        QVERIFY(fixture.tryFrom(sender).isEmpty());
        QCOMPARE(fixture.stores.rows.sessions.size(), 1);
        QCOMPARE(fixture.stores.rows.sessions.first().tenantId, 7);
    }

    void aTicketIsUsedOnce()
    {
        Fixture fixture;
        const auto ticket = fixture.tryFrom(byNumber(strangePhone));
        QVERIFY(fixture.links.link(Fixture::wish(ticket)));

        QCOMPARE(nameOfLink(fixture.links.link(Fixture::wish(ticket))), u"no ticket"_s);
    }

    void aChangedHiddenIdIsBoundAnew()
    {
        Fixture fixture;
        fixture.stores.rows.numbers.insert(u"155508384256999"_s, TestSupport::phone(knownPhone));
        const Sender changed{.phone = TestSupport::phone(knownPhone), .lid = lid};
        const auto ticket = fixture.tryFrom(changed);
        QVERIFY(!ticket.isEmpty());

        QCOMPARE(nameOfLink(fixture.links.link(Fixture::wish(ticket))), u"tenant 7"_s);

        QCOMPARE(fixture.stores.rows.numbers.keys(), QStringList(lid));
        QVERIFY(fixture.stores.rows.links.isEmpty()); // the directory says it all
        QVERIFY(fixture.tryFrom(changed).isEmpty());
        QVERIFY(fixture.tryFrom({.lid = lid}).isEmpty());
        QCOMPARE(fixture.stores.rows.sessions.size(), 2);
    }

    // Else staff who name one person would let them in as another.
    void aNumberOfSomebodyElseIsNotBound()
    {
        Fixture fixture;
        fixture.stores.rows.tenants.append(TestSupport::tenant(8, u"+996555121008"));
        fixture.stores.rows.numbers.insert(u"155508384256999"_s, TestSupport::phone(knownPhone));
        const Sender changed{.phone = TestSupport::phone(knownPhone), .lid = lid};
        const auto ticket = fixture.tryFrom(changed);

        QCOMPARE(nameOfLink(fixture.links.link(Fixture::wish(ticket, u"+996555121008"_s))),
                 u"taken"_s);

        QVERIFY(!fixture.tryFrom(changed).isEmpty());
        QVERIFY(fixture.stores.rows.sessions.isEmpty());
    }

    void aLinkRemembersWhoMadeItWhenAndForWhom()
    {
        Fixture fixture;
        const auto ticket = fixture.tryFrom(byNumber(strangePhone));

        QVERIFY(fixture.links.link(Fixture::wish(ticket)));

        const SenderLink expected{.id = 0,
                                  .sender = byNumber(strangePhone),
                                  .tenantId = 7,
                                  .madeBy = u"kiosk:Desk"_s,
                                  .createdAt = fixture.clock.now};
        QCOMPARE(fixture.stores.rows.madeLinks, QList<SenderLink>{expected});
    }

    void nobodyIsLinkedToStaff_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<Sender>("sender");
        QTest::addColumn<bool>("isAtKiosk");
        for (const auto &type : {u"admin"_s, u"staff"_s, u"accounting"_s, u"cleaner"_s}) {
            QTest::addRow("%s, kiosk", qPrintable(type)) << type << byNumber(strangePhone) << true;
            QTest::addRow("%s, command line", qPrintable(type))
                << type << byNumber(strangePhone) << false;
            QTest::addRow("%s, hidden id", qPrintable(type)) << type << Sender{.lid = lid} << false;
        }
    }

    void nobodyIsLinkedToStaff()
    {
        QFETCH(QString, type);
        QFETCH(Sender, sender);
        QFETCH(bool, isAtKiosk);
        Fixture fixture;
        fixture.stores.rows.tenants.first().type = type;
        auto wish = Fixture::wish(fixture.tryFrom(sender));
        if (!isAtKiosk)
            wish.kiosk.reset();
        const auto audited = fixture.stores.rows.audit.size();

        QCOMPARE(nameOfLink(fixture.links.link(wish)), u"staff"_s);

        QVERIFY(fixture.stores.rows.links.isEmpty());
        QVERIFY(fixture.stores.rows.numbers.isEmpty());
        QVERIFY(!fixture.stores.rows.tickets.first().usedAt);
        QCOMPARE(fixture.stores.rows.audit.size(), audited);
    }

    // The directory has the number already; a kiosk is not believed even then.
    void onlyAnAdministratorBindsANewHiddenIdOfStaff_data()
    {
        QTest::addColumn<bool>("isAtKiosk");
        QTest::addColumn<QString>("expected");
        QTest::newRow("kiosk") << true << u"staff"_s;
        QTest::newRow("command line") << false << u"tenant 7"_s;
    }

    void onlyAnAdministratorBindsANewHiddenIdOfStaff()
    {
        QFETCH(bool, isAtKiosk);
        QFETCH(QString, expected);
        Fixture fixture;
        fixture.stores.rows.tenants.first().type = u"staff"_s;
        fixture.stores.rows.numbers.insert(u"155508384256999"_s, TestSupport::phone(knownPhone));
        const Sender changed{.phone = TestSupport::phone(knownPhone), .lid = lid};
        auto wish = Fixture::wish(fixture.tryFrom(changed));
        if (!isAtKiosk)
            wish.kiosk.reset();

        QCOMPARE(nameOfLink(fixture.links.link(wish)), expected);

        QCOMPARE(fixture.stores.rows.numbers.contains(lid), !isAtKiosk);
        QVERIFY(fixture.stores.rows.links.isEmpty());
    }

    void aWrongPinIsAudited()
    {
        Fixture fixture;

        QVERIFY(fixture.links.recordWrongPin(u"Desk"_s));

        QCOMPARE(fixture.stores.audited(),
                 QStringList(u"kiosk:Desk|staff.pin_wrong|kiosk:Desk|Desk|"_s));
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QString>("phone");
        QTest::addColumn<std::chrono::milliseconds>("age");
        QTest::addColumn<std::optional<QString>>("kiosk");
        QTest::addColumn<QString>("expected");
        using Kiosk = std::optional<QString>;
        const auto young = std::chrono::milliseconds(0);
        QTest::newRow("last moment") << knownPhone << std::chrono::milliseconds(15min - 1ms)
                                     << Kiosk(u"Desk"_s) << u"tenant 7"_s;
        QTest::newRow("too late") << knownPhone << std::chrono::milliseconds(15min)
                                  << Kiosk(u"Desk"_s) << u"no ticket"_s;
        QTest::newRow("of another kiosk")
            << knownPhone << young << Kiosk(u"Door"_s) << u"no ticket"_s;
        QTest::newRow("anywhere") << knownPhone << young << Kiosk() << u"tenant 7"_s;
        QTest::newRow("nobody's number")
            << strangePhone << young << Kiosk(u"Desk"_s) << u"no tenant"_s;
        QTest::newRow("shared number")
            << u"+996555121008"_s << young << Kiosk(u"Desk"_s) << u"shared"_s;
    }

    void whatIsWrongIsSaid()
    {
        QFETCH(QString, phone);
        QFETCH(std::chrono::milliseconds, age);
        QFETCH(std::optional<QString>, kiosk);
        QFETCH(QString, expected);
        Fixture fixture;
        fixture.stores.rows.tenants += QList<Tenant>(2, TestSupport::tenant(8, u"+996555121008"));
        auto wish = Fixture::wish(fixture.tryFrom(byNumber(strangePhone)), phone);
        wish.kiosk = kiosk;
        fixture.clock.advance(age);

        QCOMPARE(nameOfLink(fixture.links.link(wish)), expected);
        QCOMPARE(fixture.stores.rows.links.size(), expected.startsWith(u"tenant"_s) ? 1 : 0);
    }

    void whoGuessesTicketsIsStopped()
    {
        Fixture fixture;
        const auto ticket = fixture.tryFrom(byNumber(strangePhone));
        const auto wrong = ticket == u"9999"_s ? u"9998"_s : u"9999"_s;
        for (int i = 0; i < LinkService::tries; ++i)
            QCOMPARE(nameOfLink(fixture.links.link(Fixture::wish(wrong))), u"no ticket"_s);

        QCOMPARE(nameOfLink(fixture.links.link(Fixture::wish(wrong))), u"too many tries"_s);
        QCOMPARE(nameOfLink(fixture.links.link(Fixture::wish(ticket))), u"too many tries"_s);
        auto ofOther = Fixture::wish(ticket);
        ofOther.actor = u"kiosk:Door"_s;
        ofOther.phone = TestSupport::phone(u"+996555121099");
        QCOMPARE(nameOfLink(fixture.links.link(ofOther)), u"no tenant"_s);
        fixture.clock.advance(10min);
        QCOMPARE(nameOfLink(fixture.links.link(Fixture::wish(ticket))), u"tenant 7"_s);
    }

    void aFailureLinksNothing_data()
    {
        QTest::addColumn<Step>("failing");
        QTest::newRow("ticket") << Step::FindTicket;
        QTest::newRow("tenant") << Step::FindTenantsByPhone;
        QTest::newRow("number") << Step::RememberSender;
        QTest::newRow("link") << Step::WriteLink;
        QTest::newRow("mark") << Step::UpdateTicket;
        QTest::newRow("audit") << Step::Audit;
        QTest::newRow("commit") << Step::Commit;
    }

    void aFailureLinksNothing()
    {
        QFETCH(Step, failing);
        Fixture fixture;
        const auto ticket =
            fixture.tryFrom({.phone = TestSupport::phone(strangePhone), .lid = lid});
        const auto audited = fixture.stores.rows.audit.size();
        fixture.stores.failing = failing;

        QCOMPARE(nameOfLink(fixture.links.link(Fixture::wish(ticket))), u"storage failed"_s);

        QVERIFY(fixture.stores.rows.links.isEmpty());
        QCOMPARE(fixture.stores.rows.audit.size(), audited);
        fixture.stores.failing.reset();
        QCOMPARE(nameOfLink(fixture.links.link(Fixture::wish(ticket))), u"tenant 7"_s);
    }
};

KIOSK_TEST(TestLinkService)

} // namespace LinkServiceTest

#include "tst_linkservice.moc"
