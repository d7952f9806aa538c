// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/base/options.h"
#include "simulator/state/account.h"
#include "simulator/state/contacts.h"
#include "simulator/state/eventlog.h"
#include "simulator/state/faults.h"
#include "simulator/state/limits.h"
#include "simulator/state/notificationqueue.h"
#include "support/test.h"

#include <QTest>

namespace SimulatorPartsTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Simulator;

//! The parts that can be seen alone.
class TestSimulatorParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("digits");
        QTest::addColumn<bool>("isChatId");
        const auto row = [](const char *name, const QString &text, Address::Kind kind,
                            const QString &digits, bool isChatId) {
            QTest::newRow(name) << text << int(kind) << digits << isChatId;
        };
        using Kind = Address::Kind;
        row("person", u"996555121001@c.us"_s, Kind::Number, u"996555121001"_s, true);
        row("digits", u"996555121001"_s, Kind::Number, u"996555121001"_s, false);
        row("plus", u"+996555121001"_s, Kind::Number, u"996555121001"_s, false);
        row("lid", u"155508384256027@lid"_s, Kind::Lid, u"155508384256027"_s, true);
        row("group", u"120363000000000001@g.us"_s, Kind::Group, u"120363000000000001"_s, true);
        row("old group", u"996555121001-1500000000@g.us"_s, Kind::Group,
            u"996555121001-1500000000"_s, true);
        row("channel", u"120363000000000001@newsletter"_s, Kind::None, QString(), false);
        row("device", u"996555121001:3@c.us"_s, Kind::None, QString(), false);
        row("line end", u"996555121001@c.us\n"_s, Kind::None, QString(), false);
        row("nothing", QString(), Kind::None, QString(), false);
    }

    void addressesAreRead()
    {
        QFETCH(QString, text);
        QFETCH(int, kind);
        QFETCH(QString, digits);
        QFETCH(bool, isChatId);

        const auto address = Address::parse(text);

        QCOMPARE(int(address.kind), kind);
        QCOMPARE(address.digits, digits);
        QCOMPARE(Address::isChatId(text), isChatId);
    }

    void everyTimeIsScaled()
    {
        const auto times = Times().scaled(0.5);
        QCOMPARE(times.webhookTimeout, 90s);
        QCOMPARE(times.retryPause, 30s);
        QCOMPARE(times.keep, 12h);
        QCOMPARE(times.rateWindow, 500ms);
        QCOMPARE(times.asked, 0.5);
    }

    void everybodyHasALidOfHisOwn()
    {
        Contacts contacts;
        const auto one = contacts.personOf(u"996555121001");
        const auto other = contacts.personOf(u"996555121002");

        QVERIFY(!one.lid.isEmpty());
        QVERIFY(one.lid != other.lid);
        QCOMPARE(contacts.personOf(u"+996555121001").lid, one.lid);
        QVERIFY(!contacts.knowsLid(one.lid));
        contacts.remember(one);
        QCOMPARE(contacts.personOf(one.lid + u"@lid"_s).number, u"996555121001"_s);
    }

    void aLidCanChange()
    {
        Contacts contacts;
        contacts.assign(u"996555121001"_s, u"155508384256027"_s);
        contacts.assign(u"996555121001"_s, u"155508384256028"_s);

        QCOMPARE(contacts.personOf(u"996555121001").lid, u"155508384256028"_s);
        QVERIFY(!contacts.knowsLid(u"155508384256027"_s));
    }

    void proposedSettingsWait()
    {
        AccountSettings settings({{u"incomingWebhook"_s, u"yes"_s}});
        settings.propose({{u"webhookUrl"_s, u"https://example.com/"_s}, {u"unknown"_s, 1}});

        QCOMPARE(settings.text("webhookUrl"_L1), QString());
        settings.apply();
        QCOMPARE(settings.text("webhookUrl"_L1), u"https://example.com/"_s);
        QVERIFY(settings.isOn("incomingWebhook"_L1));
        QVERIFY(!settings.active().contains("unknown"_L1));
    }

    void settingsAreChecked_data()
    {
        QTest::addColumn<QJsonObject>("change");
        QTest::addColumn<bool>("isRight");
        using O = QJsonObject;
        QTest::newRow("nothing") << O{} << false;
        QTest::newRow("unknown only") << O{{u"unknown"_s, u"yes"_s}} << false;
        QTest::newRow("yes") << O{{u"stateWebhook"_s, u"yes"_s}} << true;
        QTest::newRow("true") << O{{u"stateWebhook"_s, true}} << false;
        QTest::newRow("lid mode true") << O{{u"enableLidMode"_s, true}} << true;
        QTest::newRow("number as switch") << O{{u"stateWebhook"_s, 1}} << false;
        QTest::newRow("url") << O{{u"webhookUrl"_s, QString()}} << true;
        QTest::newRow("number as url") << O{{u"webhookUrl"_s, 5}} << false;
        QTest::newRow("null as token") << O{{u"webhookUrlToken"_s, QJsonValue()}} << false;
        QTest::newRow("shortest delay") << O{{u"delaySendMessagesMilliseconds"_s, 500}} << true;
        QTest::newRow("too short a delay") << O{{u"delaySendMessagesMilliseconds"_s, 499}} << false;
        QTest::newRow("too long a delay")
            << O{{u"delaySendMessagesMilliseconds"_s, 86400001}} << false;
        QTest::newRow("delay as text")
            << O{{u"delaySendMessagesMilliseconds"_s, u"500"_s}} << false;
        QTest::newRow("typing") << O{{u"autoTyping"_s, 10}} << true;
        QTest::newRow("too much typing") << O{{u"autoTyping"_s, 11}} << false;
    }

    void settingsAreChecked()
    {
        QFETCH(QJsonObject, change);
        QFETCH(bool, isRight);
        QCOMPARE(!AccountSettings::complaint(change).has_value(), isRight);
    }

    void faultsStrikeTheNextTimes()
    {
        Faults faults(1);
        faults.strikeNext(Fault::Loss, 2);

        QVERIFY(!faults.strikes(Fault::EmptyText));
        QVERIFY(faults.strikes(Fault::Loss));
        QVERIFY(faults.strikes(Fault::Loss));
        QVERIFY(!faults.strikes(Fault::Loss));
    }

    void faultsOfOneMethodSpareOthers()
    {
        Faults faults(1);
        faults.strikeNext(Fault::Answer500, 1, u"getSettings"_s);

        QVERIFY(!faults.strikes(Fault::Answer500, u"reboot"));
        QVERIFY(faults.strikes(Fault::Answer500, u"GetSettings"));
    }

    void chanceIsTheSameForTheSameSeed()
    {
        const auto course = [](quint32 seed) {
            Faults faults(seed);
            faults.strikeByChance(Fault::Loss, 0.5);
            QList<bool> strikes;
            for (int i = 0; i < 64; ++i)
                strikes.append(faults.strikes(Fault::Loss));
            return strikes;
        };

        QCOMPARE(course(1), course(1));
        QVERIFY(course(1) != course(2));
    }

    void onlyTheHeadOfTheQueueIsRemoved()
    {
        NotificationQueue queue(1h);
        queue.append({{u"n"_s, 1}});
        queue.append({{u"n"_s, 2}});
        const auto head = queue.head();

        QVERIFY(!queue.remove(head->receiptId + 1));
        QVERIFY(queue.remove(head->receiptId));
        QVERIFY(!queue.remove(head->receiptId));
        QCOMPARE(queue.head()->body["n"_L1].toInt(), 2);
    }

    void ratesAreCountedByMethod()
    {
        RateLimits rates(1h);
        QVERIFY(rates.admit(u"a"_s, 2));
        QVERIFY(rates.admit(u"a"_s, 2));
        QVERIFY(!rates.admit(u"a"_s, 2));
        QVERIFY(rates.admit(u"b"_s, 2));
    }

    void chatsAreForgottenOnTheFirst()
    {
        QDateTime now({2026, 1, 31}, {23, 59, 59}, Qt::UTC);
        Quota quota({.chats = 1}, [&now] { return now; });

        QVERIFY(quota.admitChat(u"a"_s));
        QVERIFY(!quota.admitChat(u"b"_s));
        QVERIFY(quota.admitChat(u"a"_s));
        now = now.addSecs(1);
        QVERIFY(quota.admitChat(u"b"_s));
    }

    void theChronicleForgetsTheOldest()
    {
        EventLog eventLog([] { return QDateTime::currentDateTimeUtc(); });
        for (int i = 0; i < 5010; ++i)
            eventLog.record("tick"_L1);

        QCOMPARE(eventLog.count("tick"_L1), 5000);
        QCOMPARE(eventLog.since(5009).size(), 1);
        QCOMPARE(eventLog.since().first()["serial"_L1].toInt(), 11);
    }
};

KIOSK_TEST(TestSimulatorParts)

} // namespace SimulatorPartsTest
#include "tst_simulatorparts.moc"
