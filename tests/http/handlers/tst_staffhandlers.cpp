// SPDX-License-Identifier: GPL-3.0-only
#include "http/handlers/staffhandlers.h"
#include "protocol/staff.h"
#include "support/fakestores.h"
#include "support/invented.h"
#include "support/requests.h"
#include "support/test.h"
#include "support/testclock.h"

#include <QTest>

namespace StaffHandlersTest {

using namespace Http;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Core::AttemptStatus;
using Core::Finding;
using Core::FindingCode;
using TestSupport::errorCodeOf;
using TestSupport::headerOf;
using TestSupport::jsonOf;
using TestSupport::requestOf;
using TestSupport::with;

namespace {

KioskLogin kiosks()
{
    return KioskLogin([](const Core::Secret &key) -> Core::Stored<std::optional<QString>> {
        return key.reveal() == "good-key" ? std::optional(u"Desk"_s) : std::nullopt;
    });
}

Request asking(const QString &query = {})
{
    auto request = with(requestOf("GET", u"/"_s), "authorization", "Kiosk good-key");
    request.query = QUrlQuery(query);
    return request;
}

} // namespace

//! The handlers of the staff screen, without sockets.
class TestStaffHandlers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = {};
        m_wanted.reset();
        m_attempts = QList<Core::Attempt>();
        m_examination.reset();
        m_stores = std::make_unique<TestSupport::FakeStores>();
        m_stores->rows.tenants = {TestSupport::tenant(7, u"+996555121001")};
    }

    void withoutAKeyNobodyIsTold_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("wrong key") << "Kiosk guess"_ba;
        QTest::newRow("a session") << "Bearer good-key"_ba;
    }

    void withoutAKeyNobodyIsTold()
    {
        QFETCH(QByteArray, authorization);
        const auto request = with(requestOf("GET", u"/"_s), "authorization", authorization);

        for (const auto &answer : {health()(request), attempts()(request), doctor()(request)}) {
            QCOMPARE(answer.status, 401);
            QCOMPARE(errorCodeOf(answer), u"unauthorized"_s);
        }
        QVERIFY(!m_wanted);
        QCOMPARE(m_doctorCalls, 0);
    }

    void healthTellsWhatWasFound()
    {
        const auto answer = health()(asking());

        QCOMPARE(answer.status, 200);
        const auto reply = Protocol::HealthReply::fromJson(jsonOf(answer));
        QVERIFY(reply);
        QCOMPARE(reply->version, u"1.2.3"_s);
        QCOMPARE(reply->serverTime, m_clock.now);
        QCOMPARE(reply->startedAt, m_clock.now.addSecs(-60));
        QVERIFY(reply->findings == QList{Finding::of(FindingCode::GatewayOff, u"It is off."_s)});
    }

    void aDoctorAtWorkIsAskedAgain()
    {
        const auto answer = doctor()(asking());

        QCOMPARE(answer.status, 202);
        QCOMPARE(headerOf(answer, "Retry-After"), "1"_ba);
        const auto reply = Protocol::DoctorReply::fromJson(jsonOf(answer));
        QVERIFY(reply && !reply->examination);
    }

    void aDoctorWhoIsDoneTellsWhatWasFound()
    {
        m_examination =
            Core::Examination{{Finding::of(FindingCode::DiskFull, u"It is full."_s)}, m_clock.now};

        const auto answer = doctor()(asking());

        QCOMPARE(answer.status, 200);
        const auto reply = Protocol::DoctorReply::fromJson(jsonOf(answer));
        QVERIFY(reply && reply->examination);
        QVERIFY(reply->examination->findings == m_examination->findings);
        QCOMPARE(reply->examination->at, m_clock.now);
    }

    void attemptsAreThoseThatWereAskedFor_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("limit");
        QTest::addColumn<bool>("all");
        QTest::newRow("nothing said") << u""_s << 20 << false;
        QTest::newRow("one") << u"limit=1"_s << 1 << false;
        QTest::newRow("hundred") << u"limit=100"_s << 100 << false;
        QTest::newRow("all") << u"all=true"_s << 20 << true;
        QTest::newRow("not all") << u"all=false&limit=5"_s << 5 << false;
        QTest::newRow("other members") << u"kiosk=Hall"_s << 20 << false;
    }

    void attemptsAreThoseThatWereAskedFor()
    {
        QFETCH(QString, query);
        QFETCH(int, limit);
        QFETCH(bool, all);

        const auto answer = attempts()(asking(query));

        QCOMPARE(answer.status, 200);
        QVERIFY(m_wanted);
        QCOMPARE(m_wanted->kiosk, u"Desk"_s);
        QCOMPARE(m_wanted->limit, limit);
        QCOMPARE(m_wanted->all, all);
    }

    void aWrongQueryIsABadRequest_data()
    {
        QTest::addColumn<QString>("query");
        QTest::newRow("none") << u"limit=0"_s;
        QTest::newRow("negative") << u"limit=-1"_s;
        QTest::newRow("too many") << u"limit=101"_s;
        QTest::newRow("no number") << u"limit=many"_s;
        QTest::newRow("empty") << u"limit="_s;
        QTest::newRow("huge") << u"limit=99999999999999999999"_s;
        QTest::newRow("all of another kind") << u"all=1"_s;
    }

    void aWrongQueryIsABadRequest()
    {
        QFETCH(QString, query);

        const auto answer = attempts()(asking(query));

        QCOMPARE(answer.status, 400);
        QCOMPARE(errorCodeOf(answer), u"bad_request"_s);
        QVERIFY(!m_wanted);
    }

    void attemptsTellWhoAndWhatBecameOfThem()
    {
        auto completed = attempt(AttemptStatus::Completed);
        completed.verifiedPhone = TestSupport::phone(u"+996555121001");
        completed.tenantId = 7;
        auto over = attempt(AttemptStatus::New);
        over.expiresAt = m_clock.now;
        m_attempts = QList{completed, over};

        const auto answer = attempts()(asking());

        const auto reply = Protocol::AttemptsReply::fromJson(jsonOf(answer));
        QVERIFY(reply);
        QCOMPARE(reply->attempts.size(), 2);
        QCOMPARE(reply->attempts[0].name, u"Asan Usenov"_s);
        QCOMPARE(reply->attempts[0].role, u"tenant"_s);
        QCOMPARE(reply->attempts[0].maskedPhone, u"+996•••••001"_s);
        QVERIFY(!answer.body.contains("121001"));
        QVERIFY(
            reply->attempts[1].state
            == (Core::AttemptState{AttemptStatus::Failed, Core::FailureReason::AttemptExpired}));
        QVERIFY(reply->attempts[1].name.isEmpty());
    }

    void somebodyWhoHasGoneHasNoName()
    {
        auto completed = attempt(AttemptStatus::Completed);
        completed.tenantId = 99;
        m_attempts = QList{completed};

        const auto answer = attempts()(asking());

        QCOMPARE(answer.status, 200);
        QVERIFY(!answer.body.contains("\"name\""));
    }

    void aDeadDatabaseIsUnavailable()
    {
        auto completed = attempt(AttemptStatus::Completed);
        completed.tenantId = 7;
        m_attempts = QList{completed};
        m_stores->failing = TestSupport::Step::FindTenant;
        QCOMPARE(attempts()(asking()).status, 503);

        m_attempts = Core::Unexpected(Core::StorageError::Unavailable);
        QCOMPARE(attempts()(asking()).status, 503);
    }

    void whatTheDatabaseRefusesIsNotAskedForAgain()
    {
        m_attempts = Core::Unexpected(Core::StorageError::Refused);

        const auto answer = attempts()(asking());

        QCOMPARE(answer.status, 500);
        QCOMPARE(TestSupport::errorCodeOf(answer), u"internal"_s);
        QVERIFY(TestSupport::headerOf(answer, "Retry-After").isEmpty());
    }

