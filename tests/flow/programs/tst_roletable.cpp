// SPDX-License-Identifier: GPL-3.0-only
#include "flow/listings.h"
#include "support/pkce.h"
#include "support/program.h"
#include "support/staffpins.h"
#include "support/test.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace RoleTableTest {

using namespace Qt::StringLiterals;
using TestSupport::get;
using TestSupport::HeaderList;
using TestSupport::Home;
using TestSupport::loginNotification;
using TestSupport::post;
using TestSupport::ServeProcess;

namespace {

// Contract 1
constexpr int done = 0;
constexpr int usage = 2;
constexpr int configuration = 3;

const auto cleaner = u"996555121001"_s;
const auto seller = u"996555121002"_s;
const auto stranger = u"996555121099"_s;
const auto settings = "[server]\nport=0\nstart_rate=0\n[greenapi]\nid_instance=1101000001\n"
                      "webhook_token=webhook-token-of-the-tests-0123456789\n"
                      "[whatsapp]\nnumber=+996700000001\n"_ba;
const auto table = "[roles]\ncleaner=staff\nsales=tenant\n"_ba;

HeaderList authorization(const QByteArray &scheme, const QByteArray &credentials)
{
    return {{"Authorization"_ba, scheme + ' ' + credentials}};
}

QByteArray textOf(const QJsonValue &value)
{
    return value.toString().toLatin1();
}

QByteArray bytesOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson();
}

} // namespace

