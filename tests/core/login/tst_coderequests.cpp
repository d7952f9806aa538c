// SPDX-License-Identifier: GPL-3.0-only
#include "core/codefixture.h"
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
using Fixture = TestSupport::CodeFixture;

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
        Fixture fixture;
        fixture.stores.rows.tenants.first().isActive = isActive;
        if (tenants > 1)
            fixture.stores.rows.tenants.append(TestSupport::tenant(8, knownPhone));

        const auto requested = fixture.requested(phone);

        QCOMPARE(nameOf(requested.dispatch), expected);
        QCOMPARE(fixture.sentCodes.sent.size(), expected == u"sent"_s ? 1 : 0);
        const auto stored = fixture.stored(requested.attempt);
        QCOMPARE(nameOf(stored.state), u"NEW"_s);
        QCOMPARE(stored.expectedPhone, TestSupport::phone(phone));
        QCOMPARE(stored.codeHash.size(), 64);
        QCOMPARE(stored.tenantId.has_value(), expected == u"sent"_s);
        QVERIFY(!stored.verifiedPhone);
        QVERIFY(stored.channelTokenHash.isEmpty());
        QVERIFY(fixture.stores.rows.sessions.isEmpty());
        QVERIFY(fixture.stores.rows.audit.isEmpty());
    }

    void theCodeGoesWithWhatTheSenderNeeds()
    {
        Fixture fixture;

        const auto attempt = fixture.requested().attempt;

        const auto &sent = fixture.sentCodes.sent.first();
        QCOMPARE(sent.attempt.id, attempt.id);
        QCOMPARE(sent.attempt.expectedPhone, TestSupport::phone(knownPhone));
        QCOMPARE(sent.attempt.language, u"ky"_s);
        QCOMPARE(sent.attempt.kiosk, u"Desk"_s);
        QCOMPARE(sent.code.size(), CodeLoginService::codeDigits);
        QCOMPARE(attempt.createdAt, fixture.clock.now);
        QCOMPARE(attempt.expiresAt, fixture.clock.now.addDuration(180s));
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
        Fixture fixture;
        // The second draw is "wwww", 2,004,318,071.
        const auto bytes = [isFirst = true, &drawn](qsizetype count) mutable {
            return std::exchange(isFirst, false) ? QByteArray::fromHex(drawn)
                                                 : QByteArray(count, 'w');
        };
        CodeLoginService codes({fixture.stores, fixture.stores, fixture.stores, fixture.stores,
                                fixture.stores, fixture.stores},
                               {.sender = &fixture.sentCodes, .publisher = fixture.publisher},
                               fixture.clock.reader(), bytes, key, codeRules);

        QVERIFY(
            codes.request({.phone = TestSupport::phone(knownPhone), .language = {}, .kiosk = {}}));

        QCOMPARE(fixture.code(), code);
    }

    void aRightCodeIsToldLikeEveryOutcomeAndAWrongOneIsNot()
    {
        Fixture fixture;
        const auto attempt = fixture.requested().attempt;
        const auto before = fixture.publisher.log.size();

        QVERIFY(fixture.codes.verify(attempt.id, TestSupport::otherCodeThan(fixture.code())));
        QCOMPARE(fixture.publisher.log.size(), before);
        QVERIFY(fixture.codes.verify(attempt.id, fixture.code()));

        QCOMPARE(fixture.publisher.log.size(), before + 1);
        QVERIFY(fixture.publisher.log.last().endsWith(u"COMPLETED"_s));
    }

    void whereSendingDoesNotWorkNobodyIsOfferedACode()
    {
        Fixture fixture;
        QVERIFY(fixture.codes.canSend());

        fixture.sentCodes.works = false;

        QVERIFY(!fixture.codes.canSend());
    }

    void theCodeIsStoredAsAKeyedHashOfItsAttempt()
    {
        Fixture fixture;
        const auto attempt = fixture.requested().attempt;
        const auto code = fixture.code();

        const auto hash = fixture.stored(attempt).codeHash;

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
        Fixture fixture;
        fixture.stores.failing = failing;

        QVERIFY(!fixture.codes.request(
            {.phone = TestSupport::phone(knownPhone), .language = {}, .kiosk = {}}));

        QVERIFY(fixture.sentCodes.sent.isEmpty());
        QVERIFY(fixture.stores.rows.attempts.isEmpty());
    }

    // This code went to nobody, so nobody can know it; but a guess may hit it.
    void aCodeThatWentNowhereIsWrong_data() { aCodeGoesToTheOneEnabledTenantOnly_data(); }

    void aCodeThatWentNowhereIsWrong()
    {
        QFETCH(QString, phone);
        QFETCH(int, tenants);
        QFETCH(bool, isActive);
        QFETCH(QString, expected);
        Fixture fixture;
        const auto rows = fixture.stores.rows.tenants;
        fixture.stores.rows.tenants.first().isActive = isActive;
        if (tenants > 1)
            fixture.stores.rows.tenants.append(TestSupport::tenant(8, knownPhone));
        const auto attempt = fixture.requested(phone).attempt;
        fixture.stores.rows.tenants = rows; // whatever was wrong has been put right meanwhile

        QCOMPARE(attempt.codeHash, loginCodeHash(key, attempt.id, u"000000"_s)); // the first draw
        QCOMPARE(fixture.entered(attempt, u"000000"_s),
                 expected == u"sent"_s ? u"right"_s : u"wrong"_s);
    }

    void anHourHasThreeCodes()
    {
        Fixture fixture;
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(nameOf(fixture.requested().dispatch), u"sent"_s);
            fixture.clock.advance(10min);
        }

        const auto fourth = fixture.requested();

        QCOMPARE(nameOf(fourth.dispatch), u"too many codes"_s);
        QCOMPARE(fixture.sentCodes.sent.size(), 3);
        QCOMPARE(nameOf(fixture.stateOf(fourth.attempt)), u"NEW"_s);
        fixture.clock.advance(30min - 1ms);
        QCOMPARE(nameOf(fixture.requested().dispatch), u"too many codes"_s);
        fixture.clock.advance(1ms);
        QCOMPARE(nameOf(fixture.requested().dispatch), u"sent"_s); // the first one was an hour ago
        QCOMPARE(nameOf(fixture.requested().dispatch), u"too many codes"_s);
    }

    void oneNumbersCodesTakeNothingFromAnother()
    {
        Fixture fixture;
        fixture.stores.rows.tenants.append(TestSupport::tenant(8, unknownPhone));
        for (int i = 0; i < 4; ++i)
            (void)fixture.requested();

        QCOMPARE(nameOf(fixture.requested(unknownPhone).dispatch), u"sent"_s);
    }

    void aRequesterHasTenWrongCodesADay()
    {
        Fixture fixture;
        fixture.enterWrongCodes(9);
        const auto attempt = fixture.requested().attempt;
        QCOMPARE(fixture.entered(attempt, fixture.wrongCode()), u"wrong"_s);

        // The eleventh: even the right one is wrong.
        QCOMPARE(fixture.entered(attempt, fixture.code()), u"wrong"_s);

        QVERIFY(fixture.stores.rows.sessions.isEmpty());
        fixture.clock.advance(2h);
        QCOMPARE(nameOf(fixture.requested().dispatch), u"too many wrong codes"_s);
    }

    void aDaysWrongCodesAreForgottenADayAfterTheirAttempt()
    {
        Fixture fixture;
        fixture.enterWrongCodes(10); // at once, in attempts of three minutes

        fixture.clock.advance(24h + 180s - 1ms);
        QCOMPARE(nameOf(fixture.requested().dispatch), u"too many wrong codes"_s);
        fixture.clock.advance(1ms);
        QCOMPARE(nameOf(fixture.requested().dispatch), u"sent"_s);
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
        Fixture fixture;
        fixture.enterWrongCodes(10, knownPhone, kiosk);
        fixture.clock.advance(1h);
        QCOMPARE(nameOf(fixture.requested(knownPhone, kiosk).dispatch), u"too many wrong codes"_s);

        const auto attempt = isOfWeb ? fixture.requestedFrom(u"198.51.100.7"_s).attempt
                                     : fixture.requested().attempt;

        QCOMPARE(fixture.entered(attempt, fixture.code()), u"right"_s);
    }

    // Three codes an hour with five tries each, of which the last address has what is left.
    void manyAddressesHaveTwentyWrongCodesInSixHours()
    {
        Fixture fixture;
        for (int i = 0; i < 4; ++i) {
            const auto attempt = fixture.requestedFrom(u"198.51.100.%1"_s.arg(i)).attempt;
            for (int tries = 0; tries < 5; ++tries)
                QCOMPARE(fixture.entered(attempt, fixture.wrongCode()), u"wrong"_s);
            if (i == 2)
                fixture.clock.advance(1h);
        }

        QCOMPARE(nameOf(fixture.requestedFrom(u"203.0.113.1"_s).dispatch),
                 u"too many wrong codes"_s);
        QCOMPARE(nameOf(fixture.requested().dispatch), u"too many wrong codes"_s);

        fixture.clock.advance(5h + 180s - 1ms); // since the first three
        QCOMPARE(nameOf(fixture.requested().dispatch), u"too many wrong codes"_s);
        fixture.clock.advance(1ms);
        QCOMPARE(nameOf(fixture.requested().dispatch), u"sent"_s);
    }

    // They cannot be guessed, so they lock out nobody but the one who enters them.
    void wrongCodesWhereNoneWentOutDoNotCountForTheNumber()
    {
        Fixture fixture;
        for (int i = 0; i < 3; ++i)
            QCOMPARE(nameOf(fixture.requestedFrom(u"198.51.100.7"_s).dispatch), u"sent"_s);
        for (int i = 0; i < 10; ++i) {
            const auto requested = fixture.requestedFrom(u"198.51.100.%1"_s.arg(i));
            QCOMPARE(nameOf(requested.dispatch), u"too many codes"_s);
            for (int tries = 0; tries < 5; ++tries)
                QCOMPARE(fixture.entered(requested.attempt, u"000000"_s), u"wrong"_s);
        }

        fixture.clock.advance(1h);

        QCOMPARE(nameOf(fixture.requested().dispatch), u"sent"_s);
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
        Fixture fixture;
        fixture.enterWrongCodes(isLocked ? 10 : 9);
        fixture.clock.advance(1h);

        (void)fixture.logins.complete(fixture.message(fixture.started().id, phone));

        const auto dispatch = fixture.requested().dispatch;
        QCOMPARE(nameOf(dispatch), unlocks || !isLocked ? u"sent"_s : u"too many wrong codes"_s);
        const auto unlocked = u"phone:+996•••••456|codes.unlocked|phone:+996•••••456|whatsapp|"
                              "10 wrong codes forgotten"_s;
        QCOMPARE(fixture.stores.audited().count(unlocked), unlocks ? 1 : 0);
    }

    void unlockingGivesAnAttemptNoFurtherTries()
    {
        Fixture fixture;
        fixture.enterWrongCodes(6);
        const auto attempt = fixture.requested().attempt;
        for (int i = 0; i < 4; ++i)
            QCOMPARE(fixture.entered(attempt, fixture.wrongCode()), u"wrong"_s);

        QVERIFY(fixture.logins.complete(fixture.message(fixture.started().id)));

        QCOMPARE(fixture.entered(attempt, fixture.wrongCode()), u"wrong"_s);
        QCOMPARE(nameOf(fixture.stateOf(attempt)), u"FAILED CONFIRMATION_FAILED"_s);
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
        Fixture fixture;
        auto &tenants = fixture.stores.rows.tenants;
        if (kind == "unknown"_L1)
            tenants.clear();
        else if (kind == "shared"_L1)
            tenants.append(TestSupport::tenant(8, knownPhone));
        else if (kind == "disabled"_L1)
            tenants.first().isActive = false;
        else if (kind == "locked by its requester"_L1)
            fixture.enterWrongCodes(10);
        for (int i = 0; kind == "too many codes"_L1 && i < 3; ++i)
            (void)fixture.requested();
        for (int i = 0; kind == "locked by many"_L1 && i < 4; ++i) {
            (void)fixture.enterWrongCodes(5, knownPhone, u"Desk %1"_s.arg(i));
            fixture.clock.advance(21min);
        }
        fixture.stores.taken.clear();
        using enum Step;
        const QList<Step> ofRequest{Commit, FindTenantsByPhone, CountCodes, CountCodes,
                                    InsertAttempt};
        const QList<Step> ofEntry{Commit, FindAttempt, CountCodes, AdvanceAttempt};

        const auto attempt = fixture.requested().attempt;
        QCOMPARE(withoutCommits(fixture.stores.taken), withoutCommits(ofRequest));
        for (int i = 1; i <= CodeLoginService::codeTries; ++i) {
            fixture.stores.taken.clear();
            QCOMPARE(fixture.entered(attempt, u"999999"_s), u"wrong"_s);
            auto expected = ofEntry;
            if (i == CodeLoginService::codeTries)
                expected.append(Audit);
            QCOMPARE(withoutCommits(fixture.stores.taken), withoutCommits(expected));
        }
    }

    void aMinuteHasThirtyCodesInAll()
    {
        Fixture fixture;
        for (int i = 0; i <= 31; ++i)
            fixture.stores.rows.tenants.append(
                TestSupport::tenant(100 + i, u"+9965550001%1"_s.arg(i, 2, 10, QChar(u'0'))));
        const auto request = [&fixture](int i) {
            return nameOf(
                fixture.requested(u"+9965550001%1"_s.arg(i, 2, 10, QChar(u'0'))).dispatch);
        };
        for (int i = 0; i < 30; ++i) {
            QCOMPARE(request(i), u"sent"_s);
            QCOMPARE(nameOf(fixture.requested(unknownPhone).dispatch),
                     u"unknown"_s); // takes nothing
        }

        QCOMPARE(request(30), u"too many in all"_s);
        QCOMPARE(fixture.sentCodes.sent.size(), 30);
        fixture.clock.advance(1min - 1ms);
        QCOMPARE(request(30), u"too many in all"_s);
        fixture.clock.advance(1ms);
        QCOMPARE(request(30), u"sent"_s);
    }

    void theDatabaseDoesNotTellWhoAsked()
    {
        Fixture fixture;
        const auto one = fixture.requestedFrom(u"198.51.100.7"_s).attempt;
        const auto same = fixture.requestedFrom(u"198.51.100.7"_s, unknownPhone).attempt;
        const auto other = fixture.requestedFrom(u"198.51.100.8"_s).attempt;

        QCOMPARE(one.codeRequester, same.codeRequester);
        QVERIFY(one.codeRequester != other.codeRequester);
        QCOMPARE(one.codeRequester.size(), 16);
        QVERIFY(one.codeRequester
                != codeRequesterHash(Secret("another key"_ba), u"address:198.51.100.7"_s));
    }

    void aNinthWrongCodeIsForgivenByTheRightOne()
    {
        Fixture fixture;
        fixture.enterWrongCodes(9);

        const auto attempt = fixture.requested().attempt;

        QCOMPARE(fixture.entered(attempt, fixture.code()), u"right"_s);
    }

    void wrongCodesForAnotherNumberDoNotCount()
    {
        Fixture fixture;
        fixture.enterWrongCodes(15, unknownPhone);

        const auto attempt = fixture.requested().attempt;

        QCOMPARE(fixture.entered(attempt, fixture.code()), u"right"_s);
    }
};

KIOSK_TEST(TestCodeRequests)

} // namespace CodeRequestsTest

#include "tst_coderequests.moc"
