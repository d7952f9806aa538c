// SPDX-License-Identifier: GPL-3.0-only
#include "core/model/audit.h"
#include "service/linkedserver.h"
#include "support/loglines.h"
#include "support/staffpins.h"
#include "support/test.h"

#include <QTest>

namespace GatewayFaultsTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace TestSupport;
using Config::GatewayMode;
using Simulator::Fault;
using Simulator::Shape;

namespace {

//! A fault that happens to a message, and the message.
struct Trial
{
    QList<Fault> faults{};
    Simulator::Message message{};
    //! The reason why a message signs nobody in.
    QString reason{};
};

const auto allModes = {GatewayMode::Webhook, GatewayMode::Poll};

const char *nameOf(GatewayMode mode)
{
    return mode == GatewayMode::Webhook ? "by webhook" : "by polling";
}

void addTrial(const char *name, const Trial &trial)
{
    for (const auto mode : allModes)
        QTest::addRow("%s %s", name, nameOf(mode)) << mode << trial;
}

void addTrialColumns()
{
    QTest::addColumn<GatewayMode>("mode");
    QTest::addColumn<Trial>("trial");
}

void addModes()
{
    QTest::addColumn<GatewayMode>("mode");
    for (const auto mode : allModes)
        QTest::newRow(nameOf(mode)) << mode;
}

struct NamedFault
{
    const char *name;
    Fault fault;
};

// Faults that pass by themselves.
const QList<NamedFault> passing{
    {"429", Fault::Answer429}, {"500", Fault::Answer500},         {"502", Fault::Answer502},
    {"504", Fault::Answer504}, {"reset", Fault::ConnectionReset}, {"slow", Fault::SlowAnswer},
};

// Faults after which a call is not repeated.
const QList<NamedFault> lasting{
    {"403", Fault::Answer403},
    {"408", Fault::Answer408},
    {"466", Fault::Answer466},
};

} // namespace