//! The settings' table of types and roles, in every place that a role is told or asked for.
class TestRoleTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<Home>();
        m_home->configure(settings + table);
        QVERIFY(m_home->addTenant(u"Asan Usenov"_s, u'+' + cleaner, u"cleaner"_s));
        QVERIFY(m_home->addTenant(u"Meerim Asanova"_s, u'+' + seller, u"sales"_s));
    }

    void cleanup()
    {
        m_server.reset();
        m_home.reset();
    }

    void theServerTellsTheRoleEverywhere()
    {
        serve(settings + table);
        const auto attempt = m_server->startAttempt();
        QCOMPARE(m_server->notify(loginNotification(cleaner, attempt)).status, 200);
        const auto status = m_server->statusOf(attempt);
        QCOMPARE(status["user"_L1]["type"_L1].toString(), u"cleaner"_s);
        QCOMPARE(status["user"_L1]["role"_L1].toString(), u"staff"_s);
        QCOMPARE(status["user"_L1]["roleName"_L1].toString(), u"Staff"_s);
        const auto session = authorization("Bearer", textOf(status["session"_L1]["token"_L1]));

        const auto me = get(m_server->url(), "/api/auth/me/", session);
        QCOMPARE(me.json()["role"_L1].toString(), u"staff"_s);
    }

    void aKiosksServiceAndStaffGetTheRole()
    {
        m_home->set(u"AMT_SERVER_STAFF_PIN"_s,
                    QString::fromLatin1(TestSupport::staffPinHash().text()));
        serve(settings + table);
        const auto key = secretIn(m_home->ctl({u"kiosks"_s, u"add"_s, u"Desk"_s}));
        const auto kiosk = authorization("Kiosk", key.toLatin1());
        const auto secret = secretIn(m_home->ctl(
            {u"services"_s, u"add"_s, u"crm"_s, u"--redirect"_s, TestSupport::handoffRedirect}));
        const auto crm = authorization("Basic", ("crm:" + secret.toLatin1()).toBase64());
        const auto attempt = startAt(kiosk);
        QCOMPARE(m_server->notify(loginNotification(cleaner, attempt)).status, 200);
        const auto token = textOf(m_server->statusOf(attempt)["session"_L1]["token"_L1]);

        const auto code =
            post(m_server->url(), "/api/auth/handoff/code/",
                 bytesOf(TestSupport::handoffWish("crm"_L1)), authorization("Bearer", token));
        QCOMPARE(code.status, 201);
        const auto handedOver =
            post(m_server->url(), "/api/auth/handoff/",
                 bytesOf(TestSupport::handoffClaim(code.json()["code"_L1])), crm);
        QCOMPARE(handedOver.json()["user"_L1]["role"_L1].toString(), u"staff"_s);
        const auto introspected =
            post(m_server->url(), "/api/auth/introspect/",
                 "token=" + textOf(handedOver.json()["session"_L1]["token"_L1]), crm);
        QCOMPARE(introspected.json()["user"_L1]["role"_L1].toString(), u"staff"_s);

        const auto attempts = get(m_server->url(), "/api/kiosk/attempts/", kiosk);
        QCOMPARE(attempts.json()["attempts"_L1].toArray().first()["role"_L1].toString(),
                 u"staff"_s);

        const auto unknown = startAt(kiosk);
        QCOMPARE(m_server->notify(loginNotification(stranger, unknown)).status, 200);
        const auto linked = post(m_server->url(), "/api/kiosk/links/",
                                 bytesOf({{u"ticket"_s, m_server->statusOf(unknown)["ticket"_L1]},
                                          {u"phone"_s, u'+' + cleaner},
                                          {u"pin"_s, TestSupport::staffPin}}),
                                 kiosk);
        QCOMPARE(linked.status, 403); // nobody is linked to staff
    }

    void theTableSaysWhoEntersANumber()
    {
        serve(settings + table + "[login]\nconfirm=staff\n");

        QCOMPARE(statusAfterMessageOf(cleaner), u"VERIFIED"_s);
        QCOMPARE(statusAfterMessageOf(seller), u"COMPLETED"_s);
    }

    void theDirectoryTakesTheTypesOfTheTable()
    {
        const auto rows = m_home->ctl({u"tenants"_s, u"list"_s, u"--json"_s}).rows();
        QCOMPARE(rows[0]["role"_L1].toString(), u"staff"_s);
        QCOMPARE(rows[1]["role"_L1].toString(), u"tenant"_s);

        const auto added = m_home->ctl({u"tenants"_s, u"add"_s, u"--name"_s, u"X"_s, u"--phone"_s,
                                        u"+996555121003"_s, u"--type"_s, u"boss"_s});
        QCOMPARE(added.exitCode, usage);
        QVERIFY(added.complaints.contains(u"admin, cleaner"_s));

        QFile file(m_home->path() + u"/tenants.csv"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("name,phone,type\nX,0555121004,cleaner\nY,0555121005,guard\n");
        file.close();
        m_home->set(u"AMT_ROLES_GUARD"_s, u"staff"_s);
        const auto imported = m_home->ctl({u"tenants"_s, u"import"_s, file.fileName()});
        QCOMPARE(imported.exitCode, done);
        QVERIFY(imported.output.contains(u"2 added"_s));
    }

    void mistakesStopTheStart()
    {
        m_home->configure("[server]\nport=x\n[roles]\nCleaner=staff\nguard=boss\n");
        m_home->set(u"AMT_ROLES_CHIEF"_s, u"king"_s);

        const auto finished = m_home->ctl({u"serve"_s});

        QCOMPARE(finished.exitCode, configuration);
        for (const auto &part :
             {u"line 2: server/port"_s, u"line 4: roles/Cleaner"_s, u"line 5: roles/guard"_s,
              u"AMT_ROLES_CHIEF"_s, u"allowed: tenant, landlord, investor, staff, admin"_s})
            QVERIFY2(finished.complaints.contains(part), qPrintable(finished.complaints));
    }

private:
    void serve(const QByteArray &content)
    {
        m_home->configure(content);
        m_server = std::make_unique<ServeProcess>(*m_home);
        QVERIFY(m_server->isListening());
    }

    [[nodiscard]] QJsonObject startAt(const HeaderList &kiosk) const
    {
        return post(m_server->url(), "/api/auth/whatsapp/start/", {}, kiosk).json();
    }

    [[nodiscard]] QString statusAfterMessageOf(const QString &digits) const
    {
        const auto attempt = m_server->startAttempt();
        if (m_server->notify(loginNotification(digits, attempt)).status != 200)
            return {};
        return m_server->statusOf(attempt)["status"_L1].toString();
    }

    std::unique_ptr<Home> m_home;
    std::unique_ptr<ServeProcess> m_server;
};

KIOSK_TEST(TestRoleTable)

} // namespace RoleTableTest
#include "tst_roletable.moc"
