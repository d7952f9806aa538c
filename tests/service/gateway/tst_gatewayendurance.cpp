// SPDX-License-Identifier: GPL-3.0-only
#include "service/linkedserver.h"
#include "storage/engine/connection.h"
#include "storage/engine/statement.h"
#include "storage/stores/sqltenantdirectory.h"
#include "storage/transaction/sqlunitofwork.h"
#include "support/loglines.h"
#include "support/longrun.h"
#include "support/test.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTimer>

#include <random>

namespace GatewayEnduranceTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace TestSupport;
using Config::GatewayMode;
using Simulator::Fault;
using Simulator::Shape;

namespace {

constexpr auto tenants = 200;
//! The number of people who sign in at the same time.
constexpr auto visitors = 20;
//! After which somebody sends the message once more.
constexpr auto patience = 700;

QString numberOf(int tenant)
{
    return u"996555"_s + QString::number(200000 + tenant);
}

Core::Tenant tenantOf(int number)
{
    Core::Tenant tenant;
    tenant.name = u"Tenant %1"_s.arg(number);
    tenant.type = u"tenant"_s;
    tenant.phone = Core::PhoneNumber::fromE164(u'+' + numberOf(number));
    return tenant;
}

// QTest::qWaitFor() sleeps between its looks, and the gateway, which lives in this thread, with it.
bool happens(const std::function<bool()> &what)
{
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (what())
            loop.quit();
    });
    look.start(20ms);
    QTimer::singleShot(60s, &loop, &QEventLoop::quit);
    loop.exec();
    return what();
}

//! A login under way.
struct Visit
{
    QString number;
    QJsonObject attempt;
    QElapsedTimer sinceSent{};
};

} // namespace

//! Thousands of notifications through a gateway at which everything fails now and then: whoever
//! signs in is signed in once, in the end, and the log keeps what it must not tell.
class TestGatewayEndurance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"kiosk.*=true"_s); }

    void everybodyIsSignedInOnce_data()
    {
        QTest::addColumn<GatewayMode>("mode");
        QTest::newRow("by webhook") << GatewayMode::Webhook;
        QTest::newRow("by polling") << GatewayMode::Poll;
    }

    void everybodyIsSignedInOnce()
    {
        QFETCH(GatewayMode, mode);
        const auto enough = isLongRun() ? 10000 : 200;
        const LogLines log;
        QVERIFY(start(mode));
        letEverythingFailNowAndThen();

        while (m_queued < enough) {
            QVERIFY(m_server->gatewayState() != "number_changed"_L1);
            const auto visits = beginVisits();
            QCOMPARE(visits.size(), visitors);
            QVERIFY(areAllSignedIn(visits));
            QVERIFY(hasSession(visits.first()));
        }

        m_server->gateway.faults().clear();
        QVERIFY(happens([this] { return m_server->gateway.queued() == 0; }));
        QCOMPARE(m_server
                     ->valueOf(u"SELECT count(*) FROM login_attempts WHERE status = "
                               "'COMPLETED'"_s)
                     .toInt(),
                 m_logins);
        QCOMPARE(m_server->valueOf(u"SELECT count(*) FROM login_attempts"_s).toInt(), m_logins);
        QCOMPARE(m_server->valueOf(u"SELECT count(*) FROM sessions"_s).toInt(), m_logins);
        QCOMPARE(m_server->valueOf(u"SELECT count(DISTINCT attempt_id) FROM sessions"_s).toInt(),
                 m_logins);
        QCOMPARE(m_server->valueOf(u"SELECT count(*) FROM deferred_messages"_s).toInt(), 0);
        m_server->stop();
        QCOMPARE(secretsIn(log.all()), QStringList());
    }

    void cleanup()
    {
        m_connection.reset();
        m_server.reset();
    }

