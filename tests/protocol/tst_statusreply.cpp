// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/login.h"
#include "support/test.h"

#include <QJsonArray>
#include <QTest>

namespace StatusReplyTest {

using namespace Core;
using Protocol::StatusReply;
using Protocol::UserView;
using namespace Qt::StringLiterals;

namespace {

const auto id = u"3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s;

StatusReply inState(AttemptStatus status, std::optional<FailureReason> failure = {})
{
    return {.attemptId = QUuid::fromString(id),
            .state = {.status = status, .failure = failure},
            .user = {},
            .session = {}};
}

//! A completed attempt, for who has the channel token.
StatusReply completed()
{
    auto reply = inState(AttemptStatus::Completed);
    reply.user = UserView{.id = 7,
                          .name = u"Asan Usenov"_s,
                          .maskedPhone = u"+996•••••123"_s,
                          .type = u"tenant"_s,
                          .role = u"tenant"_s,
                          .roleName = u"Tenant"_s};
    reply.session =
        SessionGrant{Secret("AAECAwQF"_ba), QDateTime({2026, 1, 23}, {17, 31}, Qt::UTC)};
    return reply;
}

} // namespace

class TestStatusReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutTheTokenItTellsNothingOfThePerson_data()
    {
        QTest::addColumn<AttemptState>("state");
        QTest::addColumn<QJsonObject>("expected");
        const auto row = [](const char *name, AttemptState state, const QString &status,
                            const QString &reason) {
            QJsonObject json{{u"attemptId"_s, id}, {u"status"_s, status}};
            if (!reason.isEmpty())
                json.insert("failureReason"_L1, reason);
            QTest::newRow(name) << state << json;
        };

        row("new", {AttemptStatus::New, {}}, u"NEW"_s, {});
        row("verified", {AttemptStatus::Verified, {}}, u"VERIFIED"_s, {});
        row("completed", {AttemptStatus::Completed, {}}, u"COMPLETED"_s, {});
        row("failed", {AttemptStatus::Failed, FailureReason::UserNotFound}, u"FAILED"_s,
            u"USER_NOT_FOUND"_s);
    }

    void withoutTheTokenItTellsNothingOfThePerson()
    {
        QFETCH(AttemptState, state);
        QFETCH(QJsonObject, expected);

        const auto json = inState(state.status, state.failure).toJson();
        const auto read = StatusReply::fromJson(json);

        QCOMPARE(json, expected);
        QVERIFY(read);
        QCOMPARE(read->attemptId, QUuid::fromString(id));
        QCOMPARE(read->state, state);
        QVERIFY(!read->user && !read->session);
    }

    void withTheTokenItTellsWhoAndHandsOutTheSession()
    {
        const auto json = completed().toJson();

        const QJsonObject expected{
            {u"attemptId"_s, id},
            {u"status"_s, u"COMPLETED"_s},
            {u"user"_s, completed().user->toJson()},
            {u"session"_s,
             QJsonObject{{u"token"_s, u"AAECAwQF"_s}, {u"expiresAt"_s, u"2026-01-23T17:31:00Z"_s}}},
        };
        QCOMPARE(json, expected);
    }

    void whatIsWrittenIsRead()
    {
        const auto written = completed();

        const auto read = StatusReply::fromJson(written.toJson());

        QVERIFY(read);
        QCOMPARE(read->user, written.user);
        QCOMPARE(read->session->token.reveal(), written.session->token.reveal());
        QCOMPARE(read->session->expiresAt, written.session->expiresAt);
    }

    void whatIsToldToTheHolderAloneIsReadBack()
    {
        auto written = inState(AttemptStatus::Verified);
        written.confirm = Protocol::NumberWanted{.digits = 6, .triesLeft = 2};
        written.service = Protocol::ServiceView{.state = Protocol::ServiceState::Ok};

        const auto read = StatusReply::fromJson(written.toJson());

        QVERIFY(read);
        QVERIFY(read->confirm == written.confirm);
        QVERIFY(read->service == written.service);
        QVERIFY(!StatusReply::fromJson(inState(AttemptStatus::New).toJson())->service);
    }

