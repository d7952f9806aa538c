// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/enumtable.h"
#include "core/model/attempt.h"
#include "support/test.h"

#include <QTest>

namespace AttemptTest {

using namespace Core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto statuses = enumValues<AttemptStatus>;
constexpr auto reasons = enumValues<FailureReason>;

struct Named
{
    AttemptEvent event;
    const char *name;
};

constexpr std::array events{
    Named{AttemptEvent::TenantIdentified, "identified"},
    Named{AttemptEvent::TenantIdentifiedToConfirm, "identified, to confirm"},
    Named{AttemptEvent::SenderUnknown, "unknown"},
    Named{AttemptEvent::SenderAmbiguous, "ambiguous"},
    Named{AttemptEvent::SenderDisabled, "disabled"},
    Named{AttemptEvent::NumberConfirmed, "number confirmed"},
    Named{AttemptEvent::NumberRefused, "number refused"},
    Named{AttemptEvent::CodeConfirmed, "code confirmed"},
    Named{AttemptEvent::CodeRefused, "code refused"},
    Named{AttemptEvent::Cancelled, "cancelled"},
    Named{AttemptEvent::TimeOver, "time over"},
};

QString nameOf(const std::optional<AttemptState> &state)
{
    if (!state)
        return u"ignored"_s;
    const auto reason = state->failure ? u' ' + toString(*state->failure) : QString();
    return toString(state->status) + reason;
}

} // namespace

