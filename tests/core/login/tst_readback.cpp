// SPDX-License-Identifier: GPL-3.0-only
#include "support/loginfixture.h"
#include "support/test.h"

#include <QTest>

namespace ReadBackTest {

using namespace Core;
using namespace Qt::StringLiterals;
using TestSupport::nameOf;

namespace {

LoginRules rules()
{
    auto rules = TestSupport::loginRules;
    rules.confirmation = {.web = true, .staff = true};
    rules.readsBack = true;
    return rules;
}

//! A world where webhooks are not simply believed, whose tenant is one of the staff.
struct Fixture : TestSupport::LoginFixture
{
    Fixture()
        : LoginFixture(rules())
    {
        stores.rows.tenants.first().type = u"staff"_s;
    }
};

} // namespace

//! A webhook's message of staff waits until the gateway was asked for it again.
class TestReadBack : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staffGetNoNumberBeforeTheirMessageIsReadBack()
    {
        Fixture fixture;
        const auto attempt = fixture.started();
        const auto message = fixture.message(attempt.id);

        QCOMPARE(nameOf(fixture.logins.complete(message)), u"to read back"_s);

        QVERIFY(fixture.confirmations.sent.isEmpty());
        QCOMPARE(fixture.stateOf(attempt), AttemptState{});
        QVERIFY(fixture.logins.deferred().value() == QList{message});
        QCOMPARE(fixture.publisher.log,
                 QStringList(Fixture::published(u"arrived"_s, attempt, AttemptStatus::New)));

        QCOMPARE(nameOf(fixture.logins.complete(message, MessageSource::ReadBack)), u"VERIFIED"_s);
        QCOMPARE(fixture.confirmations.sent.size(), 1);
        QVERIFY(fixture.logins.deferred()->isEmpty());
        QCOMPARE(nameOf(fixture.logins.complete(message, MessageSource::ReadBack)), u"duplicate"_s);
    }

    // A screen believes for a quarter of a minute that a message is being looked at.
    void theScreenIsToldAgainWhileTheMessageIsLookedFor()
    {
        Fixture fixture;
        const auto attempt = fixture.started();
        const auto message = fixture.message(attempt.id);
        QCOMPARE(nameOf(fixture.logins.complete(message)), u"to read back"_s);

        QVERIFY(fixture.logins.isStillAwaited(message).value());

        const auto arrived = Fixture::published(u"arrived"_s, attempt, AttemptStatus::New);
        QCOMPARE(fixture.publisher.log, QStringList({arrived, arrived}));
        QVERIFY(fixture.logins.cancel(attempt.id).value());
        fixture.publisher.log.clear();
        QVERIFY(!fixture.logins.isStillAwaited(message).value());
        QVERIFY(fixture.publisher.log.isEmpty());
    }

    void whatTheGatewayRepeatsMeanwhileIsADuplicate_data()
    {
        QTest::addColumn<QString>("lid");
        QTest::newRow("by number") << QString();
        QTest::newRow("with a hidden id") << u"155508384256027"_s;
    }

    void whatTheGatewayRepeatsMeanwhileIsADuplicate()
    {
        QFETCH(QString, lid);
        Fixture fixture;
        auto message = fixture.message(fixture.started().id);
        message.sender.lid = lid;
        QCOMPARE(nameOf(fixture.logins.complete(message)), u"to read back"_s);

        QCOMPARE(nameOf(fixture.logins.complete(message)), u"duplicate"_s);

        QCOMPARE(nameOf(fixture.logins.complete(message, MessageSource::ReadBack)), u"VERIFIED"_s);
    }

    void whatWasNotDeferredCannotBeReadBack()
    {
        Fixture fixture;
        const auto attempt = fixture.started();

        QCOMPARE(
            nameOf(fixture.logins.complete(fixture.message(attempt.id), MessageSource::ReadBack)),
            u"duplicate"_s);

        QCOMPARE(fixture.stateOf(attempt), AttemptState{});
    }

    void othersAndWhatWasFetchedDoNotWait_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("kiosk");
        QTest::addColumn<MessageSource>("source");
        QTest::addColumn<QString>("expected");
        using enum MessageSource;
        QTest::newRow("tenant at a kiosk") << u"tenant"_s << u"Desk"_s << Pushed << u"COMPLETED"_s;
        QTest::newRow("tenant in a browser") << u"tenant"_s << QString() << Pushed << u"VERIFIED"_s;
        QTest::newRow("staff, from the journal")
            << u"staff"_s << u"Desk"_s << Fetched << u"VERIFIED"_s;
        QTest::newRow("staff") << u"staff"_s << u"Desk"_s << Pushed << u"to read back"_s;
        QTest::newRow("admin") << u"admin"_s << QString() << Pushed << u"to read back"_s;
    }

    void othersAndWhatWasFetchedDoNotWait()
    {
        QFETCH(QString, type);
        QFETCH(QString, kiosk);
        QFETCH(MessageSource, source);
        QFETCH(QString, expected);
        Fixture fixture;
        fixture.stores.rows.tenants.first().type = type;

        const auto verdict =
            fixture.logins.complete(fixture.message(fixture.started(kiosk).id), source);

        QCOMPARE(nameOf(verdict), expected);
    }

    void aRejectedMessageSignsNobodyInAndEndsNothing()
    {
        Fixture fixture;
        const auto attempt = fixture.started();
        const auto message = fixture.message(attempt.id);
        QCOMPARE(nameOf(fixture.logins.complete(message)), u"to read back"_s);

        QVERIFY(fixture.logins.reject(message).value());

        QCOMPARE(fixture.stateOf(attempt), AttemptState{});
        QVERIFY(fixture.logins.deferred()->isEmpty());
        QCOMPARE(fixture.stores.audited(),
                 QStringList(u"phone:+996•••••456|message.not_confirmed|attempt:%1|whatsapp|the "
                             "gateway does not know this message"_s.arg(toString(attempt.id))));
        QVERIFY(!fixture.logins.reject(message).value());
        QCOMPARE(nameOf(fixture.logins.complete(message, MessageSource::ReadBack)), u"duplicate"_s);
        // The one who began the attempt still writes.
        auto another = message;
        another.key.messageId = u"BAE5000000000001"_s;
        QCOMPARE(nameOf(fixture.logins.complete(another)), u"to read back"_s);
        QCOMPARE(nameOf(fixture.logins.complete(another, MessageSource::ReadBack)), u"VERIFIED"_s);
    }

    void aForgedMessageUnlocksNoCodes()
    {
        Fixture fixture;
        auto attempt = fixture.started();
        attempt.id = QUuid::createUuid();
        attempt.expectedPhone = TestSupport::phone(TestSupport::knownPhone);
        attempt.wrongNumbers = 10;
        fixture.stores.rows.attempts.insert(attempt.id, attempt);

        QCOMPARE(nameOf(fixture.logins.complete(fixture.message(fixture.started().id))),
                 u"to read back"_s);

        QVERIFY(fixture.stores.rows.forgiven.isEmpty());
    }
};

KIOSK_TEST(TestReadBack)

} // namespace ReadBackTest

#include "tst_readback.moc"
