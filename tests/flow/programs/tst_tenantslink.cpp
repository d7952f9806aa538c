// SPDX-License-Identifier: GPL-3.0-only
#include "flow/listings.h"
#include "flow/terminal.h"
#include "support/program.h"
#include "support/staffpins.h"
#include "support/test.h"

#include <QJsonDocument>
#include <QTest>

namespace TenantsLinkTest {

using namespace Qt::StringLiterals;
using TestSupport::Home;
using TestSupport::loginNotification;
using TestSupport::ServeProcess;
using TestSupport::Terminal;

namespace {

// Contract 1
constexpr int done = 0;
constexpr int failed = 1;
constexpr int usage = 2;

const auto asan = u"+996555121001"_s;
//! A member of the staff.
const auto bakyt = u"+996700121003"_s;
const auto strange = u"996555121099"_s;

QJsonArray linksIn(const Home &home)
{
    return home.ctl({u"tenants"_s, u"links"_s, u"--json"_s}).rows();
}

} // namespace

//! From a number that nobody knows to a sign-in, with the real programs.
class TestTenantsLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<Home>();
        QVERIFY(m_home->addTenant(u"Asan Usenov"_s, asan));
        QVERIFY(m_home->addTenant(u"Bakyt Toktosunov"_s, bakyt, u"accounting"_s));
        m_home->set(u"AMT_SERVER_STAFF_PIN"_s,
                    QString::fromLatin1(TestSupport::staffPinHash().text()));
        m_server = std::make_unique<ServeProcess>(*m_home);
        QVERIFY(m_server->isListening());
    }

    void cleanup()
    {
        m_server.reset();
        m_home.reset();
    }

    void whoWasLinkedSignsInWithTheSameNumber()
    {
        const auto ticket = ticketOf(tryFrom(strange));
        QCOMPARE(ticket.size(), 4);

        const auto finished = m_home->ctl({u"tenants"_s, u"link"_s, ticket, u"0555 121001"_s});

        QCOMPARE(finished.exitCode, done);
        QVERIFY(finished.output.contains(u"Asan Usenov"_s));
        const auto status = tryFrom(strange);
        QCOMPARE(status["status"_L1].toString(), u"COMPLETED"_s);
        QCOMPARE(status["user"_L1]["name"_L1].toString(), u"Asan Usenov"_s);
        const auto audit = listed(*m_home, u"audit"_s);
        QCOMPARE(valuesOf(audit, "action"_L1),
                 (QStringList{u"attempt.completed"_s, u"sender.linked"_s, u"attempt.failed"_s,
                              u"tenant.added"_s, u"tenant.added"_s}));
        QCOMPARE(audit[1]["actor"_L1].toString(), u"administrator"_s);
        QCOMPARE(audit[1]["subject"_L1].toString(), u"tenant:1"_s);
        QCOMPARE(audit[1]["origin"_L1].toString(), u"command line"_s);
        QCOMPARE(audit[1]["detail"_L1].toString(), u"phone:+996•••••099"_s);
        QCOMPARE(m_home->ctl({u"audit"_s, u"verify"_s}).exitCode, done);
        QVERIFY(!m_server->log().contains(strange.toLatin1()));
    }

    void aTicketIsUsedOnce()
    {
        const auto ticket = ticketOf(tryFrom(strange));
        QCOMPARE(m_home->ctl({u"tenants"_s, u"link"_s, ticket, asan}).exitCode, done);

        QCOMPARE(m_home->ctl({u"tenants"_s, u"link"_s, ticket, asan}).exitCode, failed);
    }

    void whatIsWrongIsSaidInOneSentence_data()
    {
        QTest::addColumn<QString>("ticket");
        QTest::addColumn<QString>("phone");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("no ticket") << u"four"_s << asan << usage;
        QTest::newRow("long ticket") << u"12345"_s << asan << usage;
        QTest::newRow("no number") << QString() << u"Asan"_s << usage;
        QTest::newRow("nobody's number") << QString() << u"+996555121055"_s << failed;
        QTest::newRow("staff") << QString() << bakyt << failed;
    }

    // An empty ticket stands for the right one.
    void whatIsWrongIsSaidInOneSentence()
    {
        QFETCH(QString, ticket);
        QFETCH(QString, phone);
        QFETCH(int, exitCode);
        const auto right = ticketOf(tryFrom(strange));

        const auto finished =
            m_home->ctl({u"tenants"_s, u"link"_s, ticket.isEmpty() ? right : ticket, phone});

        QCOMPARE(finished.exitCode, exitCode);
        QVERIFY(finished.output.isEmpty());
        QCOMPARE(finished.complaints.count(u'\n'), 1);
        QVERIFY(!finished.complaints.contains(phone));
        QCOMPARE(tryFrom(strange)["failureReason"_L1].toString(), u"USER_NOT_FOUND"_s);
    }

    void aWrongTicketIsSaidInOneSentence()
    {
        const auto finished = m_home->ctl({u"tenants"_s, u"link"_s, u"0000"_s, asan});

        QCOMPARE(finished.exitCode, failed);
        QCOMPARE(finished.complaints.count(u'\n'), 1);
    }

    void aLinkIsListedAndTakenBack()
    {
        const auto ticket = ticketOf(tryFrom(strange));
        QCOMPARE(m_home->ctl({u"tenants"_s, u"link"_s, ticket, asan}).exitCode, done);
        QCOMPARE(tryFrom(strange)["status"_L1].toString(), u"COMPLETED"_s);

        const auto links = linksIn(*m_home);

        QCOMPARE(links.size(), 1);
        QCOMPARE(membersOf(links),
                 QSet<QString>({u"id"_s, u"tenant_id"_s, u"tenant_name"_s, u"role"_s, u"sender"_s,
                                u"made_by"_s, u"created_at"_s}));
        QCOMPARE(links[0]["tenant_name"_L1].toString(), u"Asan Usenov"_s);
        QCOMPARE(links[0]["sender"_L1].toString(), u"+996•••••099"_s);
        QCOMPARE(links[0]["made_by"_L1].toString(), u"administrator"_s);
        QVERIFY(isTime(links[0]["created_at"_L1]));
        const auto table = m_home->ctl({u"tenants"_s, u"links"_s}).output;
        QVERIFY(table.startsWith(u"id  tenant_id  tenant_name"_s));

        const auto id = links[0]["id"_L1].toVariant().toString();
        const auto unlinked = m_home->ctl({u"tenants"_s, u"unlink"_s, id});
        QCOMPARE(unlinked.exitCode, done);
        QVERIFY(unlinked.output.contains(u"ended: 1."_s));
        QVERIFY(linksIn(*m_home).isEmpty());
        QVERIFY(!listed(*m_home, u"sessions"_s)[0]["revoked_at"_L1].isNull());
        QCOMPARE(tryFrom(strange)["failureReason"_L1].toString(), u"USER_NOT_FOUND"_s);
        const auto entry = listed(*m_home, u"audit"_s).at(1);
        QCOMPARE(entry["action"_L1].toString(), u"sender.unlinked"_s);
        QCOMPARE(entry["actor"_L1].toString(), u"administrator"_s);
        QCOMPARE(entry["subject"_L1].toString(), u"tenant:1"_s);

        const auto again = m_home->ctl({u"tenants"_s, u"unlink"_s, id});
        QCOMPARE(again.exitCode, failed);
        QCOMPARE(again.complaints.count(u'\n'), 1);
        QCOMPARE(m_home->ctl({u"tenants"_s, u"unlink"_s, u"first"_s}).exitCode, usage);
    }

    // Made by an earlier version, or before the tenant became staff.
    void aLinkToStaffSignsNobodyIn()
    {
        const auto ticket = ticketOf(tryFrom(strange));
        QCOMPARE(m_home->ctl({u"tenants"_s, u"link"_s, ticket, asan}).exitCode, done);
        QVERIFY(m_home->changeDatabase(u"UPDATE tenants SET type = 'admin' WHERE id = 1"_s));

        QCOMPARE(tryFrom(strange)["failureReason"_L1].toString(), u"USER_NOT_FOUND"_s);
    }

    // A thief has stolen a kiosk's key.
    void aKiosksKeyAloneLinksNobody()
    {
        const auto kiosk = enrolled();
        const auto ticket = ticketOf(tryFrom(strange, kiosk));

        QCOMPARE(linkAt(kiosk, ticket, asan, {}), 400);
        QCOMPARE(linkAt(kiosk, ticket, asan, u"909090909090"_s), 403);
        QCOMPARE(linkAt(kiosk, ticket, bakyt, TestSupport::staffPin), 403);

        QVERIFY(linksIn(*m_home).isEmpty());
        QVERIFY(m_server->log().contains("event=staff.pin_wrong kiosk=Desk"));
        QVERIFY(!m_server->log().contains("909090909090"));
        QVERIFY(valuesOf(listed(*m_home, u"audit"_s), "action"_L1).contains(u"staff.pin_wrong"_s));
    }

    void whatAKioskLinkedIsUndoneWhenItIsRevoked_data()
    {
        QTest::addColumn<bool>("isAtOnce");
        QTest::newRow("at once") << true;
        QTest::newRow("later") << false;
    }

    void whatAKioskLinkedIsUndoneWhenItIsRevoked()
    {
        QFETCH(bool, isAtOnce);
        const auto kiosk = enrolled();
        QCOMPARE(linkAt(kiosk, ticketOf(tryFrom(strange, kiosk)), asan, TestSupport::staffPin),
                 201);
        QCOMPARE(linksIn(*m_home)[0]["made_by"_L1].toString(), u"kiosk:Desk"_s);
        QCOMPARE(tryFrom(strange, kiosk)["status"_L1].toString(), u"COMPLETED"_s);
        const QStringList revoke{u"kiosks"_s, u"revoke"_s, u"Desk"_s};

        if (!isAtOnce) {
            const auto revoked = m_home->ctl(revoke);
            QCOMPARE(revoked.exitCode, done);
            QVERIFY(revoked.output.contains(u"sign in: 1."_s));
            QVERIFY(revoked.output.contains(u"--undo-links"_s));
            QCOMPARE(linksIn(*m_home).size(), 1);
        }
        const auto undone = m_home->ctl(revoke + QStringList{u"--undo-links"_s});

        QCOMPARE(undone.exitCode, done);
        QVERIFY(undone.output.contains(u"taken back: 1."_s));
        QVERIFY(linksIn(*m_home).isEmpty());
        QCOMPARE(tryFrom(strange)["failureReason"_L1].toString(), u"USER_NOT_FOUND"_s);
        const auto actions = valuesOf(listed(*m_home, u"audit"_s), "action"_L1);
        QCOMPARE(actions.count(u"kiosk.revoked"_s), 1);
        QCOMPARE(actions.count(u"sender.unlinked"_s), 1);
        QCOMPARE(m_home->ctl(revoke + QStringList{u"--undo-links"_s}).exitCode, failed);
    }

    void atATerminalItIsAskedWhetherToUndoTheLinks_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("left");
        QTest::newRow("yes") << "y\n"_ba << 0;
        QTest::newRow("no") << "n\n"_ba << 1;
        QTest::newRow("nothing") << "\n"_ba << 1;
    }

    void atATerminalItIsAskedWhetherToUndoTheLinks()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, left);
        const auto kiosk = enrolled();
        QCOMPARE(linkAt(kiosk, ticketOf(tryFrom(strange, kiosk)), asan, TestSupport::staffPin),
                 201);

        Terminal terminal(u"/usr/bin/env"_s, inEnvironment({u"kiosks"_s, u"revoke"_s, u"Desk"_s}));
        QVERIFY(terminal.shows("[y/N]"));
        // The key is gone before anybody has answered.
        QVERIFY(!listed(*m_home, u"kiosks"_s)[0]["revoked_at"_L1].isNull());
        terminal.type(answer);

        QCOMPARE(terminal.end().exitCode, done);
        QCOMPARE(linksIn(*m_home).size(), left);
    }

