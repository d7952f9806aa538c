#include "support/loginworld.h"
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
struct World : TestSupport::LoginWorld
{
    World()
        : LoginWorld(rules())
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
        World world;
        const auto attempt = world.started();
        const auto message = world.message(attempt.id);

        QCOMPARE(nameOf(world.logins.complete(message)), u"to read back"_s);

        QVERIFY(world.confirmations.sent.isEmpty());
        QCOMPARE(world.stateOf(attempt), AttemptState{});
        QVERIFY(world.logins.deferred().value() == QList{message});
        QCOMPARE(world.publisher.log,
                 QStringList(World::published(u"arrived"_s, attempt, AttemptStatus::New)));

        QCOMPARE(nameOf(world.logins.complete(message, MessageSource::ReadBack)), u"VERIFIED"_s);
        QCOMPARE(world.confirmations.sent.size(), 1);
        QVERIFY(world.logins.deferred()->isEmpty());
        QCOMPARE(nameOf(world.logins.complete(message, MessageSource::ReadBack)), u"duplicate"_s);
    }

    // A screen believes for a quarter of a minute that a message is being looked at.
    void theScreenIsToldAgainWhileTheMessageIsLookedFor()
    {
        World world;
        const auto attempt = world.started();
        const auto message = world.message(attempt.id);
        QCOMPARE(nameOf(world.logins.complete(message)), u"to read back"_s);

        QVERIFY(world.logins.isStillAwaited(message).value());

        const auto arrived = World::published(u"arrived"_s, attempt, AttemptStatus::New);
        QCOMPARE(world.publisher.log, QStringList({arrived, arrived}));
        QVERIFY(world.logins.cancel(attempt.id).value());
        world.publisher.log.clear();
        QVERIFY(!world.logins.isStillAwaited(message).value());
        QVERIFY(world.publisher.log.isEmpty());
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
        World world;
        auto message = world.message(world.started().id);
        message.sender.lid = lid;
        QCOMPARE(nameOf(world.logins.complete(message)), u"to read back"_s);

        QCOMPARE(nameOf(world.logins.complete(message)), u"duplicate"_s);

        QCOMPARE(nameOf(world.logins.complete(message, MessageSource::ReadBack)), u"VERIFIED"_s);
    }

    void whatWasNotDeferredCannotBeReadBack()
    {
        World world;
        const auto attempt = world.started();

        QCOMPARE(nameOf(world.logins.complete(world.message(attempt.id), MessageSource::ReadBack)),
                 u"duplicate"_s);

        QCOMPARE(world.stateOf(attempt), AttemptState{});
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
        World world;
        world.stores.rows.tenants.first().type = type;

        const auto verdict = world.logins.complete(world.message(world.started(kiosk).id), source);

        QCOMPARE(nameOf(verdict), expected);
    }

    void aRejectedMessageSignsNobodyInAndEndsNothing()
    {
        World world;
        const auto attempt = world.started();
        const auto message = world.message(attempt.id);
        QCOMPARE(nameOf(world.logins.complete(message)), u"to read back"_s);

        QVERIFY(world.logins.reject(message).value());

        QCOMPARE(world.stateOf(attempt), AttemptState{});
        QVERIFY(world.logins.deferred()->isEmpty());
        QCOMPARE(world.stores.audited(),
                 QStringList(u"phone:+996•••••456|message.not_confirmed|attempt:%1|whatsapp|the "
                             "gateway does not know this message"_s.arg(toString(attempt.id))));
        QVERIFY(!world.logins.reject(message).value());
        QCOMPARE(nameOf(world.logins.complete(message, MessageSource::ReadBack)), u"duplicate"_s);
        // The one who began the attempt still writes.
        auto another = message;
        another.key.messageId = u"BAE5000000000001"_s;
        QCOMPARE(nameOf(world.logins.complete(another)), u"to read back"_s);
        QCOMPARE(nameOf(world.logins.complete(another, MessageSource::ReadBack)), u"VERIFIED"_s);
    }

    void aForgedMessageUnlocksNoCodes()
    {
        World world;
        auto attempt = world.started();
        attempt.id = QUuid::createUuid();
        attempt.expectedPhone = TestSupport::phone(TestSupport::knownPhone);
        attempt.wrongNumbers = 10;
        world.stores.rows.attempts.insert(attempt.id, attempt);

        QCOMPARE(nameOf(world.logins.complete(world.message(world.started().id))),
                 u"to read back"_s);

        QVERIFY(world.stores.rows.forgiven.isEmpty());
    }
};

KIOSK_TEST(TestReadBack)

} // namespace ReadBackTest

#include "tst_readback.moc"
