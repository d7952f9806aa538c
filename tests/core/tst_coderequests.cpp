#include "codeworld.h"
#include "support/test.h"

#include <utility>

namespace CodeRequestsTest {

using namespace Core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::codeRules;
using TestSupport::key;
using TestSupport::knownPhone;
using TestSupport::nameOf;
using TestSupport::Step;
using TestSupport::unknownPhone;
using World = TestSupport::CodeWorld;

namespace {

// Whether a fake commits first or last does not matter.
QList<Step> withoutCommits(QList<Step> steps)
{
    steps.removeAll(Step::Commit);
    return steps;
}

} // namespace

//! CodeLoginService::request(): which numbers get a code, and how many.
class TestCodeRequests : public QObject
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
        // The second draw is "wwww", 2,004,318,071.
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

    // This code went to nobody, so nobody can know it; but a guess may hit it.
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

    void aRequesterHasTenWrongCodesADay()
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

    void aStrangersWrongCodesLockOutTheStrangerAlone_data()
    {
        QTest::addColumn<bool>("isOfWeb");
        QTest::newRow("another kiosk") << false;
        QTest::newRow("another address") << true;
    }

    void aStrangersWrongCodesLockOutTheStrangerAlone()
    {
        QFETCH(bool, isOfWeb);
        const auto kiosk = isOfWeb ? QString() : u"Lobby"_s;
        World world;
        world.enterWrongCodes(10, knownPhone, kiosk);
        world.clock.advance(1h);
        QCOMPARE(nameOf(world.requested(knownPhone, kiosk).dispatch), u"too many wrong codes"_s);

        const auto attempt =
            isOfWeb ? world.requestedFrom(u"198.51.100.7"_s).attempt : world.requested().attempt;

        QCOMPARE(world.entered(attempt, world.code()), u"right"_s);
    }

    // Three codes an hour with five tries each, of which the last address has what is left.
    void manyAddressesHaveTwentyWrongCodesInSixHours()
    {
        World world;
        for (int i = 0; i < 4; ++i) {
            const auto attempt = world.requestedFrom(u"198.51.100.%1"_s.arg(i)).attempt;
            for (int tries = 0; tries < 5; ++tries)
                QCOMPARE(world.entered(attempt, world.wrongCode()), u"wrong"_s);
            if (i == 2)
                world.clock.advance(1h);
        }

        QCOMPARE(nameOf(world.requestedFrom(u"203.0.113.1"_s).dispatch), u"too many wrong codes"_s);
        QCOMPARE(nameOf(world.requested().dispatch), u"too many wrong codes"_s);

        world.clock.advance(5h + 180s - 1ms); // since the first three
        QCOMPARE(nameOf(world.requested().dispatch), u"too many wrong codes"_s);
        world.clock.advance(1ms);
        QCOMPARE(nameOf(world.requested().dispatch), u"sent"_s);
    }

    // They cannot be guessed, so they lock out nobody but the one who enters them.
    void wrongCodesWhereNoneWentOutDoNotCountForTheNumber()
    {
        World world;
        for (int i = 0; i < 3; ++i)
            QCOMPARE(nameOf(world.requestedFrom(u"198.51.100.7"_s).dispatch), u"sent"_s);
        for (int i = 0; i < 10; ++i) {
            const auto requested = world.requestedFrom(u"198.51.100.%1"_s.arg(i));
            QCOMPARE(nameOf(requested.dispatch), u"too many codes"_s);
            for (int tries = 0; tries < 5; ++tries)
                QCOMPARE(world.entered(requested.attempt, u"000000"_s), u"wrong"_s);
        }

        world.clock.advance(1h);

        QCOMPARE(nameOf(world.requested().dispatch), u"sent"_s);
    }

    void aMessageFromThePhoneUnlocks_data()
    {
        QTest::addColumn<QString>("phone");
        QTest::addColumn<bool>("isLocked");
        QTest::addColumn<bool>("unlocks");
        QTest::newRow("its own") << knownPhone << true << true;
        QTest::newRow("another phone's") << unknownPhone << true << false;
        QTest::newRow("nothing was locked") << knownPhone << false << false;
    }

    void aMessageFromThePhoneUnlocks()
    {
        QFETCH(QString, phone);
        QFETCH(bool, isLocked);
        QFETCH(bool, unlocks);
        World world;
        world.enterWrongCodes(isLocked ? 10 : 9);
        world.clock.advance(1h);

        (void)world.logins.complete(world.message(world.started().id, phone));

        const auto dispatch = world.requested().dispatch;
        QCOMPARE(nameOf(dispatch), unlocks || !isLocked ? u"sent"_s : u"too many wrong codes"_s);
        const auto unlocked = u"phone:+996•••••456|codes.unlocked|phone:+996•••••456|whatsapp|"
                              "10 wrong codes forgotten"_s;
        QCOMPARE(world.stores.audited().count(unlocked), unlocks ? 1 : 0);
    }