//! Everything that can go wrong between a phone and the server, in both ways in which notifications
//! come: a login succeeds once, or fails with the right word, and the next one always succeeds.
class TestGatewayFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_server.reset(); }

    void aLoginSurvives_data()
    {
        addTrialColumns();
        addTrial("nothing", {});
        addTrial("an extended text", {.message = {.shape = Shape::ExtendedText}});
        addTrial("a quoted text", {.message = {.shape = Shape::Quoted}});
        addTrial("a duplicate", {.faults = {Fault::DuplicateDelivery}});
        addTrial("a delay", {.faults = {Fault::DelayedDelivery}, .message = {.age = 100s}});
        addTrial("a marker", {.faults = {Fault::MarkerThenText}});
        addTrial("a marker with another id", {.faults = {Fault::MarkerThenTextOtherId}});
        addTrial("a marker, then a duplicate",
                 {.faults = {Fault::MarkerThenText, Fault::DuplicateDelivery}});
        addTrial("a lid", {.faults = {Fault::LidSender}});
        addTrial("a lid twice", {.faults = {Fault::LidSender, Fault::DuplicateDelivery}});
        addTrial("a lid, late", {.faults = {Fault::LidSender, Fault::DelayedDelivery}});
        addTrial("a lid behind a marker", {.faults = {Fault::LidSender, Fault::MarkerThenText}});
        addTrial("a lagging journal", {.faults = {Fault::JournalLag}});
        addTrial("a reset webhook", {.faults = {Fault::WebhookReset}});
        addTrial("a reset webhook of a duplicate",
                 {.faults = {Fault::WebhookReset, Fault::DuplicateDelivery}});
        addTrial("a forgery without a header", {.faults = {Fault::ForgedWithoutHeader}});
        addTrial("a forgery with a wrong header", {.faults = {Fault::ForgedWithWrongHeader}});
    }

    void aLoginSurvives()
    {
        QFETCH(Trial, trial);
        QVERIFY(startAsFetched());
        const auto attempt = m_server->begin();
        strike(trial.faults);

        write(trial.message, attempt);

        QTRY_COMPARE(m_server->stateOf(attempt), u"COMPLETED"_s);
        QVERIFY(isHandedOutOnce(attempt));
        QVERIFY(nothingIsJammed());
        QCOMPARE(m_server->sessionsOf(attempt), 1);
    }

    void whatIsNoLoginLeavesTheAttemptAlone_data()
    {
        addTrialColumns();
        addTrial("an empty text", {.faults = {Fault::EmptyText}, .reason = u"unreadable"_s});
        addTrial("an empty sender", {.faults = {Fault::EmptySender}, .reason = u"no_sender"_s});
        addTrial("an unknown type", {.faults = {Fault::UnknownType}, .reason = u"not_text"_s});
        addTrial("another number", {.faults = {Fault::ChangedWid}, .reason = u"other_number"_s});
        addTrial("a group",
                 {.message = {.group = u"120363000000000001@g.us"_s}, .reason = u"not_direct"_s});
        addTrial("a forward", {.message = {.shape = Shape::Forwarded}, .reason = u"forwarded"_s});
        addTrial("a caption", {.message = {.shape = Shape::ImageCaption}, .reason = u"not_text"_s});
        addTrial("an old message", {.message = {.age = 300s}, .reason = u"sent_before_attempt"_s});
    }

    void whatIsNoLoginLeavesTheAttemptAlone()
    {
        QFETCH(Trial, trial);
        const LogLines log;
        QVERIFY(startAsFetched());
        const auto attempt = m_server->begin();
        strike(trial.faults);

        write(trial.message, attempt);

        QTRY_COMPARE(log.ofEvent(u"webhook.ignored"_s).filter(u"reason="_s + trial.reason).size(),
                     1);
        QCOMPARE(m_server->stateOf(attempt), u"NEW"_s);
        m_server->write(aigul, attempt);
        QTRY_COMPARE(m_server->stateOf(attempt), u"COMPLETED"_s);
        QVERIFY(isHandedOutOnce(attempt));
        QVERIFY(nothingIsJammed());
    }

    void whatIsLostIsFoundInTheJournal_data()
    {
        addTrialColumns();
        addTrial("lost", {.faults = {Fault::Loss}});
        addTrial("lost, from a lid", {.faults = {Fault::Loss, Fault::LidSender}});
        addTrial("lost, in a journal that lags", {.faults = {Fault::Loss, Fault::JournalLag}});
        addTrial("lost, in a journal that fails", {.faults = {Fault::Loss, Fault::Answer500}});
        addTrial("lost, in a journal that breaks",
                 {.faults = {Fault::Loss, Fault::ConnectionReset}});
        addTrial("lost, in a journal that is not told",
                 {.faults = {Fault::Loss, Fault::Answer408}});
    }

    void whatIsLostIsFoundInTheJournal()
    {
        QFETCH(Trial, trial);
        const LogLines log;
        QVERIFY(startAsFetched([](LinkedServer &server) {
            server.setup.link.journal = {.every = 30ms, .patience = 0ms};
        }));
        const auto attempt = m_server->begin();
        for (const auto fault : trial.faults) {
            const bool isOfAnswers = fault >= Fault::ConnectionReset;
            m_server->gateway.faults().strikeNext(
                fault, 1, isOfAnswers ? u"lastIncomingMessages"_s : QString());
        }

        write(trial.message, attempt);

        QTRY_COMPARE(m_server->stateOf(attempt), u"COMPLETED"_s);
        QVERIFY(isHandedOutOnce(attempt));
        QCOMPARE(log.all().filter(u"event=webhook.missed"_s).size(), 1);
        QVERIFY(nothingIsJammed());
        QCOMPARE(m_server->sessionsOf(attempt), 1);
    }

    void whatIsTakenIsNotTakenAgainFromTheJournal_data() { addModes(); }

    void whatIsTakenIsNotTakenAgainFromTheJournal()
    {
        const LogLines log;
        QVERIFY(startAsFetched([](LinkedServer &server) {
            server.setup.link.journal = {.every = 10ms, .patience = 0ms};
        }));
        const auto other = m_server->begin(); // keeps the journal looked at
        m_server->gateway.faults().strikeNext(Fault::LidSender);
        m_server->gateway.faults().strikeNext(Fault::SlowAnswer, 1, u"checkWhatsapp"_s);

        const auto attempt = m_server->begin();
        write({}, attempt);

        QTRY_COMPARE(m_server->stateOf(attempt), u"COMPLETED"_s);
        QVERIFY(isHandedOutOnce(attempt));
        const auto before = looks();
        QTRY_VERIFY(looks() > before + 2);
        QCOMPARE(m_server->sessionsOf(attempt), 1);
        QCOMPARE(m_server->stateOf(other), u"NEW"_s);
        QVERIFY(nothingIsJammed());
    }

    void aTroubledGatewayLosesNoLogin_data()
    {
        addTrialColumns();
        for (const auto &[name, fault] : passing + lasting)
            addTrial(name, {.faults = QList<Fault>(3, fault)});
    }

    // For every method: the lookups have a test of their own.
    void aTroubledGatewayLosesNoLogin()
    {
        QFETCH(Trial, trial);
        QVERIFY(startAsFetched());
        const auto attempt = m_server->begin();
        m_server->gateway.faults().strikeNext(trial.faults.first(), int(trial.faults.size()));

        write(trial.message, attempt);

        QTRY_COMPARE(m_server->stateOf(attempt), u"COMPLETED"_s);
        QVERIFY(isHandedOutOnce(attempt));
        QVERIFY(nothingIsJammed());
    }

    void aTroubledQueueLosesNoLogin_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QString>("method");
        for (const auto &method : {u"receiveNotification"_s, u"deleteNotification"_s}) {
            for (const auto &[name, fault] : passing + lasting)
                QTest::addRow("%s of %s", name, qPrintable(method)) << fault << method;
        }
        QTest::newRow("a crash") << Fault::DeleteCrash << u"deleteNotification"_s;
    }

    void aTroubledQueueLosesNoLogin()
    {
        QFETCH(Fault, fault);
        QFETCH(QString, method);
        QVERIFY(start(GatewayMode::Poll));
        const auto attempt = m_server->begin();
        m_server->gateway.faults().strikeNext(fault, 6, method);
        m_server->gateway.faults().strikeNext(Fault::DuplicateDelivery);

        write({}, attempt);

        QTRY_COMPARE(m_server->stateOf(attempt), u"COMPLETED"_s);
        QVERIFY(isHandedOutOnce(attempt));
        QTRY_COMPARE(m_server->gateway.queued(), 0);
        QVERIFY(nothingIsJammed());
        QCOMPARE(m_server->sessionsOf(attempt), 1);
    }

    void aLookupIsRepeated_data()
    {
        addTrialColumns();
        for (const auto &[name, fault] : passing)
            addTrial(name, {.faults = {fault}});
    }

    void aLookupIsRepeated()
    {
        QFETCH(Trial, trial);
        QVERIFY(startAsFetched());
        m_server->gateway.faults().strikeNext(Fault::LidSender);
        m_server->gateway.faults().strikeNext(trial.faults.first(), 2, u"checkWhatsapp"_s);

        QCOMPARE(m_server->signIn(aigul), u"COMPLETED"_s);
        QVERIFY(nothingIsJammed());
    }

    void whoCannotBeLookedUpIsNotGuessed_data()
    {
        addTrialColumns();
        for (const auto &[name, fault] : passing + lasting) {
            if (fault != Fault::SlowAnswer)
                addTrial(name, {.faults = {fault}});
        }
    }

    void whoCannotBeLookedUpIsNotGuessed()
    {
        QFETCH(Trial, trial);
        const LogLines log;
        QVERIFY(startAsFetched());
        m_server->gateway.faults().strikeNext(Fault::LidSender);
        m_server->gateway.faults().strikeNext(trial.faults.first(), 100, u"checkWhatsapp"_s);

        QCOMPARE(m_server->signIn(aigul), u"FAILED USER_NOT_FOUND"_s);

        QCOMPARE(log.ofEvent(u"sender.unresolved"_s).size(), 1);
        QVERIFY(nothingIsJammed());
    }

    void aHiddenSenderGetsATicket_data() { addModes(); }

    void aHiddenSenderGetsATicket()
    {
        QVERIFY(startAsFetched([](LinkedServer &server) {
            server.setup.settings.server.staffPin = TestSupport::staffPinHash();
        }));
        m_server->gateway.contacts().setHidden(aigul, true);
        const auto attempt = m_server->begin();

        m_server->write(aigul, attempt);

        QTRY_COMPARE(m_server->stateOf(attempt), u"FAILED USER_NOT_FOUND"_s);
        const auto ticket = m_server->told(attempt)["ticket"_L1].toString();
        QCOMPARE(ticket.size(), 4);
        QCOMPARE(m_server->sessionsOf(attempt), 0);
        QVERIFY(nothingIsJammed());
        const auto linked = m_server->post(
            "/api/kiosk/links/",
            {{u"ticket"_s, ticket}, {u"phone"_s, u'+' + aigul}, {u"pin"_s, TestSupport::staffPin}});
        QCOMPARE(linked.status, 201);
        QCOMPARE(m_server->signIn(aigul), u"COMPLETED"_s);
    }

    void aKnownLidIsNotAskedAboutAgain_data() { addModes(); }

    void aKnownLidIsNotAskedAboutAgain()
    {
        QVERIFY(startAsFetched());
        m_server->gateway.faults().strikeNext(Fault::LidSender);
        QCOMPARE(m_server->signIn(aigul), u"COMPLETED"_s);

        m_server->gateway.contacts().setHidden(aigul, true);

        QCOMPARE(m_server->signIn(aigul), u"COMPLETED"_s);
        QCOMPARE(m_server->events("api.answered"_L1, u"checkWhatsapp"_s).size(), 1);
    }

    void anotherLidOfAKnownNumberIsRefused_data() { addModes(); }

    void anotherLidOfAKnownNumberIsRefused()
    {
        QVERIFY(startAsFetched());
        auto &contacts = m_server->gateway.contacts();
        contacts.assign(aigul, u"155508384256027"_s);
        m_server->gateway.faults().strikeNext(Fault::LidSender);
        QCOMPARE(m_server->signIn(aigul), u"COMPLETED"_s);

        contacts.assign(aigul, u"155508384256028"_s);
        m_server->gateway.faults().strikeNext(Fault::LidSender);

        QCOMPARE(m_server->signIn(aigul), u"FAILED USER_NOT_FOUND"_s);
        QCOMPARE(m_server->audited(Core::AuditAction::senderLidChanged), 1);
        QVERIFY(nothingIsJammed());
    }

    void aForgerySignsNobodyIn()
    {
        QVERIFY(start(GatewayMode::Webhook));
        const auto attempt = m_server->begin();
        auto &gateway = m_server->gateway;
        gateway.faults().strikeNext(Fault::Loss);
        write({}, attempt);
        const auto body = m_server->events("notification.lost"_L1).first()["body"_L1].toObject();

        gateway.forge(body);
        gateway.forge(body, "Bearer an-invented-token"_ba);

        QTRY_COMPARE(m_server->events("webhook.forged"_L1).size(), 2);
        QCOMPARE(m_server->stateOf(attempt), u"NEW"_s);
        for (const auto &forged : m_server->events("webhook.forged"_L1))
            QCOMPARE(forged["status"_L1].toInt(), 401);
        // It was the header alone that was wrong.
        gateway.forge(body, "Bearer "_ba + m_server->setup.webhookToken.reveal());
        QTRY_COMPARE(m_server->stateOf(attempt), u"COMPLETED"_s);
        QVERIFY(nothingIsJammed());
    }

    void aLookupSurvivesARestart_data() { addModes(); }

    void aLookupSurvivesARestart()
    {
        auto options = LinkedServer::quickGateway();
        options.times.slowness = 60s;
        QFETCH(GatewayMode, mode);
        QVERIFY(start(mode, {}, options));
        const auto attempt = m_server->begin();
        m_server->gateway.faults().strikeNext(Fault::LidSender);
        m_server->gateway.faults().strikeNext(Fault::SlowAnswer, 1, u"checkWhatsapp"_s);
        write({}, attempt);
        QTRY_COMPARE(m_server->valueOf(u"SELECT count(*) FROM deferred_messages"_s).toInt(), 1);
        QTRY_COMPARE(m_server->gateway.queued(), 0);

        m_server->stop();
        QVERIFY(m_server->start());

        QTRY_COMPARE(m_server->stateOf(attempt), u"COMPLETED"_s);
        QVERIFY(isHandedOutOnce(attempt));
        QCOMPARE(m_server->valueOf(u"SELECT count(*) FROM deferred_messages"_s).toInt(), 0);
        QVERIFY(nothingIsJammed());
    }

    void whatCameWhileTheServerWasDownCounts_data() { addModes(); }

    void whatCameWhileTheServerWasDownCounts()
    {
        QVERIFY(startAsFetched());
        const auto attempt = m_server->begin();
        m_server->stop();
        write({}, attempt);

        QVERIFY(m_server->start());

        QTRY_COMPARE(m_server->stateOf(attempt), u"COMPLETED"_s);
        QVERIFY(isHandedOutOnce(attempt));
    }

