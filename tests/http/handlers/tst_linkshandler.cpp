// SPDX-License-Identifier: GPL-3.0-only
#include "http/handlers/staffhandlers.h"
#include "protocol/link.h"
#include "support/loglines.h"
#include "support/requests.h"
#include "support/staffpins.h"
#include "support/storedloginfixture.h"
#include "support/test.h"

#include <QJsonDocument>
#include <QTest>

namespace LinksHandlerTest {

using namespace Http;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::errorCodeOf;
using TestSupport::headerOf;
using TestSupport::jsonOf;
using TestSupport::requestOf;
using TestSupport::staffPin;
using TestSupport::StoredLoginFixture;
using TestSupport::with;

namespace {

KioskLogin kiosks()
{
    return KioskLogin([](const Core::Secret &key) -> Core::Stored<std::optional<QString>> {
        const auto text = QString::fromLatin1(key.reveal());
        return text.endsWith("-key"_L1) ? std::optional(text.chopped(4)) : std::nullopt;
    });
}

QByteArray bodyFor(const QString &ticket, const QString &phone,
                   const QByteArray &pin = staffPin.toLatin1())
{
    const Protocol::LinkRequest request{.ticket = ticket, .phone = phone, .pin = Core::Secret(pin)};
    return QJsonDocument(request.toJson()).toJson();
}

std::chrono::milliseconds monotonicNow()
{
    return std::chrono::hours(1);
}

} // namespace

//! Staff enter a visitor's ticket and the number of a tenant.
class TestLinksHandler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoredLoginFixture>();
        m_pin.emplace(TestSupport::staffPinHash(), monotonicNow);
        m_told.clear();
        QVERIFY(m_fixture->isReady());
        const auto attempt =
            m_fixture->logins.start({.language = {}, .kiosk = u"Desk"_s}).value().attempt;
        QVERIFY(m_fixture->logins.complete(m_fixture->messageFrom(u"996555121099"_s, attempt.id)));
        m_ticket = m_fixture->links.ticketOf(attempt.id).value();
        QVERIFY(!m_ticket.isEmpty());
    }

    void cleanup() { m_fixture.reset(); }

    void aLinkTellsWhoItIs_data()
    {
        QTest::addColumn<QString>("phone");
        QTest::newRow("international") << u"+996555121001"_s;
        QTest::newRow("as it is typed here") << u"0555 12-10-01"_s;
    }

    void aLinkTellsWhoItIs()
    {
        QFETCH(QString, phone);

        const auto answer = link(bodyFor(m_ticket, phone));

        QCOMPARE(answer.status, 201);
        const auto reply = Protocol::LinkReply::fromJson(jsonOf(answer));
        QVERIFY(reply);
        QCOMPARE(reply->user.name, u"Asan Usenov"_s);
        QCOMPARE(reply->user.maskedPhone, u"+996•••••001"_s);
        QVERIFY(!answer.body.contains("121001"));
        QCOMPARE(newestAudit(), u"kiosk:Desk|sender.linked|tenant:1|Desk|phone:+996•••••099"_s);
        QVERIFY(!m_fixture->signIn(u"996555121099"_s).isEmpty());
        QCOMPARE(m_told, QStringList(u"Asan Usenov|+996•••••099|Desk"_s));
    }

    // The key of a kiosk may have been stolen.
    void withoutThePinNobodyLinks()
    {
        const auto answer = link(bodyFor(m_ticket, u"+996555121001"_s, "271829"));

        QCOMPARE(answer.status, 403);
        QCOMPARE(errorCodeOf(answer), u"code_wrong"_s);
        QCOMPARE(jsonOf(answer)["error"_L1]["message"_L1].toString(), u"The PIN is wrong."_s);
        QCOMPARE(linksStored(), 0);
        QCOMPARE(newestAudit(), u"kiosk:Desk|staff.pin_wrong|kiosk:Desk|Desk|"_s);
        QVERIFY(m_told.isEmpty());
        QCOMPARE(link(bodyFor(m_ticket, u"+996555121001"_s)).status, 201);
    }

    void aWrongPinIsLoggedWithoutIt()
    {
        const TestSupport::LogLines log;

        (void)link(bodyFor(m_ticket, u"+996555121001"_s, "271829"));

        QVERIFY(log.contain(u"event=staff.pin_wrong kiosk=Desk"_s));
        QVERIFY(!log.contain(u"271829"_s));
    }

    // Whether there is such a ticket or tenant, or who is staff.
    void beforeThePinIsRightNothingIsTold_data()
    {
        QTest::addColumn<QString>("ticket");
        QTest::addColumn<QString>("phone");
        QTest::newRow("all is right") << QString() << u"+996555121001"_s;
        QTest::newRow("no ticket") << u"0000"_s << u"+996555121001"_s;
        QTest::newRow("nobody's number") << QString() << u"+996555121055"_s;
        QTest::newRow("staff") << QString() << u"+996700121003"_s;
    }

    // An empty ticket stands for the right one.
    void beforeThePinIsRightNothingIsTold()
    {
        QFETCH(QString, ticket);
        QFETCH(QString, phone);

        const auto answer = link(bodyFor(ticket.isEmpty() ? m_ticket : ticket, phone, "271829"));

        QCOMPARE(answer.status, 403);
        QCOMPARE(errorCodeOf(answer), u"code_wrong"_s);
        QCOMPARE(jsonOf(answer)["error"_L1]["message"_L1].toString(), u"The PIN is wrong."_s);
    }

    void withoutAConfiguredPinNobodyIsLinked()
    {
        m_pin.emplace(std::nullopt, monotonicNow);

        const auto answer = link(bodyFor(m_ticket, u"+996555121001"_s));

        QCOMPARE(answer.status, 403);
        QCOMPARE(errorCodeOf(answer), u"forbidden"_s);
        const auto message = jsonOf(answer)["error"_L1]["message"_L1].toString();
        QVERIFY(message.contains(u"server/staff_pin"_s));
        QVERIFY(message.contains(u"amt-kioskctl pin"_s));
        QCOMPARE(linksStored(), 0);
    }

    void whoeverGuessesThePinIsToldToWait()
    {
        for (int i = 0; i < 3; ++i)
            QCOMPARE(link(bodyFor(m_ticket, u"+996555121001"_s, "271829")).status, 403);

        const auto answer = link(bodyFor(m_ticket, u"+996555121001"_s));

        QCOMPARE(answer.status, 429);
        QCOMPARE(errorCodeOf(answer), u"rate_limited"_s);
        QCOMPARE(headerOf(answer, "Retry-After"), "5"_ba);
        QCOMPARE(linksStored(), 0);
    }

    void nobodyIsLinkedToStaff()
    {
        const auto answer = link(bodyFor(m_ticket, u"+996700121003"_s));

        QCOMPARE(answer.status, 403);
        QCOMPARE(errorCodeOf(answer), u"forbidden"_s);
        QVERIFY(jsonOf(answer)["error"_L1]["message"_L1].toString().contains(u"directory"_s));
        QCOMPARE(linksStored(), 0);
        QVERIFY(m_told.isEmpty());
    }

    void withoutAKeyNobodyLinks_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("wrong key") << "Kiosk guess"_ba;
        QTest::newRow("a session") << "Bearer Desk-key"_ba;
    }

    void withoutAKeyNobodyLinks()
    {
        QFETCH(QByteArray, authorization);

        const auto answer = link(bodyFor(m_ticket, u"+996555121001"_s), authorization);

        QCOMPARE(answer.status, 401);
        QCOMPARE(errorCodeOf(answer), u"unauthorized"_s);
    }

    void whatIsWrongHasItsCode_data()
    {
        QTest::addColumn<QString>("phone");
        QTest::addColumn<QByteArray>("kiosk");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("message");
        const auto desk = "Kiosk Desk-key"_ba;
        QTest::newRow("nobody's number")
            << u"+996555121055"_s << desk << 404 << u"not_found"_s << u"number"_s;
        QTest::newRow("another kiosk's ticket")
            << u"+996555121001"_s << "Kiosk Door-key"_ba << 404 << u"not_found"_s << u"ticket"_s;
        QTest::newRow("no number") << u"abc"_s << desk << 400 << u"bad_request"_s << u"phone"_s;
    }

    void whatIsWrongHasItsCode()
    {
        QFETCH(QString, phone);
        QFETCH(QByteArray, kiosk);
        QFETCH(int, status);
        QFETCH(QString, code);
        QFETCH(QString, message);

        const auto answer = link(bodyFor(m_ticket, phone), kiosk);

        QCOMPARE(answer.status, status);
        QCOMPARE(errorCodeOf(answer), code);
        QVERIFY(jsonOf(answer)["error"_L1]["message"_L1].toString().contains(message));
    }

    void anotherBodyIsABadRequest_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << "1234 +996555121001"_ba;
        QTest::newRow("no ticket") << R"({"phone":"+996555121001","pin":"271828"})"_ba;
        QTest::newRow("long ticket")
            << R"({"ticket":"12345","phone":"+996555121001","pin":"271828"})"_ba;
        QTest::newRow("no phone") << R"({"ticket":"1234","pin":"271828"})"_ba;
        QTest::newRow("no PIN") << R"({"ticket":"1234","phone":"+996555121001"})"_ba;
        QTest::newRow("short PIN") << R"({"ticket":"1234","phone":"+996555121001","pin":"271"})"_ba;
        QTest::newRow("PIN as a number")
            << R"({"ticket":"1234","phone":"+996555121001","pin":271828})"_ba;
    }

    void anotherBodyIsABadRequest()
    {
        QFETCH(QByteArray, body);

        const auto answer = link(body);

        QCOMPARE(answer.status, 400);
        QCOMPARE(errorCodeOf(answer), u"bad_request"_s);
    }

    void aNumberOfSomebodyElseIsABadRequest()
    {
        Core::Tenant newcomer;
        newcomer.phone = Core::PhoneNumber::fromE164(u"+996555121099");
        QVERIFY(m_fixture->tenants.add(newcomer, m_fixture->now));

        const auto answer = link(bodyFor(m_ticket, u"+996555121001"_s));

        QCOMPARE(answer.status, 400);
        QCOMPARE(errorCodeOf(answer), u"bad_request"_s);
    }

    void whoGuessesTicketsIsToldToWait()
    {
        const auto wrong = m_ticket == u"0000"_s ? u"0001"_s : u"0000"_s;
        std::chrono::milliseconds monotonic = 1h;
        m_pin.emplace(TestSupport::staffPinHash(),
                      [&monotonic] { return monotonic += std::chrono::milliseconds(10s); });
        for (int i = 0; i < 5; ++i)
            QCOMPARE(link(bodyFor(wrong, u"+996555121001"_s)).status, 404);

        const auto answer = link(bodyFor(m_ticket, u"+996555121001"_s));

        QCOMPARE(answer.status, 429);
        QCOMPARE(errorCodeOf(answer), u"rate_limited"_s);
        QCOMPARE(headerOf(answer, "Retry-After"), "600"_ba);
    }

    void aDeadDatabaseIsUnavailable()
    {
        m_fixture->breakDatabase();

        QCOMPARE(link(bodyFor(m_ticket, u"+996555121001"_s)).status, 503);
    }