private:
    [[nodiscard]] bool start(GatewayMode mode)
    {
        m_queued = 0;
        m_logins = 0;
        auto options = LinkedServer::quickGateway();
        options.times.retryPause = 10ms;
        options.times.lateness = 50ms;
        options.times.markerPause = 50ms;
        options.times.slowness = 20ms;
        m_server = std::make_unique<LinkedServer>(mode, options);
        connect(&m_server->gateway, &Simulator::Gateway::happened, this,
                [this](const QJsonObject &event) {
                    m_queued += event["event"_L1] == "notification.queued"_L1 ? 1 : 0;
                });
        auto &setup = m_server->setup;
        setup.settings.server.startRate = 0;
        setup.link.journal = {.every = 300ms, .past = 1min, .patience = 200ms};
        // A lookup that fails for good is a refusal; here none may.
        setup.link.client.repeats.repeats = 12;
        return m_server->start() && fillDirectory();
    }

    [[nodiscard]] bool fillDirectory()
    {
        auto connection = Storage::Connection::open(m_server->setup.databaseUrl);
        if (!connection)
            return false;
        m_connection = std::move(*connection);
        Storage::SqlTenantDirectory directory(m_connection->database());
        return Storage::SqlUnitOfWork(m_connection->database())
            .commit([&directory]() -> Core::Stored<void> {
                for (int i = 0; i < tenants; ++i) {
                    const auto added = directory.add(tenantOf(i), QDateTime::currentDateTimeUtc());
                    if (!added)
                        return Core::Unexpected(added.error());
                }
                return {};
            })
            .has_value();
    }

    void letEverythingFailNowAndThen()
    {
        for (const auto fault :
             {Fault::DuplicateDelivery, Fault::Loss, Fault::DelayedDelivery, Fault::MarkerThenText,
              Fault::MarkerThenTextOtherId, Fault::EmptyText, Fault::LidSender, Fault::EmptySender,
              Fault::UnknownType, Fault::JournalLag, Fault::ConnectionReset, Fault::SlowAnswer,
              Fault::Answer429, Fault::Answer500, Fault::Answer502, Fault::Answer504,
              Fault::WebhookReset, Fault::ForgedWithoutHeader, Fault::ForgedWithWrongHeader})
            m_server->gateway.faults().strikeByChance(fault, 0.05);
    }

    //! Attempts of web pages, of which there may be many, and their messages among chatter.
    [[nodiscard]] QList<Visit> beginVisits()
    {
        QList<Visit> visits;
        for (int i = 0; i < visitors; ++i) {
            const auto reply = TestSupport::post(m_server->url(), "/api/auth/whatsapp/start/"_ba);
            if (reply.status != 201)
                return {};
            visits.append({.number = numberOf(m_logins++ % tenants), .attempt = reply.json()});
        }
        for (auto &visit : visits) {
            chat();
            send(visit);
        }
        return visits;
    }

    void send(Visit &visit)
    {
        visit.sinceSent.start();
        m_server->write(visit.number, visit.attempt);
    }

    // Messages of people who are not in the directory, and of tenants who want something else.
    void chat()
    {
        auto &gateway = m_server->gateway;
        const auto stranger = u"996777"_s + QString::number(300000 + random(50));
        switch (random(6)) {
        case 0:
            gateway.write({.from = stranger, .text = u"When do you open?"_s});
            break;
        case 1:
            gateway.write({.from = stranger, .text = u"NO"_s});
            break;
        case 2:
            gateway.write(
                {.from = numberOf(random(tenants)), .text = u"👍"_s, .shape = Shape::Reaction});
            break;
        case 3:
            gateway.write(
                {.from = stranger,
                 .text = u"AMT LOGIN "_s + QUuid::createUuid().toString(QUuid::WithoutBraces)});
            break;
        case 4:
            gateway.write(
                {.from = stranger, .text = u"All"_s, .group = u"120363000000000001@g.us"_s});
            break;
        default:
            break;
        }
    }

    //! People who see nothing happen send the message again.
    [[nodiscard]] bool areAllSignedIn(QList<Visit> visits)
    {
        return happens([&] {
            const auto pending = pendingAttempts();
            visits.removeIf([&](const Visit &visit) {
                return !pending.contains(visit.attempt["attemptId"_L1].toString());
            });
            for (auto &visit : visits) {
                if (visit.sinceSent.hasExpired(patience))
                    send(visit);
            }
            return visits.isEmpty();
        });
    }

    [[nodiscard]] QSet<QString> pendingAttempts() const
    {
        QSet<QString> pending;
        auto query =
            Storage::execute(m_connection->database(),
                             u"SELECT attempt_id FROM login_attempts WHERE status = 'NEW'"_s);
        while (query && query->next())
            pending.insert(query->value(0).toString());
        return pending;
    }

    //! The visitor's own, which works.
    [[nodiscard]] bool hasSession(const Visit &visit) const
    {
        const auto token = m_server->told(visit.attempt)["session"_L1]["token"_L1].toString();
        const auto me = m_server->get("/api/auth/me/"_ba, "Bearer " + token.toLatin1());
        const auto phone = Core::PhoneNumber::fromE164(u'+' + visit.number);
        return me.status == 200 && phone && me.json()["phone"_L1].toString() == phone->masked();
    }

    [[nodiscard]] int random(int below)
    {
        return std::uniform_int_distribution<>(0, below - 1)(m_random);
    }

    //! The lines that tell a token or a whole number.
    [[nodiscard]] QStringList secretsIn(const QStringList &lines) const
    {
        // Not the end of an attempt's id that looks like one.
        static const QRegularExpression number(
            u"(?<![0-9a-f-])(?:996)?(?:555[0-9]{6}|777[0-9]{6}|700000001)(?![0-9a-f])"_s);
        const auto apiToken =
            QString::fromLatin1(m_server->setup.settings.greenApi.apiToken.reveal());
        const auto webhookToken = QString::fromLatin1(m_server->setup.webhookToken.reveal());
        return lines.filter(apiToken) + lines.filter(webhookToken) + lines.filter(number);
    }

    std::unique_ptr<LinkedServer> m_server;
    std::unique_ptr<Storage::Connection> m_connection;
    std::mt19937 m_random{1};
    int m_queued = 0;
    int m_logins = 0;
};

KIOSK_TEST(TestGatewayEndurance)

} // namespace GatewayEnduranceTest

#include "tst_gatewayendurance.moc"
