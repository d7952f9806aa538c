#include "protocol/linkreply.h"
#include "protocol/linkrequest.h"
#include "server/linkshandler.h"
#include "support/loginroom.h"
#include "support/requests.h"

#include <QJsonDocument>
#include <QTest>

using namespace Server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::errorCodeOf;
using TestSupport::headerOf;
using TestSupport::jsonOf;
using TestSupport::LoginRoom;
using TestSupport::requestOf;
using TestSupport::with;

namespace {

KioskLogin kiosks()
{
    return KioskLogin([](const Core::Secret &key) -> Core::Stored<std::optional<QString>> {
        const auto text = QString::fromLatin1(key.reveal());
        return text.endsWith("-key"_L1) ? std::optional(text.chopped(4)) : std::nullopt;
    });
}

QByteArray bodyFor(const QString &ticket, const QString &phone)
{
    return QJsonDocument(Protocol::LinkRequest{.ticket = ticket, .phone = phone}.toJson()).toJson();
}

} // namespace

//! Staff enter a visitor's ticket and the number of a tenant.
class TestLinksHandler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_room = std::make_unique<LoginRoom>();
        QVERIFY(m_room->isReady());
        const auto attempt =
            m_room->logins.start({.language = {}, .kiosk = u"Desk"_s}).value().attempt;
        QVERIFY(m_room->logins.complete(m_room->messageFrom(u"996555121099"_s, attempt.id)));
        m_ticket = m_room->links.ticketOf(attempt.id).value();
        QVERIFY(!m_ticket.isEmpty());
    }

    void cleanup() { m_room.reset(); }

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
        const auto entry = m_room->database.valueOf(
            u"SELECT actor || '|' || action || '|' || subject || '|' || origin || '|' || detail "
            "FROM audit_log ORDER BY id DESC"_s);
        QCOMPARE(entry.toString(), u"kiosk:Desk|sender.linked|tenant:1|Desk|phone:+996•••••099"_s);
        QVERIFY(!m_room->signIn(u"996555121099"_s).isEmpty());
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
        QTest::newRow("no ticket") << R"({"phone":"+996555121001"})"_ba;
        QTest::newRow("long ticket") << R"({"ticket":"12345","phone":"+996555121001"})"_ba;
        QTest::newRow("no phone") << R"({"ticket":"1234"})"_ba;
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
        QVERIFY(m_room->tenants.add(newcomer, m_room->now));

        const auto answer = link(bodyFor(m_ticket, u"+996555121001"_s));

        QCOMPARE(answer.status, 400);
        QCOMPARE(errorCodeOf(answer), u"bad_request"_s);
    }

    void whoGuessesIsToldToWait()
    {
        const auto wrong = m_ticket == u"0000"_s ? u"0001"_s : u"0000"_s;
        for (int i = 0; i < 5; ++i)
            QCOMPARE(link(bodyFor(wrong, u"+996555121001"_s)).status, 404);

        const auto answer = link(bodyFor(m_ticket, u"+996555121001"_s));

        QCOMPARE(answer.status, 429);
        QCOMPARE(errorCodeOf(answer), u"rate_limited"_s);
        QCOMPARE(headerOf(answer, "Retry-After"), "600"_ba);
    }

    void aDeadDatabaseIsUnavailable()
    {
        m_room->breakDatabase();

        QCOMPARE(link(bodyFor(m_ticket, u"+996555121001"_s)).status, 503);
    }

private:
    [[nodiscard]] Response link(const QByteArray &body,
                                const QByteArray &authorization = "Kiosk Desk-key"_ba)
    {
        const LinksHandler handler(kiosks(), m_room->links, u"KG"_s, {});
        return handler(
            with(requestOf("POST", u"/api/kiosk/links"_s, body), "authorization", authorization));
    }

    std::unique_ptr<LoginRoom> m_room;
    QString m_ticket;
};

QTEST_GUILESS_MAIN(TestLinksHandler)

#include "tst_linkshandler.moc"