private:
    [[nodiscard]] Response link(const QByteArray &body,
                                const QByteArray &authorization = "Kiosk Desk-key"_ba)
    {
        const LinksHandler handler(
            kiosks(), m_fixture->links, *m_pin,
            {.region = u"KG"_s, .linked = [this](const Core::Linked &linked, const QString &kiosk) {
                 m_told.append(
                     QStringList{linked.tenant.name, linked.sender.masked(), kiosk}.join(u'|'));
             }});
        return handler(
            with(requestOf("POST", u"/api/kiosk/links"_s, body), "authorization", authorization));
    }

    [[nodiscard]] QString newestAudit() const
    {
        return m_fixture->database
            .valueOf(u"SELECT actor || '|' || action || '|' || subject || '|' || origin || '|' "
                     "|| detail FROM audit_log ORDER BY id DESC"_s)
            .toString();
    }

    [[nodiscard]] int linksStored() const
    {
        return m_fixture->database.valueOf(u"SELECT count(*) FROM sender_links"_s).toInt();
    }

    std::unique_ptr<StoredLoginFixture> m_fixture;
    std::optional<StaffPin> m_pin;
    QStringList m_told;
    QString m_ticket;
};

KIOSK_TEST(TestLinksHandler)

} // namespace LinksHandlerTest

#include "tst_linkshandler.moc"
