// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/staff.h"
#include "support/invented.h"
#include "support/test.h"

#include <QJsonArray>
#include <QTest>

namespace AttemptsReplyTest {

using namespace Protocol;
using namespace Qt::StringLiterals;
using Core::AttemptStatus;
using Core::FailureReason;

namespace {

const auto id = u"3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s;

Core::Attempt attempt(AttemptStatus status)
{
    Core::Attempt result;
    result.id = QUuid::fromString(id);
    result.state.status = status;
    result.createdAt = QDateTime({2026, 1, 23}, {17, 27}, Qt::UTC);
    return result;
}

} // namespace

class TestAttemptsReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLoginTellsWhoAndNotTheNumber()
    {
        auto completed = attempt(AttemptStatus::Completed);
        completed.verifiedPhone = TestSupport::phone(u"+996555123123");
        auto tenant = TestSupport::tenant(7, u"+996555123123");
        tenant.type = u"property_owner"_s;

        const auto json = AttemptView::of(completed, tenant, {}).toJson();

        QCOMPARE(json,
                 (QJsonObject{{u"attemptId"_s, id},
                              {u"createdAt"_s, u"2026-01-23T17:27:00Z"_s},
                              {u"status"_s, u"COMPLETED"_s},
                              {u"phone"_s, u"+996•••••123"_s},
                              {u"name"_s, u"Asan Usenov"_s},
                              {u"role"_s, u"landlord"_s}}));
    }

    void theRoleIsTheTables()
    {
        Core::RoleTable roles;
        roles.set(u"tenant"_s, Core::Role::Investor);

        const auto view = AttemptView::of(attempt(AttemptStatus::Completed),
                                          TestSupport::tenant(7, u"+996555123123"), roles);

        QCOMPARE(view.role, u"investor"_s);
    }

    void whatIsNotKnownIsLeftOut()
    {
        auto failed = attempt(AttemptStatus::Failed);
        failed.state.failure = FailureReason::UserNotFound;

        const auto json = AttemptView::of(failed, {}, {}).toJson();

        QCOMPARE(json.keys(),
                 QStringList({u"attemptId"_s, u"createdAt"_s, u"failureReason"_s, u"status"_s}));
        QCOMPARE(json["failureReason"_L1].toString(), u"USER_NOT_FOUND"_s);
    }

    void whatIsWrittenIsRead()
    {
        auto failed = attempt(AttemptStatus::Failed);
        failed.state.failure = FailureReason::TenantDisabled;
        failed.verifiedPhone = TestSupport::phone(u"+996555123123");
        const auto view = AttemptView::of(failed, TestSupport::tenant(7, u"+996555123123"), {});
        const auto bare = AttemptView::of(attempt(AttemptStatus::New), {}, {});

        const auto read = AttemptsReply::fromJson(AttemptsReply{{view, bare}}.toJson());

        QVERIFY(read);
        QVERIFY(read->attempts == QList({view, bare}));
    }

    void whatCannotBeReadIsLeftOut_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("no id") << u"attemptId"_s << QJsonValue();
        QTest::newRow("no time") << u"createdAt"_s << QJsonValue();
        QTest::newRow("new status") << u"status"_s << QJsonValue(u"DREAMING"_s);
    }

    void whatCannotBeReadIsLeftOut()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        const auto good = AttemptView::of(attempt(AttemptStatus::New), {}, {}).toJson();
        auto bad = good;
        bad.insert(member, value);

        const auto read = AttemptsReply::fromJson({{u"attempts"_s, QJsonArray{bad, good}}});

        QVERIFY(read);
        QCOMPARE(read->attempts.size(), 1);
    }

    void withoutAListThereIsNothing()
    {
        QVERIFY(!AttemptsReply::fromJson({}));
        QVERIFY(!AttemptsReply::fromJson({{u"attempts"_s, 1}}));
    }
};

KIOSK_TEST(TestAttemptsReply)

} // namespace AttemptsReplyTest

#include "tst_attemptsreply.moc"