private:
    [[nodiscard]] Core::Attempt attempt(AttemptStatus status) const
    {
        Core::Attempt result;
        result.id = QUuid::createUuid();
        result.state.status = status;
        result.createdAt = m_clock.now;
        result.expiresAt = m_clock.now.addSecs(180);
        return result;
    }

    [[nodiscard]] StaffBackend backend()
    {
        return {
            .version = u"1.2.3"_s,
            .startedAt = m_clock.now.addSecs(-60),
            .health = [] { return QList{Finding::of(FindingCode::GatewayOff, u"It is off."_s)}; },
            .attempts =
                [this](const AttemptsWanted &wanted) {
                    m_wanted = wanted;
                    return m_attempts;
                },
            .doctor =
                [this] {
                    ++m_doctorCalls;
                    return m_examination;
                },
        };
    }

    [[nodiscard]] HealthHandler health() { return {kiosks(), backend(), m_clock.reader()}; }
    [[nodiscard]] DoctorHandler doctor() { return {kiosks(), backend()}; }
    [[nodiscard]] AttemptsHandler attempts()
    {
        return {kiosks(), backend(), *m_stores, {}, m_clock.reader()};
    }

    TestSupport::TestClock m_clock;
    std::unique_ptr<TestSupport::FakeStores> m_stores;
    std::optional<AttemptsWanted> m_wanted;
    Core::Stored<QList<Core::Attempt>> m_attempts;
    std::optional<Core::Examination> m_examination;
    int m_doctorCalls = 0;
};

KIOSK_TEST(TestStaffHandlers)

} // namespace StaffHandlersTest

#include "tst_staffhandlers.moc"