private:
    //! The key of the kiosk Desk, which there is from now on.
    [[nodiscard]] QByteArray enrolled() const
    {
        return secretIn(m_home->ctl({u"kiosks"_s, u"add"_s, u"Desk"_s})).toLatin1();
    }

    //! The status of the answer.
    [[nodiscard]] int linkAt(const QByteArray &key, const QString &ticket, const QString &phone,
                             const QString &pin) const
    {
        QJsonObject body{{u"ticket"_s, ticket}, {u"phone"_s, phone}};
        if (!pin.isEmpty())
            body.insert(u"pin"_s, pin);
        return TestSupport::post(m_server->url(), "/api/kiosk/links/", QJsonDocument(body).toJson(),
                                 {{"Authorization"_ba, "Kiosk " + key}})
            .status;
    }

    //! amt-kioskctl with @p arguments, for env.
    [[nodiscard]] QStringList inEnvironment(const QStringList &arguments) const
    {
        return QStringList{u"-i"_s} + m_home->environment().toStringList()
            + QStringList{QStringLiteral(KIOSKCTL)} + arguments;
    }

    //! The status of a new attempt after the message of @p digits, as whoever started it.
    [[nodiscard]] QJsonObject tryFrom(const QString &digits, const QByteArray &kiosk = {}) const
    {
        const auto attempt = kiosk.isEmpty()
            ? m_server->startAttempt()
            : TestSupport::post(m_server->url(), "/api/auth/whatsapp/start/", {},
                                {{"Authorization"_ba, "Kiosk " + kiosk}})
                  .json();
        if (m_server->notify(loginNotification(digits, attempt)).status != 200)
            return {};
        return m_server->statusOf(attempt);
    }

    [[nodiscard]] static QString ticketOf(const QJsonObject &status)
    {
        return status["ticket"_L1].toString();
    }

    std::unique_ptr<Home> m_home;
    std::unique_ptr<ServeProcess> m_server;
};

KIOSK_TEST(TestTenantsLink)

} // namespace TenantsLinkTest

#include "tst_tenantslink.moc"