    void unlockingGivesAnAttemptNoFurtherTries()
    {
        World world;
        world.enterWrongCodes(6);
        const auto attempt = world.requested().attempt;
        for (int i = 0; i < 4; ++i)
            QCOMPARE(world.entered(attempt, world.wrongCode()), u"wrong"_s);

        QVERIFY(world.logins.complete(world.message(world.started().id)));

        QCOMPARE(world.entered(attempt, world.wrongCode()), u"wrong"_s);
        QCOMPARE(nameOf(world.stateOf(attempt)), u"FAILED CONFIRMATION_FAILED"_s);
    }

    // The one who asks may measure how long it takes.
    void nothingTakesMoreStepsForATenant_data()
    {
        QTest::addColumn<QString>("kind");
        for (const auto *kind : {"known", "unknown", "shared", "disabled", "too many codes",
                                 "locked by its requester", "locked by many"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }

    void nothingTakesMoreStepsForATenant()
    {
        QFETCH(QString, kind);
        World world;
        auto &tenants = world.stores.rows.tenants;
        if (kind == "unknown"_L1)
            tenants.clear();
        else if (kind == "shared"_L1)
            tenants.append(TestSupport::tenant(8, knownPhone));
        else if (kind == "disabled"_L1)
            tenants.first().isActive = false;
        else if (kind == "locked by its requester"_L1)
            world.enterWrongCodes(10);
        for (int i = 0; kind == "too many codes"_L1 && i < 3; ++i)
            (void)world.requested();
        for (int i = 0; kind == "locked by many"_L1 && i < 4; ++i) {
            (void)world.enterWrongCodes(5, knownPhone, u"Desk %1"_s.arg(i));
            world.clock.advance(21min);
        }
        world.stores.taken.clear();
        using enum Step;
        const QList<Step> ofRequest{Commit, FindTenantsByPhone, CountCodes, CountCodes,
                                    InsertAttempt};
        const QList<Step> ofEntry{Commit, FindAttempt, CountCodes, AdvanceAttempt};

        const auto attempt = world.requested().attempt;
        QCOMPARE(withoutCommits(world.stores.taken), withoutCommits(ofRequest));
        for (int i = 1; i <= CodeLoginService::codeTries; ++i) {
            world.stores.taken.clear();
            QCOMPARE(world.entered(attempt, u"999999"_s), u"wrong"_s);
            auto expected = ofEntry;
            if (i == CodeLoginService::codeTries)
                expected.append(Audit);
            QCOMPARE(withoutCommits(world.stores.taken), withoutCommits(expected));
        }
    }

    void aMinuteHasThirtyCodesInAll()
    {
        World world;
        for (int i = 0; i <= 31; ++i)
            world.stores.rows.tenants.append(
                TestSupport::tenant(100 + i, u"+9965550001%1"_s.arg(i, 2, 10, QChar(u'0'))));
        const auto request = [&world](int i) {
            return nameOf(world.requested(u"+9965550001%1"_s.arg(i, 2, 10, QChar(u'0'))).dispatch);
        };
        for (int i = 0; i < 30; ++i) {
            QCOMPARE(request(i), u"sent"_s);
            QCOMPARE(nameOf(world.requested(unknownPhone).dispatch), u"unknown"_s); // takes nothing
        }

        QCOMPARE(request(30), u"too many in all"_s);
        QCOMPARE(world.sentCodes.sent.size(), 30);
        world.clock.advance(1min - 1ms);
        QCOMPARE(request(30), u"too many in all"_s);
        world.clock.advance(1ms);
        QCOMPARE(request(30), u"sent"_s);
    }

    void theDatabaseDoesNotTellWhoAsked()
    {
        World world;
        const auto one = world.requestedFrom(u"198.51.100.7"_s).attempt;
        const auto same = world.requestedFrom(u"198.51.100.7"_s, unknownPhone).attempt;
        const auto other = world.requestedFrom(u"198.51.100.8"_s).attempt;

        QCOMPARE(one.codeRequester, same.codeRequester);
        QVERIFY(one.codeRequester != other.codeRequester);
        QCOMPARE(one.codeRequester.size(), 16);
        QVERIFY(one.codeRequester
                != codeRequesterHash(Secret("another key"_ba), u"address:198.51.100.7"_s));
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
};

KIOSK_TEST(TestCodeRequests)

} // namespace CodeRequestsTest

#include "tst_coderequests.moc"