    void whoWasTurnedDownIsToldByAMaskedNumber()
    {
        auto refused = inState(AttemptStatus::Failed, FailureReason::UserNotFound);
        QVERIFY(!refused.toJson().contains(u"phone"_s));
        refused.maskedPhone = u"+996•••••099"_s;

        const auto json = refused.toJson();
        const auto read = StatusReply::fromJson(json);

        QCOMPARE(json.value(u"phone"_s).toString(), u"+996•••••099"_s);
        QVERIFY(read);
        QCOMPARE(read->maskedPhone, u"+996•••••099"_s);
    }

    void theHolderSeesWhatToShowAtTheDesk()
    {
        auto refused = inState(AttemptStatus::Failed, FailureReason::UserNotFound);
        QVERIFY(!refused.toJson().contains(u"ticket"_s));
        refused.ticket = u"0042"_s;

        const auto json = refused.toJson();
        const auto read = StatusReply::fromJson(json);

        QCOMPARE(json.value(u"ticket"_s).toString(), u"0042"_s);
        QVERIFY(read);
        QCOMPARE(read->ticket, u"0042"_s);
    }

    void theAttemptAndItsStateMustBeThere_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");

        for (const auto &member : {u"attemptId"_s, u"status"_s, u"failureReason"_s}) {
            const auto row = [&member](const char *what, const QJsonValue &value) {
                QTest::addRow("%s %s", what, qPrintable(member)) << member << value;
            };
            row("missing", QJsonValue(QJsonValue::Undefined));
            row("null", QJsonValue());
            row("number for", 1);
            row("empty", QString());
            row("array for", QJsonArray());
        }
        QTest::newRow("status in lower case") << u"status"_s << QJsonValue(u"failed"_s);
        QTest::newRow("status of the future") << u"status"_s << QJsonValue(u"PAUSED"_s);
        QTest::newRow("reason of the future") << u"failureReason"_s << QJsonValue(u"TOO_LATE"_s);
        QTest::newRow("reason beside another status") << u"status"_s << QJsonValue(u"COMPLETED"_s);
    }

    void theAttemptAndItsStateMustBeThere()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        auto json = inState(AttemptStatus::Failed, FailureReason::Cancelled).toJson();
        QVERIFY(StatusReply::fromJson(json));
        json.insert(member, value); // an undefined value removes the member

        QVERIFY(!StatusReply::fromJson(json));
    }

    void halfASessionIsNone_data()
    {
        QTest::addColumn<QJsonValue>("session");
        const auto time = u"2026-01-23T17:31:00Z"_s;

        QTest::newRow("null") << QJsonValue();
        QTest::newRow("text") << QJsonValue(u"AAECAwQF"_s);
        QTest::newRow("empty") << QJsonValue(QJsonObject());
        QTest::newRow("no token") << QJsonValue(QJsonObject{{u"expiresAt"_s, time}});
        QTest::newRow("no time") << QJsonValue(QJsonObject{{u"token"_s, u"AAECAwQF"_s}});
        QTest::newRow("number for token")
            << QJsonValue(QJsonObject{{u"token"_s, 1}, {u"expiresAt"_s, time}});
        QTest::newRow("number for time")
            << QJsonValue(QJsonObject{{u"token"_s, u"AAECAwQF"_s}, {u"expiresAt"_s, 1}});
    }

    void halfASessionIsNone()
    {
        QFETCH(QJsonValue, session);
        auto json = completed().toJson();
        json.insert("session"_L1, session);

        const auto read = StatusReply::fromJson(json);

        QVERIFY(read);
        QVERIFY(!read->session);
        QVERIFY(read->user);
    }
};

KIOSK_TEST(TestStatusReply)

} // namespace StatusReplyTest
#include "tst_statusreply.moc"