private:
    using Change = std::function<void(LinkedServer &server)>;

    [[nodiscard]] bool start(GatewayMode mode, const Change &change = {},
                             const Simulator::Options &options = LinkedServer::quickGateway())
    {
        m_server = std::make_unique<LinkedServer>(mode, options);
        if (change)
            change(*m_server);
        return m_server->start();
    }

    [[nodiscard]] bool startAsFetched(const Change &change = {})
    {
        QFETCH(GatewayMode, mode);
        return start(mode, change);
    }

    void strike(const QList<Fault> &faults)
    {
        for (const auto fault : faults)
            m_server->gateway.faults().strikeNext(fault);
    }

    // Айгүл sends the attempt's message in the form of @p message.
    void write(Simulator::Message message, const QJsonObject &attempt)
    {
        message.from = aigul;
        message.text = attempt["loginMessage"_L1].toString();
        m_server->gateway.write(message);
    }

    [[nodiscard]] bool isHandedOutOnce(const QJsonObject &attempt)
    {
        const auto token = m_server->told(attempt)["session"_L1]["token"_L1].toString();
        const auto me = m_server->get("/api/auth/me/"_ba, "Bearer " + token.toLatin1());
        return me.status == 200 && me.json()["name"_L1].toString() == u"Айгүл Асанова"_s
            && m_server->sessionsOf(attempt) == 1;
    }

    [[nodiscard]] bool nothingIsJammed() { return m_server->signIn(sergei) == u"COMPLETED"_s; }

    [[nodiscard]] qsizetype looks() const
    {
        return m_server->events("api.answered"_L1, u"lastIncomingMessages"_s).size();
    }

    std::unique_ptr<LinkedServer> m_server;
};

KIOSK_TEST(TestGatewayFaults)

} // namespace GatewayFaultsTest

#include "tst_gatewayfaults.moc"
