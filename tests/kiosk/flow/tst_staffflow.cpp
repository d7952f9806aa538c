// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/flow/staffflow.h"
#include "protocol/json.h"
#include "protocol/link.h"
#include "support/fakepages.h"
#include "support/test.h"

#include <QSignalSpy>
#include <QTest>

namespace StaffFlowTest {

using namespace Qt::StringLiterals;
using Core::Finding;
using Core::FindingCode;
using Kiosk::ClientError;
using Kiosk::LinkDialog;
using Kiosk::StaffFlow;
using Kiosk::StaffView;
using TestSupport::FakePages;

namespace {

const QDateTime now({2026, 1, 23}, {17, 27}, Qt::UTC);

QByteArray health()
{
    const Protocol::HealthReply reply{
        .findings = {Finding::of(FindingCode::DatabaseOk, u"The database answers."_s)},
        .version = u"0.1.0"_s,
        .startedAt = now,
        .serverTime = now};
    return Protocol::toBytes(reply.toJson());
}

QByteArray attempts()
{
    const Protocol::AttemptsReply reply{
        .attempts = {{.attemptId = QUuid::createUuid(),
                      .createdAt = now,
                      .state = {.status = Core::AttemptStatus::Completed, .failure = {}},
                      .maskedPhone = u"+996•••••001"_s,
                      .name = u"Айгүл Осмонова"_s,
                      .role = u"tenant"_s}}};
    return Protocol::toBytes(reply.toJson());
}

QByteArray examination()
{
    const Protocol::DoctorReply reply{
        .examination = Core::Examination{
            .findings = {Finding::of(FindingCode::DiskLow, u"The disk is nearly full."_s)},
            .at = now}};
    return Protocol::toBytes(reply.toJson());
}

QByteArray underWay()
{
    return Protocol::toBytes(Protocol::DoctorReply{}.toJson());
}

QByteArray linked()
{
    const Protocol::LinkReply reply{.user = {.id = 1,
                                             .name = u"Айгүл Осмонова"_s,
                                             .maskedPhone = u"+996•••••001"_s,
                                             .type = u"tenant"_s,
                                             .role = u"tenant"_s,
                                             .roleName = u"Tenant"_s}};
    return Protocol::toBytes(reply.toJson());
}

Core::PhoneNumber phone()
{
    return *Core::PhoneNumber::fromE164(u"+996555121001");
}

FakePages::Answer ok(const QByteArray &body)
{
    return {.status = 200, .body = body};
}

} // namespace

class TestStaffFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server.emplace();
        m_server->answers[u"health"_s] = {ok(health())};
        m_server->answers[u"attempts"_s] = {ok(attempts())};
        m_server->answers[u"doctor"_s] = {ok(examination())};
        m_flow.emplace(Kiosk::ServerAddress(m_server->url()), Core::Secret("key"));
    }

    void eachTabShowsItsOwn_data()
    {
        QTest::addColumn<StaffView::Tab>("tab");
        QTest::addColumn<QString>("page");
        QTest::addColumn<qsizetype>("findings");
        QTest::addColumn<qsizetype>("attempts");

        QTest::newRow("health") << StaffView::Tab::Health << u"health"_s << qsizetype(1)
                                << qsizetype(0);
        QTest::newRow("attempts") << StaffView::Tab::Attempts << u"attempts"_s << qsizetype(0)
                                  << qsizetype(1);
        QTest::newRow("doctor") << StaffView::Tab::Doctor << u"doctor"_s << qsizetype(1)
                                << qsizetype(0);
    }

    void eachTabShowsItsOwn()
    {
        QFETCH(StaffView::Tab, tab);
        QFETCH(QString, page);
        QFETCH(qsizetype, findings);
        QFETCH(qsizetype, attempts);

        m_flow->open(tab);
        QVERIFY(m_flow->view().isLoading);
        QVERIFY(m_flow->view().tab == tab);

        QTRY_VERIFY(!m_flow->view().isLoading);
        QCOMPARE(m_flow->view().findings.size(), findings);
        QCOMPARE(m_flow->view().attempts.size(), attempts);
        QVERIFY(!m_flow->view().error);
        QCOMPARE(m_server->asked().size(), 1);
        QCOMPARE(m_server->asked().first().page, page);
        QCOMPARE(m_server->asked().first().authorization, "Kiosk key");
    }

    void theDoctorIsWaitedFor()
    {
        m_server->answers[u"doctor"_s] = {{.status = 202, .body = underWay()}, ok(examination())};

        m_flow->open(StaffView::Tab::Doctor);
        QTRY_COMPARE(m_server->timesAsked(u"doctor"_s), 1);
        QVERIFY(m_flow->view().isLoading);

        QTRY_VERIFY(!m_flow->view().isLoading);
        QCOMPARE(m_server->timesAsked(u"doctor"_s), 2);
        QVERIFY(m_flow->view().findings.first().code == FindingCode::DiskLow);
    }

    void aFormerTabsAnswerDoesNotCount()
    {
        bool wasHealthShown = false;
        connect(&*m_flow, &StaffFlow::changed, this,
                [&] { wasHealthShown = wasHealthShown || !m_flow->view().findings.isEmpty(); });

        m_flow->open(StaffView::Tab::Health);
        m_flow->open(StaffView::Tab::Attempts);

        QTRY_VERIFY(!m_flow->view().isLoading && m_server->asked().size() == 2);
        QCOMPARE(m_flow->view().attempts.size(), 1);
        QVERIFY(!wasHealthShown);
    }

    void whoLeavesTheDoctorIsNotCalledBack()
    {
        m_server->answers[u"doctor"_s] = {{.status = 202, .body = underWay()}};
        m_flow->open(StaffView::Tab::Doctor);
        QTRY_COMPARE(m_server->timesAsked(u"doctor"_s), 1);
        // A later request is answered later: by then this flow waits for its next second.
        StaffFlow other(Kiosk::ServerAddress(m_server->url()), {});
        other.open(StaffView::Tab::Health);
        QTRY_VERIFY(!other.view().isLoading);

        m_flow->open(StaffView::Tab::Attempts);
        QTRY_VERIFY(!m_flow->view().isLoading);

        // The other desk's doctor measures the second in which this one could ask.
        other.open(StaffView::Tab::Doctor);
        QTRY_COMPARE(m_server->timesAsked(u"doctor"_s), 3);
        QCOMPARE(m_server->timesAsked(u"attempts"_s), 1);
        QCOMPARE(m_flow->view().attempts.size(), 1);
    }

    void whatWentWrongIsSaid_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ClientError>("error");

        QTest::newRow("no key") << 401 << ClientError::NotAllowed;
        QTest::newRow("broken") << 500 << ClientError::Server;
        QTest::newRow("older server") << 404 << ClientError::NotFound;
        QTest::newRow("none of this interface") << 200 << ClientError::BadAnswer;
    }

    void whatWentWrongIsSaid()
    {
        QFETCH(int, status);
        QFETCH(ClientError, error);
        m_server->answers[u"health"_s] = {{.status = status, .body = "{}"}};

        m_flow->open(StaffView::Tab::Health);

        QTRY_VERIFY(!m_flow->view().isLoading);
        QVERIFY(m_flow->view().error == error);
        m_flow->open(StaffView::Tab::Attempts);
        QVERIFY(!m_flow->view().error);
    }

    void closingForgetsNames()
    {
        m_flow->open(StaffView::Tab::Attempts);
        QTRY_COMPARE(m_flow->view().attempts.size(), 1);

        m_flow->close();

        QVERIFY(m_flow->view().attempts.isEmpty());
    }

    void namesThatComeAfterClosingAreNotKept()
    {
        m_flow->open(StaffView::Tab::Attempts);
        m_flow->close();

        // The answer to the other desk comes after the one to this.
        StaffFlow other(Kiosk::ServerAddress(m_server->url()), {});
        QTRY_COMPARE(m_server->asked().size(), 1);
        other.open(StaffView::Tab::Attempts);
        QTRY_COMPARE(other.view().attempts.size(), 1);
        QVERIFY(m_flow->view().attempts.isEmpty());
    }

    void aNumberIsLinkedInThreeSteps()
    {
        m_server->answers[u"links"_s] = {{.status = 201, .body = linked()}};

        m_flow->beginLink();
        QCOMPARE(step(), LinkDialog::Step::Ticket);
        m_flow->enterTicket(u"4821"_s);
        QCOMPARE(step(), LinkDialog::Step::Phone);
        m_flow->enterPhone(phone());
        QCOMPARE(step(), LinkDialog::Step::Pin);
        QVERIFY(m_server->asked().isEmpty());
        m_flow->enterPin(Core::Secret("271828"));
        QCOMPARE(step(), LinkDialog::Step::Asking);

        QTRY_COMPARE(m_flow->view().linkedTo, u"Айгүл Осмонова"_s);
        QCOMPARE(m_flow->view().link, LinkDialog());
        const auto asked = m_server->asked().first();
        QCOMPARE(asked.page, u"links"_s);
        QCOMPARE(asked.authorization, "Kiosk key");
        QCOMPARE(asked.body, R"({"phone":"+996555121001","pin":"271828","ticket":"4821"})");
        QTRY_VERIFY(!m_flow->view().isLoading); // the tab that was on before
        QCOMPARE(m_flow->view().findings.size(), 1);
        QCOMPARE(m_flow->view().linkedTo, u"Айгүл Осмонова"_s);
        m_flow->open(StaffView::Tab::Attempts);
        QCOMPARE(m_flow->view().linkedTo, QString());
    }

    void whyANumberIsNotLinkedIsSaid_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<ClientError>("error");
        QTest::addColumn<LinkDialog::Step>("next");
        const auto numbers = LinkDialog::Step::Phone;
        const auto pin = LinkDialog::Step::Pin;

        QTest::newRow("no such ticket or nobody")
            << 404 << "not_found"_ba << ClientError::NotFound << numbers;
        QTest::newRow("another's") << 400 << "bad_request"_ba << ClientError::BadRequest << numbers;
        QTest::newRow("staff, or no PIN is set")
            << 403 << "forbidden"_ba << ClientError::Forbidden << numbers;
        QTest::newRow("wrong PIN") << 403 << "code_wrong"_ba << ClientError::WrongCode << pin;
        QTest::newRow("too often") << 429 << "rate_limited"_ba << ClientError::TooOften << pin;
        QTest::newRow("no key") << 401 << "unauthorized"_ba << ClientError::NotAllowed << pin;
        QTest::newRow("broken") << 500 << "internal"_ba << ClientError::Server << pin;
    }

    void whyANumberIsNotLinkedIsSaid()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(ClientError, error);
        QFETCH(LinkDialog::Step, next);
        m_server->answers[u"links"_s] = {
            {.status = status, .body = "{\"error\":{\"code\":\"" + code + "\"}}"},
            {.status = 201, .body = linked()}};
        m_flow->beginLink();
        m_flow->enterTicket(u"4821"_s);
        m_flow->enterPhone(phone());

        m_flow->enterPin(Core::Secret("271828"));

        QTRY_COMPARE(step(), next);
        QVERIFY(m_flow->view().link.trouble == error);
        QCOMPARE(m_flow->view().link.phone, phone());
        m_flow->enterPhone(phone()); // with the same ticket
        m_flow->enterPin(Core::Secret("271828"));
        QTRY_COMPARE(m_flow->view().linkedTo, u"Айгүл Осмонова"_s);
    }

    void oneStepBackAtATime()
    {
        m_flow->beginLink();
        m_flow->enterTicket(u"4821"_s);
        m_flow->enterPhone(phone());

        m_flow->goBack();
        QCOMPARE(step(), LinkDialog::Step::Phone);
        QCOMPARE(m_flow->view().link.phone, phone());
        m_flow->goBack();
        QCOMPARE(step(), LinkDialog::Step::Ticket);
        QCOMPARE(m_flow->view().link.ticket, QString());
        m_flow->goBack();

        QCOMPARE(step(), LinkDialog::Step::Closed);
        m_flow->enterPin(Core::Secret("271828"));
        m_flow->enterPhone(phone());
        m_flow->enterTicket(u"4821"_s);
        QCOMPARE(m_flow->view().link, LinkDialog());
    }

    void whoLeavesTheFormLeavesNothingOfIt()
    {
        m_server->answers[u"links"_s] = {{.status = 201, .body = linked()}};
        m_flow->beginLink();
        m_flow->enterTicket(u"4821"_s);
        m_flow->enterPhone(phone());
        m_flow->enterPin(Core::Secret("271828"));

        m_flow->close();
        QCOMPARE(m_flow->view().link, LinkDialog());

        QTRY_COMPARE(m_server->timesAsked(u"links"_s), 1);
        StaffFlow other(Kiosk::ServerAddress(m_server->url()), {});
        other.open(StaffView::Tab::Health);
        QTRY_VERIFY(!other.view().isLoading);
        QCOMPARE(m_flow->view().linkedTo, QString());
    }

    void settingsStayWhateverTheTab()
    {
        m_flow->setVolume(30);
        m_flow->setStartLanguage(u"ky"_s);

        m_flow->open(StaffView::Tab::Health);
        m_flow->close();

        QCOMPARE(m_flow->view().volume, 30);
        QCOMPARE(m_flow->view().startLanguage, u"ky"_s);
    }

private:
    [[nodiscard]] LinkDialog::Step step() const { return m_flow->view().link.step; }

    std::optional<FakePages> m_server;
    std::optional<StaffFlow> m_flow;
};

KIOSK_TEST(TestStaffFlow)

} // namespace StaffFlowTest
#include "tst_staffflow.moc"
