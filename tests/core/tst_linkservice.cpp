#include "core/login/linkservice.h"
#include "support/loginworld.h"
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
struct World : TestSupport::LoginWorld
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
        World world;

        const auto ticket = world.tryFrom(sender);

        QVERIFY(LinkTicket::isTicket(ticket));
        const auto row = world.stores.rows.tickets.first();
        QCOMPARE(row.ticket, ticket);
        QCOMPARE(row.sender, sender);
        QCOMPARE(row.kiosk, u"Desk"_s);
        QCOMPARE(row.createdAt, world.clock.now);
        QCOMPARE(row.expiresAt, world.clock.now.addDuration(15min));
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
        World world;
        auto tenant = TestSupport::tenant(7, knownPhone);
        tenant.isActive = isActive;
        world.stores.rows.tenants = QList<Tenant>(tenants, tenant);

        QVERIFY(world.tryFrom(byNumber(knownPhone)).isEmpty());

        QVERIFY(world.stores.rows.tickets.isEmpty());
    }

    void liveTicketsDiffer()
    {
        World world;
        for (int i = 0; i < 9000; ++i) {
            world.stores.rows.tickets.append({.ticket = QString::number(i).rightJustified(4, u'0'),
                                              .sender = {},
                                              .attemptId = QUuid::createUuid(),
                                              .kiosk = {},
                                              .createdAt = world.clock.now,
                                              .expiresAt = world.clock.now.addDuration(1min)});
        }
        // The drawn words count up from a small number, so the first draws are all taken.
        QVERIFY(world.tryFrom(byNumber(strangePhone)).isEmpty());
        QCOMPARE(world.stores.rows.tickets.size(), 9000);

        world.clock.advance(1min); // all are over now
        QVERIFY(!world.tryFrom(byNumber(strangePhone)).isEmpty());
    }

    void aTicketIsShownWhileItIsLive()
    {
        World world;
        const auto ticket = world.tryFrom(byNumber(strangePhone));
        const auto attemptId = world.stores.rows.tickets.first().attemptId;

        world.clock.advance(15min - 1ms);
        QCOMPARE(world.links.ticketOf(attemptId).value(), ticket);
        world.clock.advance(1ms);
        QCOMPARE(world.links.ticketOf(attemptId).value(), QString());
        QCOMPARE(world.links.ticketOf(QUuid::createUuid()).value(), QString());
    }

    void aLinkedSenderSignsIn_data() { whoIsNotKnownGetsATicketOfFourDigits_data(); }

    void aLinkedSenderSignsIn()
    {
        QFETCH(Sender, sender);
        World world;
        const auto ticket = world.tryFrom(sender);
        const auto attemptId = world.stores.rows.tickets.first().attemptId;
        world.stores.rows.audit.clear();

        QCOMPARE(nameOfLink(world.links.link(World::wish(ticket))), u"tenant 7"_s);

        QCOMPARE(
            world.stores.audited(),
            QStringList(u"kiosk:Desk|sender.linked|tenant:7|Desk|phone:%1"_s.arg(sender.masked())));
        QCOMPARE(world.links.ticketOf(attemptId).value(), QString());
        QVERIFY(world.tryFrom(sender).isEmpty());
        QCOMPARE(world.stores.rows.sessions.size(), 1);
        QCOMPARE(world.stores.rows.sessions.first().tenantId, 7);
    }

    void aTicketIsUsedOnce()
    {
        World world;
        const auto ticket = world.tryFrom(byNumber(strangePhone));
        QVERIFY(world.links.link(World::wish(ticket)));

        QCOMPARE(nameOfLink(world.links.link(World::wish(ticket))), u"no ticket"_s);
    }

    void aChangedHiddenIdIsBoundAnew()
    {
        World world;
        world.stores.rows.numbers.insert(u"155508384256999"_s, TestSupport::phone(knownPhone));
        const Sender changed{.phone = TestSupport::phone(knownPhone), .lid = lid};
        const auto ticket = world.tryFrom(changed);
        QVERIFY(!ticket.isEmpty());

        QCOMPARE(nameOfLink(world.links.link(World::wish(ticket))), u"tenant 7"_s);

        QCOMPARE(world.stores.rows.numbers.keys(), QStringList(lid));
        QVERIFY(world.stores.rows.links.isEmpty()); // the directory says it all
        QVERIFY(world.tryFrom(changed).isEmpty());
        QVERIFY(world.tryFrom({.lid = lid}).isEmpty());
        QCOMPARE(world.stores.rows.sessions.size(), 2);
    }

    // Else staff who name one person would let them in as another.
    void aNumberOfSomebodyElseIsNotBound()
    {
        World world;
        world.stores.rows.tenants.append(TestSupport::tenant(8, u"+996555121008"));
        world.stores.rows.numbers.insert(u"155508384256999"_s, TestSupport::phone(knownPhone));
        const Sender changed{.phone = TestSupport::phone(knownPhone), .lid = lid};
        const auto ticket = world.tryFrom(changed);

        QCOMPARE(nameOfLink(world.links.link(World::wish(ticket, u"+996555121008"_s))), u"taken"_s);

        QVERIFY(!world.tryFrom(changed).isEmpty());
        QVERIFY(world.stores.rows.sessions.isEmpty());
    }

    void aLinkRemembersWhoMadeItWhenAndForWhom()
    {
        World world;
        const auto ticket = world.tryFrom(byNumber(strangePhone));

        QVERIFY(world.links.link(World::wish(ticket)));

        const SenderLink expected{.id = 0,
                                  .sender = byNumber(strangePhone),
                                  .tenantId = 7,
                                  .madeBy = u"kiosk:Desk"_s,
                                  .createdAt = world.clock.now};
        QCOMPARE(world.stores.rows.madeLinks, QList<SenderLink>{expected});
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
        World world;
        world.stores.rows.tenants.first().type = type;
        auto wish = World::wish(world.tryFrom(sender));
        if (!isAtKiosk)
            wish.kiosk.reset();
        const auto audited = world.stores.rows.audit.size();

        QCOMPARE(nameOfLink(world.links.link(wish)), u"staff"_s);

        QVERIFY(world.stores.rows.links.isEmpty());
        QVERIFY(world.stores.rows.numbers.isEmpty());
        QVERIFY(!world.stores.rows.tickets.first().usedAt);
        QCOMPARE(world.stores.rows.audit.size(), audited);
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
        World world;
        world.stores.rows.tenants.first().type = u"staff"_s;
        world.stores.rows.numbers.insert(u"155508384256999"_s, TestSupport::phone(knownPhone));
        const Sender changed{.phone = TestSupport::phone(knownPhone), .lid = lid};
        auto wish = World::wish(world.tryFrom(changed));
        if (!isAtKiosk)
            wish.kiosk.reset();

        QCOMPARE(nameOfLink(world.links.link(wish)), expected);

        QCOMPARE(world.stores.rows.numbers.contains(lid), !isAtKiosk);
        QVERIFY(world.stores.rows.links.isEmpty());
    }

    void aWrongPinIsAudited()
    {
        World world;

        QVERIFY(world.links.recordWrongPin(u"Desk"_s));

        QCOMPARE(world.stores.audited(),
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
        World world;
        world.stores.rows.tenants += QList<Tenant>(2, TestSupport::tenant(8, u"+996555121008"));
        auto wish = World::wish(world.tryFrom(byNumber(strangePhone)), phone);
        wish.kiosk = kiosk;
        world.clock.advance(age);

        QCOMPARE(nameOfLink(world.links.link(wish)), expected);
        QCOMPARE(world.stores.rows.links.size(), expected.startsWith(u"tenant"_s) ? 1 : 0);
    }

    void whoGuessesTicketsIsStopped()
    {
        World world;
        const auto ticket = world.tryFrom(byNumber(strangePhone));
        const auto wrong = ticket == u"9999"_s ? u"9998"_s : u"9999"_s;
        for (int i = 0; i < LinkService::tries; ++i)
            QCOMPARE(nameOfLink(world.links.link(World::wish(wrong))), u"no ticket"_s);

        QCOMPARE(nameOfLink(world.links.link(World::wish(wrong))), u"too many tries"_s);
        QCOMPARE(nameOfLink(world.links.link(World::wish(ticket))), u"too many tries"_s);
        auto ofOther = World::wish(ticket);
        ofOther.actor = u"kiosk:Door"_s;
        ofOther.phone = TestSupport::phone(u"+996555121099");
        QCOMPARE(nameOfLink(world.links.link(ofOther)), u"no tenant"_s);
        world.clock.advance(10min);
        QCOMPARE(nameOfLink(world.links.link(World::wish(ticket))), u"tenant 7"_s);
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
        World world;
        const auto ticket = world.tryFrom({.phone = TestSupport::phone(strangePhone), .lid = lid});
        const auto audited = world.stores.rows.audit.size();
        world.stores.failing = failing;

        QCOMPARE(nameOfLink(world.links.link(World::wish(ticket))), u"storage failed"_s);

        QVERIFY(world.stores.rows.links.isEmpty());
        QCOMPARE(world.stores.rows.audit.size(), audited);
        world.stores.failing.reset();
        QCOMPARE(nameOfLink(world.links.link(World::wish(ticket))), u"tenant 7"_s);
    }
};

KIOSK_TEST(TestLinkService)

} // namespace LinkServiceTest

#include "tst_linkservice.moc"
