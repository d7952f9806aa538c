#include "core/codeloginservice.h"
#include "support/fakecodes.h"
#include "support/fakepublisher.h"
#include "support/loginworld.h"

#include <QTest>

#include <utility>

using namespace Core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::knownPhone;
using TestSupport::nameOf;
using TestSupport::otherCodeThan;
using TestSupport::Step;

namespace {

const auto unknownPhone = u"+996555000001"_s;

const CodeRules codeRules{
    .attemptLife = TestSupport::loginRules.attemptLife,
    .kioskSession = TestSupport::loginRules.kioskSession,
    .webSession = TestSupport::loginRules.webSession,
};

const Secret key("a key that is not in the database"_ba);

QString nameOf(CodeDispatch dispatch)
{
    switch (dispatch) {
    case CodeDispatch::Sent:
        return u"sent"_s;
    case CodeDispatch::UnknownPhone:
        return u"unknown"_s;
    case CodeDispatch::AmbiguousPhone:
        return u"ambiguous"_s;
    case CodeDispatch::DisabledTenant:
        return u"disabled"_s;
    case CodeDispatch::TooManyCodes:
        return u"too many codes"_s;
    case CodeDispatch::TooManyWrongCodes:
        return u"too many wrong codes"_s;
    }
    Q_UNREACHABLE();
}

//! The world of the logins by message, with codes beside them.
struct World : TestSupport::LoginWorld
{
    TestSupport::FakeCodes sentCodes;
    RandomBytes randomBytes = TestSupport::countingBytes();
    CodeLoginService codes{{stores, stores, stores, stores, stores, stores},
                           {.sender = &sentCodes, .publisher = publisher},
                           clock.reader(),
                           randomBytes,
                           key,
                           codeRules};

    [[nodiscard]] RequestedCode requested(const QString &phone = knownPhone,
                                          const QString &kiosk = u"Desk"_s)
    {
        return codes
            .request({.phone = TestSupport::phone(phone), .language = u"ky"_s, .kiosk = kiosk})
            .value();
    }

    //! What came in WhatsApp.
    [[nodiscard]] QString code() const { return sentCodes.sent.last().code; }
    [[nodiscard]] QString wrongCode() const
    {
        return sentCodes.sent.isEmpty() ? u"000000"_s : otherCodeThan(code());
    }

    [[nodiscard]] QString entered(const Attempt &attempt, const QString &entry)
    {
        const auto verdict = codes.verify(attempt.id, entry);
        if (!verdict)
            return u"storage failed"_s;
        switch (verdict->match) {
        case CodeMatch::Right:
            return u"right"_s;
        case CodeMatch::Wrong:
            return u"wrong"_s;
        case CodeMatch::Over:
            return u"over"_s;
        }
        Q_UNREACHABLE();
    }

    //! So many wrong codes for the number, in as many attempts as that takes.
    void enterWrongCodes(int count, const QString &phone = knownPhone)
    {
        auto attempt = requested(phone).attempt;
        for (int i = 0; i < count; ++i) {
            if (i > 0 && i % CodeLoginService::codeTries == 0)
                attempt = requested(phone).attempt;
            QCOMPARE(entered(attempt, wrongCode()), u"wrong"_s);
        }
    }
};

} // namespace

class CodeLoginServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCodeGoesToTheOneEnabledTenantOnly_data()
    {
        QTest::addColumn<QString>("phone");
        QTest::addColumn<int>("tenants");
        QTest::addColumn<bool>("isActive");
        QTest::addColumn<QString>("expected");

        QTest::newRow("known") << knownPhone << 1 << true << u"sent"_s;
        QTest::newRow("unknown") << unknownPhone << 1 << true << u"unknown"_s;
        QTest::newRow("shared") << knownPhone << 2 << true << u"ambiguous"_s;
        QTest::newRow("disabled") << knownPhone << 1 << false << u"disabled"_s;
    }

    void aCodeGoesToTheOneEnabledTenantOnly()
    {
        QFETCH(QString, phone);
        QFETCH(int, tenants);
        QFETCH(bool, isActive);
        QFETCH(QString, expected);
        World world;
        world.stores.rows.tenants.first().isActive = isActive;
        if (tenants > 1)
            world.stores.rows.tenants.append(TestSupport::tenant(8, knownPhone));

        const auto requested = world.requested(phone);

        QCOMPARE(nameOf(requested.dispatch), expected);
        QCOMPARE(world.sentCodes.sent.size(), expected == u"sent"_s ? 1 : 0);
        const auto stored = world.stored(requested.attempt);
        QCOMPARE(nameOf(stored.state), u"NEW"_s);
        QCOMPARE(stored.expectedPhone, TestSupport::phone(phone));
        QCOMPARE(stored.codeHash.size(), 64);
        QCOMPARE(stored.tenantId.has_value(), expected == u"sent"_s);
        QVERIFY(!stored.verifiedPhone);
        QVERIFY(stored.channelTokenHash.isEmpty());
        QVERIFY(world.stores.rows.sessions.isEmpty());
        QVERIFY(world.stores.rows.audit.isEmpty());
    }

    void theCodeGoesWithWhatTheSenderNeeds()
    {
        World world;

        const auto attempt = world.requested().attempt;

        const auto &sent = world.sentCodes.sent.first();
        QCOMPARE(sent.attempt.id, attempt.id);
        QCOMPARE(sent.attempt.expectedPhone, TestSupport::phone(knownPhone));
        QCOMPARE(sent.attempt.language, u"ky"_s);
        QCOMPARE(sent.attempt.kiosk, u"Desk"_s);
        QCOMPARE(sent.code.size(), CodeLoginService::codeDigits);
        QCOMPARE(attempt.createdAt, world.clock.now);
        QCOMPARE(attempt.expiresAt, world.clock.now.addDuration(180s));
    }

    void everyCodeIsAsLikelyAsTheOthers_data()
    {
        QTest::addColumn<QByteArray>("drawn");
        QTest::addColumn<QString>("code");

        QTest::newRow("smallest") << "00000000"_ba << u"000000"_s;
        QTest::newRow("with zeros in front") << "00000007"_ba << u"000007"_s;
        QTest::newRow("largest") << "000f423f"_ba << u"999999"_s;
        QTest::newRow("around") << "000f4240"_ba << u"000000"_s;
        QTest::newRow("last fair one") << "fff13d7f"_ba << u"999999"_s;
        QTest::newRow("first unfair one") << "fff13d80"_ba << u"318071"_s;
        QTest::newRow("last unfair one") << "ffffffff"_ba << u"318071"_s;
    }

    void everyCodeIsAsLikelyAsTheOthers()
    {
        QFETCH(QByteArray, drawn);
        QFETCH(QString, code);
        World world;
        // What comes after the first draw is "wwww", 2,004,318,071.
        const auto bytes = [isFirst = true, &drawn](qsizetype count) mutable {
            return std::exchange(isFirst, false) ? QByteArray::fromHex(drawn)
                                                 : QByteArray(count, 'w');
        };
        CodeLoginService codes(
            {world.stores, world.stores, world.stores, world.stores, world.stores, world.stores},
            {.sender = &world.sentCodes, .publisher = world.publisher}, world.clock.reader(), bytes,
            key, codeRules);

        QVERIFY(
            codes.request({.phone = TestSupport::phone(knownPhone), .language = {}, .kiosk = {}}));

        QCOMPARE(world.code(), code);
    }

    void aRightCodeIsToldLikeEveryOutcomeAndAWrongOneIsNot()
    {
        World world;
        const auto attempt = world.requested().attempt;
        const auto before = world.publisher.log.size();

        QVERIFY(world.codes.verify(attempt.id, TestSupport::otherCodeThan(world.code())));
        QCOMPARE(world.publisher.log.size(), before);
        QVERIFY(world.codes.verify(attempt.id, world.code()));

        QCOMPARE(world.publisher.log.size(), before + 1);
        QVERIFY(world.publisher.log.last().endsWith(u"COMPLETED"_s));
    }

    void whereSendingDoesNotWorkNobodyIsOfferedACode()
    {
        World world;
        QVERIFY(world.codes.canSend());

        world.sentCodes.works = false;

        QVERIFY(!world.codes.canSend());
    }

    void theCodeIsStoredAsAKeyedHashOfItsAttempt()
    {
        World world;
        const auto attempt = world.requested().attempt;
        const auto code = world.code();

        const auto hash = world.stored(attempt).codeHash;

        QCOMPARE(hash, loginCodeHash(key, attempt.id, code));
        QVERIFY(hash != loginCodeHash(Secret("another key"_ba), attempt.id, code));
        QVERIFY(hash != loginCodeHash(key, QUuid::createUuid(), code));
        QVERIFY(hash != confirmationHash(attempt.id, code));
    }

    void nothingIsSentThatWasNotStored_data()
    {
        QTest::addColumn<Step>("failing");

        QTest::newRow("find the tenants") << Step::FindTenantsByPhone;
        QTest::newRow("count") << Step::CountCodes;
        QTest::newRow("insert") << Step::InsertAttempt;
        QTest::newRow("commit") << Step::Commit;
    }

    void nothingIsSentThatWasNotStored()
    {
        QFETCH(Step, failing);
        World world;
        world.stores.failing = failing;

        QVERIFY(!world.codes.request(
            {.phone = TestSupport::phone(knownPhone), .language = {}, .kiosk = {}}));

        QVERIFY(world.sentCodes.sent.isEmpty());
        QVERIFY(world.stores.rows.attempts.isEmpty());
    }

    void theRightCodeSignsIn_data()
    {
        QTest::addColumn<QString>("kiosk");
        QTest::addColumn<std::chrono::seconds>("idle");
        QTest::addColumn<std::chrono::seconds>("max");

        QTest::newRow("kiosk") << u"Desk"_s << std::chrono::seconds(60s)
                               << std::chrono::seconds(900s);
        QTest::newRow("web") << QString() << std::chrono::seconds(1800s)
                             << std::chrono::seconds(43200s);
    }

    void theRightCodeSignsIn()
    {
        QFETCH(QString, kiosk);
        QFETCH(std::chrono::seconds, idle);
        QFETCH(std::chrono::seconds, max);
        World world;
        const auto attempt = world.requested(knownPhone, kiosk).attempt;
        world.clock.advance(20s);

        QCOMPARE(world.entered(attempt, world.code()), u"right"_s);

        const auto stored = world.stored(attempt);
        QCOMPARE(nameOf(stored.state), u"COMPLETED"_s);
        QCOMPARE(stored.verifiedPhone, TestSupport::phone(knownPhone));
        QCOMPARE(stored.tenantId, 7);
        QCOMPARE(world.stores.rows.sessions.size(), 1);
        const auto &session = world.stores.rows.sessions.first();
        QCOMPARE(session.attemptId, attempt.id);
        QCOMPARE(session.tenantId, 7);
        QCOMPARE(session.kiosk, kiosk);
        QCOMPARE(session.idle, idle);
        QCOMPARE(session.createdAt, world.clock.now);
        QCOMPARE(session.endsAt, world.clock.now.addDuration(max));
        QVERIFY(session.tokenHash.isEmpty());
        QVERIFY(!session.isAcknowledged);
        QCOMPARE(world.stores.audited(),
                 QStringList(u"tenant:7|attempt.completed|attempt:%1|%2|+996•••••456"_s.arg(
                     toString(attempt.id), kiosk.isEmpty() ? u"web"_s : kiosk)));
    }

    void aCodeCountsOnce()
    {
        World world;
        const auto attempt = world.requested().attempt;
        QCOMPARE(world.entered(attempt, world.code()), u"right"_s);

        QCOMPARE(world.entered(attempt, world.code()), u"over"_s);

        QCOMPARE(world.stores.rows.sessions.size(), 1);
        QCOMPARE(world.stores.rows.audit.size(), 1);
    }

    void fourWrongCodesAreForgiven()
    {
        World world;
        const auto attempt = world.requested().attempt;
        for (int i = 0; i < 4; ++i)
            QCOMPARE(world.entered(attempt, world.wrongCode()), u"wrong"_s);
        QCOMPARE(nameOf(world.stateOf(attempt)), u"NEW"_s);
        QCOMPARE(world.stored(attempt).wrongNumbers, 4);
        QVERIFY(world.stores.rows.audit.isEmpty());

        QCOMPARE(world.entered(attempt, world.code()), u"right"_s);
    }

    void theFifthWrongCodeEndsTheAttempt_data()
    {
        QTest::addColumn<QString>("phone");
        QTest::addColumn<QString>("masked");

        QTest::newRow("known") << knownPhone << u"+996•••••456"_s;
        QTest::newRow("unknown") << unknownPhone << u"+996•••••001"_s;
    }

    void theFifthWrongCodeEndsTheAttempt()
    {
        QFETCH(QString, phone);
        QFETCH(QString, masked);
        World world;
        const auto attempt = world.requested(phone).attempt;

        for (int i = 0; i < 5; ++i)
            QCOMPARE(world.entered(attempt, world.wrongCode()), u"wrong"_s);

        QCOMPARE(nameOf(world.stateOf(attempt)), u"FAILED CONFIRMATION_FAILED"_s);
        QCOMPARE(world.stores.audited(),
                 QStringList(u"phone:%1|attempt.failed|attempt:%2|Desk|CONFIRMATION_FAILED"_s.arg(
                     masked, toString(attempt.id))));
        QCOMPARE(world.entered(attempt, world.wrongCode()), u"over"_s);
        if (phone == knownPhone)
            QCOMPARE(world.entered(attempt, world.code()), u"over"_s);
        QVERIFY(world.stores.rows.sessions.isEmpty());
    }

    void theWrongCodeSaysHowItLeftTheAttempt()
    {
        World world;
        const auto id = world.requested().attempt.id;

        const auto first = world.codes.verify(id, world.wrongCode()).value();
        QCOMPARE(nameOf(first.attempt->state), u"NEW"_s);
        for (int i = 0; i < 3; ++i)
            QVERIFY(world.codes.verify(id, world.wrongCode()));
        const auto last = world.codes.verify(id, world.wrongCode()).value();

        QCOMPARE(nameOf(last.attempt->state), u"FAILED CONFIRMATION_FAILED"_s);
        QVERIFY(!world.codes.verify(id, world.wrongCode())->attempt);
    }

    // Nobody got this code, so nobody can know it; but a guess may hit it.
    void aCodeThatWentNowhereIsWrong_data() { aCodeGoesToTheOneEnabledTenantOnly_data(); }

    void aCodeThatWentNowhereIsWrong()
    {
        QFETCH(QString, phone);
        QFETCH(int, tenants);
        QFETCH(bool, isActive);
        QFETCH(QString, expected);
        World world;
        const auto rows = world.stores.rows.tenants;
        world.stores.rows.tenants.first().isActive = isActive;
        if (tenants > 1)
            world.stores.rows.tenants.append(TestSupport::tenant(8, knownPhone));
        const auto attempt = world.requested(phone).attempt;
        world.stores.rows.tenants = rows; // whatever was wrong has been put right meanwhile

        QCOMPARE(attempt.codeHash, loginCodeHash(key, attempt.id, u"000000"_s)); // the first draw
        QCOMPARE(world.entered(attempt, u"000000"_s),
                 expected == u"sent"_s ? u"right"_s : u"wrong"_s);
    }

    void anotherAttemptsCodeIsWrong()
    {
        World world;
        const auto first = world.requested().attempt;
        const auto firstCode = world.code();
        const auto second = world.requested().attempt;
        QVERIFY(firstCode != world.code());

        QCOMPARE(world.entered(second, firstCode), u"wrong"_s);

        QCOMPARE(world.entered(first, firstCode), u"right"_s);
        QCOMPARE(world.entered(second, world.code()), u"right"_s);
    }

    void aCodeComesTooLate_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("age");
        QTest::addColumn<QString>("expected");
        using Age = std::chrono::milliseconds;

        QTest::newRow("last millisecond") << Age(180s - 1ms) << u"right"_s;
        QTest::newRow("exactly over") << Age(180s) << u"over"_s;
        QTest::newRow("long over") << Age(24h) << u"over"_s;
    }

    void aCodeComesTooLate()
    {
        QFETCH(std::chrono::milliseconds, age);
        QFETCH(QString, expected);
        World world;
        const auto attempt = world.requested().attempt;
        world.clock.advance(age);

        QCOMPARE(world.entered(attempt, world.code()), expected);

        QCOMPARE(world.stores.rows.sessions.size(), expected == u"right"_s ? 1 : 0);
    }

    void anAttemptByCodeExpiresLikeAnyOther()
    {
        World world;
        const auto attempt = world.requested().attempt;
        world.clock.advance(180s);

        QCOMPARE(world.logins.expireDue().value(), QList<QUuid>{attempt.id});

        QCOMPARE(nameOf(world.stateOf(attempt)), u"FAILED ATTEMPT_EXPIRED"_s);
        QCOMPARE(world.entered(attempt, world.code()), u"over"_s);
    }

    void whoIsNotAllowedInAnyMoreIsRefused_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("match");

        QTest::newRow("disabled") << u"disable"_s << u"FAILED TENANT_DISABLED"_s << u"over"_s;
        QTest::newRow("gone") << u"remove"_s << u"FAILED USER_NOT_FOUND"_s << u"over"_s;
        QTest::newRow("shared") << u"share"_s << u"FAILED PHONE_NOT_UNIQUE"_s << u"over"_s;
        QTest::newRow("nothing") << QString() << u"COMPLETED"_s << u"right"_s;
    }

    void whoIsNotAllowedInAnyMoreIsRefused()
    {
        QFETCH(QString, change);
        QFETCH(QString, state);
        QFETCH(QString, match);
        World world;
        const auto attempt = world.requested().attempt;
        auto &tenants = world.stores.rows.tenants;
        if (change == "disable"_L1)
            tenants.first().isActive = false;
        else if (change == "remove"_L1)
            tenants.clear();
        else if (change == "share"_L1)
            tenants.append(TestSupport::tenant(8, knownPhone));

        QCOMPARE(world.entered(attempt, world.code()), match);

        QCOMPARE(nameOf(world.stateOf(attempt)), state);
        QCOMPARE(world.stores.rows.sessions.size(), match == "right"_L1 ? 1 : 0);
        QCOMPARE(world.stores.rows.audit.size(), 1);
    }

    void anHourHasThreeCodes()
    {
        World world;
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(nameOf(world.requested().dispatch), u"sent"_s);
            world.clock.advance(10min);
        }

        const auto fourth = world.requested();

        QCOMPARE(nameOf(fourth.dispatch), u"too many codes"_s);
        QCOMPARE(world.sentCodes.sent.size(), 3);
        QCOMPARE(nameOf(world.stateOf(fourth.attempt)), u"NEW"_s);
        world.clock.advance(30min - 1ms);
        QCOMPARE(nameOf(world.requested().dispatch), u"too many codes"_s);
        world.clock.advance(1ms);
        QCOMPARE(nameOf(world.requested().dispatch), u"sent"_s); // the first one was an hour ago
        QCOMPARE(nameOf(world.requested().dispatch), u"too many codes"_s);
    }

    void oneNumbersCodesTakeNothingFromAnother()
    {
        World world;
        world.stores.rows.tenants.append(TestSupport::tenant(8, unknownPhone));
        for (int i = 0; i < 4; ++i)
            (void)world.requested();

        QCOMPARE(nameOf(world.requested(unknownPhone).dispatch), u"sent"_s);
    }

    void aDayHasTenWrongCodes()
    {
        World world;
        world.enterWrongCodes(9);
        const auto attempt = world.requested().attempt;
        QCOMPARE(world.entered(attempt, world.wrongCode()), u"wrong"_s);

        // The eleventh: even the right one is wrong.
        QCOMPARE(world.entered(attempt, world.code()), u"wrong"_s);

        QVERIFY(world.stores.rows.sessions.isEmpty());
        world.clock.advance(2h);
        QCOMPARE(nameOf(world.requested().dispatch), u"too many wrong codes"_s);
    }

    void aDaysWrongCodesAreForgottenADayAfterTheirAttempt()
    {
        World world;
        world.enterWrongCodes(10); // at once, in attempts of three minutes

        world.clock.advance(24h + 180s - 1ms);
        QCOMPARE(nameOf(world.requested().dispatch), u"too many wrong codes"_s);
        world.clock.advance(1ms);
        QCOMPARE(nameOf(world.requested().dispatch), u"sent"_s);
    }

    void aNinthWrongCodeIsForgivenByTheRightOne()
    {
        World world;
        world.enterWrongCodes(9);

        const auto attempt = world.requested().attempt;

        QCOMPARE(world.entered(attempt, world.code()), u"right"_s);
    }

    void wrongCodesForAnotherNumberDoNotCount()
    {
        World world;
        world.enterWrongCodes(15, unknownPhone);

        const auto attempt = world.requested().attempt;

        QCOMPARE(world.entered(attempt, world.code()), u"right"_s);
    }

    void whatIsNoAttemptByCodeIsOver()
    {
        World world;
        const auto byMessage = world.started();
        const auto before = world.stored(byMessage);

        QCOMPARE(world.entered(byMessage, u"000000"_s), u"over"_s);
        QVERIFY(world.codes.verify(QUuid::createUuid(), u"000000"_s)->match == CodeMatch::Over);

        QCOMPARE(world.stored(byMessage).state, before.state);
        QCOMPARE(world.stored(byMessage).wrongNumbers, 0);
        QCOMPARE(nameOf(world.logins.complete(world.message(byMessage.id))), u"COMPLETED"_s);
    }

    void aMessageNeverCompletesAnAttemptByCode()
    {
        World world;
        const auto attempt = world.requested().attempt;

        QCOMPARE(nameOf(world.logins.complete(world.message(attempt.id))), u"unknown attempt"_s);

        QCOMPARE(nameOf(world.stateOf(attempt)), u"NEW"_s);
        QVERIFY(world.stores.rows.sessions.isEmpty());
        QVERIFY(world.publisher.log.isEmpty());
        QCOMPARE(world.entered(attempt, world.code()), u"right"_s);
    }

    void aNumberMatchNeverCompletesAnAttemptByCode()
    {
        World world;
        const auto attempt = world.requested().attempt;

        QVERIFY(world.logins.confirm(attempt.id, world.code()).value() == NumberMatch::NotWanted);

        QCOMPARE(nameOf(world.stateOf(attempt)), u"NEW"_s);
    }

    void codesAndQrCodesOfAKioskDoNotPushEachOtherOut()
    {
        World world;
        const auto shown = world.started();
        const auto byCode = world.requested().attempt;
        world.clock.advance(1s);
        for (int i = 0; i < 5; ++i)
            (void)world.requested();
        QCOMPARE(nameOf(world.stateOf(shown)), u"NEW"_s);

        for (int i = 0; i < 5; ++i)
            (void)world.started();

        QCOMPARE(nameOf(world.stateOf(shown)), u"FAILED CANCELLED"_s);
        QCOMPARE(nameOf(world.stateOf(byCode)), u"NEW"_s);
    }

    void whoIsSlowerThanAnotherServerIsTooLate()
    {
        World world;
        const auto attempt = world.requested().attempt;
        world.stores.beforeAdvance = [&] {
            auto &stored = world.stores.rows.attempts[attempt.id];
            stored.state = {.status = AttemptStatus::Failed, .failure = FailureReason::Cancelled};
        };

        QCOMPARE(world.entered(attempt, world.code()), u"over"_s);

        QVERIFY(world.stores.rows.sessions.isEmpty());
        QVERIFY(world.stores.rows.audit.isEmpty());
    }

    void aFailureLeavesTheAttemptAsItWas_data()
    {
        QTest::addColumn<Step>("failing");
        QTest::addColumn<bool>("isRight");

        QTest::newRow("find") << Step::FindAttempt << true;
        QTest::newRow("count") << Step::CountCodes << true;
        QTest::newRow("find the tenants") << Step::FindTenantsByPhone << true;
        QTest::newRow("advance") << Step::AdvanceAttempt << true;
        QTest::newRow("open the session") << Step::InsertSession << true;
        QTest::newRow("audit") << Step::Audit << true;
        QTest::newRow("commit") << Step::Commit << true;
        QTest::newRow("advance, wrong") << Step::AdvanceAttempt << false;
        QTest::newRow("commit, wrong") << Step::Commit << false;
    }

    void aFailureLeavesTheAttemptAsItWas()
    {
        QFETCH(Step, failing);
        QFETCH(bool, isRight);
        World world;
        const auto attempt = world.requested().attempt;
        world.stores.failing = failing;

        QCOMPARE(world.entered(attempt, isRight ? world.code() : world.wrongCode()),
                 u"storage failed"_s);

        world.stores.failing.reset();
        QCOMPARE(nameOf(world.stateOf(attempt)), u"NEW"_s);
        QCOMPARE(world.stored(attempt).wrongNumbers, 0);
        QVERIFY(world.stores.rows.sessions.isEmpty());
        QCOMPARE(world.entered(attempt, world.code()), u"right"_s);
    }
};

QTEST_APPLESS_MAIN(CodeLoginServiceTest)
#include "tst_codeloginservice.moc"