class TestAttempt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEventLeadsWhereTheTableSays_data()
    {
        QTest::addColumn<AttemptStatus>("from");
        QTest::addColumn<AttemptEvent>("event");
        QTest::addColumn<QString>("expected");

        const auto nothing = u"ignored"_s;
        // The columns are NEW and VERIFIED; what is over stays as it is.
        const std::array<std::array<QString, 2>, events.size()> table{{
            {u"COMPLETED"_s, nothing},
            {u"VERIFIED"_s, nothing},
            {u"FAILED USER_NOT_FOUND"_s, nothing},
            {u"FAILED PHONE_NOT_UNIQUE"_s, nothing},
            {u"FAILED TENANT_DISABLED"_s, u"FAILED TENANT_DISABLED"_s},
            {nothing, u"COMPLETED"_s},
            {nothing, u"FAILED CONFIRMATION_FAILED"_s},
            {u"COMPLETED"_s, nothing},
            {u"FAILED CONFIRMATION_FAILED"_s, nothing},
            {u"FAILED CANCELLED"_s, u"FAILED CANCELLED"_s},
            {u"FAILED ATTEMPT_EXPIRED"_s, u"FAILED ATTEMPT_EXPIRED"_s},
        }};
        for (std::size_t row = 0; row < events.size(); ++row) {
            for (std::size_t column = 0; column < statuses.size(); ++column) {
                QTest::addRow("%s, %s", qPrintable(toString(statuses[column])), events[row].name)
                    << statuses[column] << events[row].event
                    << (column < table[row].size() ? table[row][column] : nothing);
            }
        }
    }

    void everyEventLeadsWhereTheTableSays()
    {
        QFETCH(AttemptStatus, from);
        QFETCH(AttemptEvent, event);
        QFETCH(QString, expected);

        QCOMPARE(nameOf(nextState(from, event)), expected);
    }

    void aPendingAttemptIsOverAtItsLastMoment_data()
    {
        QTest::addColumn<AttemptState>("stored");
        QTest::addColumn<QString>("afterwards");

        QTest::newRow("new") << AttemptState{AttemptStatus::New, {}} << u"FAILED ATTEMPT_EXPIRED"_s;
        QTest::newRow("verified") << AttemptState{AttemptStatus::Verified, {}}
                                  << u"FAILED ATTEMPT_EXPIRED"_s;
        QTest::newRow("completed") << AttemptState{AttemptStatus::Completed, {}} << u"COMPLETED"_s;
        QTest::newRow("failed") << AttemptState{AttemptStatus::Failed, FailureReason::Cancelled}
                                << u"FAILED CANCELLED"_s;
    }

    void aPendingAttemptIsOverAtItsLastMoment()
    {
        QFETCH(AttemptState, stored);
        QFETCH(QString, afterwards);
        Attempt attempt;
        attempt.state = stored;
        attempt.expiresAt = QDateTime({2026, 1, 23}, {17, 30}, Qt::UTC);

        QCOMPARE(nameOf(attempt.stateAt(attempt.expiresAt.addDuration(-1ms))), nameOf(stored));
        QCOMPARE(nameOf(attempt.stateAt(attempt.expiresAt)), afterwards);
        QCOMPARE(nameOf(attempt.stateAt(attempt.expiresAt.addDuration(1h))), afterwards);
    }

    void anAttemptFromTheFutureIsOver_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("setBack");
        QTest::addColumn<bool>("isOver");
        QTest::newRow("as far as two servers may differ")
            << std::chrono::milliseconds(2min) << false;
        QTest::newRow("farther") << std::chrono::milliseconds(2min + 1ms) << true;
        QTest::newRow("two hours") << std::chrono::milliseconds(2h) << true;
    }

    void anAttemptFromTheFutureIsOver()
    {
        QFETCH(std::chrono::milliseconds, setBack);
        QFETCH(bool, isOver);
        Attempt attempt;
        attempt.createdAt = QDateTime({2026, 1, 23}, {17, 27}, Qt::UTC);
        attempt.expiresAt = attempt.createdAt.addDuration(3min);

        const auto state = attempt.stateAt(attempt.createdAt.addDuration(-setBack));

        QCOMPARE(state.failure == FailureReason::AttemptExpired, isOver);
    }

    void onlyNewAndVerifiedArePending()
    {
        QVERIFY(isPending(AttemptStatus::New));
        QVERIFY(isPending(AttemptStatus::Verified));
        QVERIFY(!isPending(AttemptStatus::Completed));
        QVERIFY(!isPending(AttemptStatus::Failed));
    }

    void anIdIsReadInItsCanonicalFormOnly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isId");
        const auto id = u"3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s;

        QTest::newRow("canonical") << id << true;
        QTest::newRow("capitals") << id.toUpper() << true;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("braces") << u'{' + id + u'}' << false;
        QTest::newRow("brace of the same length") << u'{' + id.chopped(1) << false;
        QTest::newRow("no dashes") << QString(id).remove(u'-') << false;
        QTest::newRow("dashes elsewhere") << u"3f2b8c1e6-f1d-4a52-9d0e-0b7a5c2d9e11"_s << false;
        QTest::newRow("blank before") << u' ' + id << false;
        QTest::newRow("blank for a digit") << u' ' + id.mid(1) << false;
        QTest::newRow("blank for the last digit") << id.chopped(1) + u' ' << false;
        QTest::newRow("more after") << id + u'0' << false;
        QTest::newRow("no digit") << QString(id).replace(u'f', u'g') << false;
        QTest::newRow("full-width") << QString(id).replace(u'f', u'ｆ') << false;
        QTest::newRow("null") << u"00000000-0000-0000-0000-000000000000"_s << false;
        QTest::newRow("a megabyte") << QString(1 << 20, u'0') << false;
    }

    void anIdIsReadInItsCanonicalFormOnly()
    {
        QFETCH(QString, text);
        QFETCH(bool, isId);

        const auto id = attemptIdFrom(text);

        QCOMPARE(id.has_value(), isId);
        if (id)
            QCOMPARE(toString(*id), text.toLower());
    }

    void statusesHaveTheNamesOfTheInterface()
    {
        const QStringList names{u"NEW"_s, u"VERIFIED"_s, u"COMPLETED"_s, u"FAILED"_s};
        QCOMPARE(std::size_t(names.size()), statuses.size());

        for (std::size_t i = 0; i < statuses.size(); ++i) {
            const auto &name = names[static_cast<qsizetype>(i)];
            QCOMPARE(toString(statuses[i]), name);
            QVERIFY(attemptStatusFrom(name) == statuses[i]);
        }
        for (const auto &text : {u""_s, u"new"_s, u"NEW "_s, u"PENDING"_s})
            QVERIFY(!attemptStatusFrom(text));
    }

    void failureReasonsHaveTheNamesOfTheInterface()
    {
        const QStringList names{u"ATTEMPT_EXPIRED"_s,     u"USER_NOT_FOUND"_s,
                                u"PHONE_NOT_UNIQUE"_s,    u"TENANT_DISABLED"_s,
                                u"CONFIRMATION_FAILED"_s, u"CANCELLED"_s};
        QCOMPARE(std::size_t(names.size()), reasons.size());

        for (std::size_t i = 0; i < reasons.size(); ++i) {
            const auto &name = names[static_cast<qsizetype>(i)];
            QCOMPARE(toString(reasons[i]), name);
            QVERIFY(failureReasonFrom(name) == reasons[i]);
        }
        for (const auto &text : {u""_s, u"cancelled"_s, u"EXPIRED"_s})
            QVERIFY(!failureReasonFrom(text));
    }

    // As Python's hmac makes it of "<id>:<code>".
    void aCodesHashIsKeyedAndBoundToTheAttempt()
    {
        const auto id = QUuid::fromString(u"3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s);

        QCOMPARE(loginCodeHash(Secret("key"_ba), id, u"012345"_s),
                 "9cf5726c405be311424825667a7873f8f322136f5343b6ac203c5969b3cc8d29"_ba);
    }

    void anIdIsARandomUuidOfVersion4()
    {
        const auto id = randomAttemptId([](qsizetype count) { return QByteArray(count, '\xff'); });

        QCOMPARE(toString(id), u"ffffffff-ffff-4fff-bfff-ffffffffffff"_s);
        QVERIFY(id.version() == QUuid::Random);
    }
};

KIOSK_TEST(TestAttempt)

} // namespace AttemptTest
#include "tst_attempt.moc"
