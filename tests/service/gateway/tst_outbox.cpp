// SPDX-License-Identifier: GPL-3.0-only
#include "service/gateway/outbox.h"
#include "service/gateway/personalmessages.h"
#include "simulator/gateway.h"
#include "simulator/state/contacts.h"
#include "support/loglines.h"
#include "support/test.h"
#include "support/testclock.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace OutboxTest {

using namespace Service;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto somebody = u"996555121001@c.us"_s;
const auto brazilian = u"5531987654321"_s;
const auto withoutNinthDigit = u"553187654321"_s;

Core::PhoneNumber phoneOf(const QString &digits)
{
    return Core::PhoneNumber::fromInternationalDigits(digits).value();
}

} // namespace

//! Sends through a simulated gateway.
class TestOutbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        const Simulator::Options options;
        m_gateway = std::make_unique<Simulator::Gateway>(options);
        QVERIFY(m_gateway->listen());
        GreenApi::ClientTimings timings;
        timings.repeats.repeats = 0;
        m_client = std::make_unique<GreenApi::Client>(
            GreenApi::Credentials{.apiUrl = m_gateway->url(),
                                  .idInstance = options.idInstance,
                                  .apiToken = Core::Secret(options.token.toLatin1())},
            timings);
        m_told.clear();
        m_outbox = std::make_unique<Outbox>(
            *m_client, m_clock.reader(),
            [this](bool isSent, std::chrono::nanoseconds after) {
                QVERIFY(after.count() > 0);
                m_told.append(isSent);
            },
            OutboxTimings{.pause = 600ms, .longestDelay = 0ms, .lookupPatience = 1s});
    }

    void cleanup()
    {
        m_outbox.reset();
        m_client.reset();
        m_gateway.reset();
    }

    void whatIsForAPersonGoesToTheirChatOnly_data()
    {
        QTest::addColumn<QString>("chat");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("lid");
        QTest::addColumn<QString>("expected");
        const auto own = u"996555121001"_s;
        const auto lid = u"155508384256027"_s;
        QTest::newRow("by number") << own + u"@c.us"_s << own << QString() << own + u"@c.us"_s;
        QTest::newRow("by hidden id") << lid + u"@lid"_s << own << lid << lid + u"@lid"_s;
        QTest::newRow("number of a hidden id")
            << own + u"@c.us"_s << own << lid << own + u"@c.us"_s;
        QTest::newRow("Mexican of old")
            << u"5215512345678@c.us"_s << u"525512345678"_s << QString() << u"5215512345678@c.us"_s;
        QTest::newRow("the chat of somebody else")
            << u"996555121099@c.us"_s << own << QString() << own + u"@c.us"_s;
        QTest::newRow("the chat of somebody else, of a hidden id")
            << u"996555121099@c.us"_s << QString() << lid << lid + u"@lid"_s;
        QTest::newRow("the hidden id of somebody else")
            << u"155508384256099@lid"_s << own << lid << own + u"@c.us"_s;
        QTest::newRow("a group") << u"1203630@g.us"_s << own << QString() << own + u"@c.us"_s;
    }

    // A notification that somebody has forged may name the sender of one person and the chat of
    // another.
    void whatIsForAPersonGoesToTheirChatOnly()
    {
        QFETCH(QString, chat);
        QFETCH(QString, number);
        QFETCH(QString, lid);
        QFETCH(QString, expected);
        m_gateway->contacts().assign(u"996555121001"_s, u"155508384256027"_s);
        QSignalSpy arrived(m_gateway.get(), &Simulator::Gateway::messageSent);
        Core::Attempt attempt;
        attempt.chat = chat;
        attempt.verifiedPhone = Core::PhoneNumber::fromInternationalDigits(number);
        attempt.senderLid = lid;

        Service::sendToPerson(*m_outbox, attempt, u"42"_s, "number"_L1, Outbox::Kind::Number);

        QTRY_COMPARE(arrived.size(), 1);
        QCOMPARE(arrived.first().at(0).toString(), expected);
    }

    void whatIsSentArrives()
    {
        QSignalSpy arrived(m_gateway.get(), &Simulator::Gateway::messageSent);

        m_outbox->send(somebody, u"Good day"_s, "reply"_L1);

        QTRY_COMPARE(arrived.size(), 1);
        QCOMPARE(arrived.first().at(0).toString(), somebody);
        QCOMPARE(arrived.first().at(1).toString(), u"Good day"_s);
        QVERIFY(m_outbox->isWorking());
    }

    void whatBecomesOfAMessageIsTold()
    {
        m_outbox->send(somebody, u"Good day"_s, "reply"_L1);

        QCOMPARE(m_outbox->waiting(), 1);
        QTRY_COMPARE(m_told, QList<bool>{true});
        QCOMPARE(m_outbox->waiting(), 0);
    }

    void ofACodeNothingIsTold()
    {
        m_outbox->send(somebody, u"123456"_s, "code"_L1, Outbox::Kind::Code);

        QCOMPARE(m_outbox->waiting(), 0);
        m_outbox->send(somebody, u"Good day"_s, "reply"_L1);
        QTRY_COMPARE(m_told, QList<bool>{true});
        QTRY_COMPARE(accepted(), 2);
        QCOMPARE(m_told.size(), 1);
    }

    // A code goes to a tenant; that it failed, or that it did not, must not show anywhere.
    void whatBecomesOfACodeDoesNotShow_data()
    {
        QTest::addColumn<bool>("failsBefore");
        QTest::newRow("a code that fails") << false;
        QTest::newRow("a code that is sent after a failure") << true;
    }

    void whatBecomesOfACodeDoesNotShow()
    {
        QFETCH(bool, failsBefore);
        if (failsBefore)
            fail();
        else
            m_gateway->faults().strikeNext(Simulator::Fault::Answer466, 1, u"sendMessage"_s);
        const TestSupport::LogLines log;

        m_outbox->send(somebody, u"123456"_s, "code"_L1, Outbox::Kind::Code);

        if (failsBefore)
            QTRY_COMPARE(accepted(), 1);
        else
            QTRY_COMPARE(log.ofEvent(u"message.unsent"_s).size(), 1);
        QCOMPARE(m_outbox->isWorking(), !failsBefore);
    }

    // The work for a code must not show in how fast the answer comes to whoever asked for it.
    void aCodeGoesOutAtATimeOfItsOwn()
    {
        Outbox outbox(*m_client, m_clock.reader(), {},
                      OutboxTimings{.pause = 0ms, .longestDelay = 24h, .lookupPatience = 1s});
        QSignalSpy arrived(m_gateway.get(), &Simulator::Gateway::messageSent);

        outbox.send(somebody, u"123456"_s, "code"_L1, Outbox::Kind::Code);
        outbox.send(somebody, u"Good day"_s, "reply"_L1);
        outbox.send(somebody, u"Good day"_s, "reply"_L1);

        QTRY_COMPARE(arrived.size(), 2);
        for (const auto &message : std::as_const(arrived))
            QCOMPARE(message.at(1).toString(), u"Good day"_s);
    }

    void aCodeGoesToWhereItsOwnerReads()
    {
        QSignalSpy arrived(m_gateway.get(), &Simulator::Gateway::messageSent);
        m_gateway->contacts().setAccount(brazilian, withoutNinthDigit);

        m_outbox->sendTo(phoneOf(brazilian), u"123456"_s, "code"_L1, Outbox::Kind::Code);

        QTRY_COMPARE(arrived.size(), 1);
        QCOMPARE(arrived.first().at(0).toString(), withoutNinthDigit + u"@c.us"_s);
    }

    // WhatsApp does not find every account by the form of today.
    void theOtherFormIsAskedAboutToo()
    {
        QSignalSpy arrived(m_gateway.get(), &Simulator::Gateway::messageSent);
        m_gateway->contacts().setHasWhatsapp(brazilian, false);

        m_outbox->sendTo(phoneOf(brazilian), u"123456"_s, "code"_L1, Outbox::Kind::Code);

        QTRY_COMPARE(arrived.size(), 1);
        QCOMPARE(arrived.first().at(0).toString(), withoutNinthDigit + u"@c.us"_s);
    }

    void aNumberIsAskedAboutOnceADay()
    {
        QSignalSpy arrived(m_gateway.get(), &Simulator::Gateway::messageSent);
        for (int i = 1; i <= 2; ++i) {
            m_outbox->sendTo(phoneOf(brazilian), u"123456"_s, "code"_L1, Outbox::Kind::Code);
            QTRY_COMPARE(arrived.size(), i);
        }
        QCOMPARE(checks(), 1);

        m_clock.advance(ChatLookup::lifetime);
        m_outbox->sendTo(phoneOf(brazilian), u"123456"_s, "code"_L1, Outbox::Kind::Code);

        QTRY_COMPARE(arrived.size(), 3);
        QCOMPARE(checks(), 2);
    }

    void whereTheGatewayCannotTellTheNumberIsTakenAsItIs_data()
    {
        QTest::addColumn<Simulator::Fault>("fault");
        QTest::newRow("the tariff is used up") << Simulator::Fault::Answer466;
        QTest::newRow("forbidden") << Simulator::Fault::Answer403;
        QTest::newRow("it fails") << Simulator::Fault::Answer500;
        QTest::newRow("it breaks the connection") << Simulator::Fault::ConnectionReset;
    }

    void whereTheGatewayCannotTellTheNumberIsTakenAsItIs()
    {
        QFETCH(Simulator::Fault, fault);
        QSignalSpy arrived(m_gateway.get(), &Simulator::Gateway::messageSent);
        m_gateway->contacts().setAccount(brazilian, withoutNinthDigit);
        // The client asks again after a connection that broke.
        m_gateway->faults().strikeNext(fault, 10, u"checkWhatsapp"_s);

        m_outbox->sendTo(phoneOf(brazilian), u"123456"_s, "code"_L1, Outbox::Kind::Code);

        QTRY_COMPARE(arrived.size(), 1);
        QCOMPARE(arrived.first().at(0).toString(), brazilian + u"@c.us"_s);
    }

    void aUsedUpTariffIsNotAskedForAWhile()
    {
        QSignalSpy arrived(m_gateway.get(), &Simulator::Gateway::messageSent);
        m_gateway->faults().strikeNext(Simulator::Fault::Answer466, 1, u"checkWhatsapp"_s);
        for (int i = 1; i <= 2; ++i) {
            m_outbox->sendTo(phoneOf(brazilian), u"123456"_s, "code"_L1, Outbox::Kind::Code);
            QTRY_COMPARE(arrived.size(), i);
        }
        QCOMPARE(checks(), 1);

        m_clock.advance(ChatLookup::quotaPause);
        m_outbox->sendTo(phoneOf(brazilian), u"123456"_s, "code"_L1, Outbox::Kind::Code);

        QTRY_COMPARE(arrived.size(), 3);
        QCOMPARE(checks(), 2);
    }

    void aGatewayThatHangsKeepsNoCode()
    {
        QSignalSpy arrived(m_gateway.get(), &Simulator::Gateway::messageSent);
        m_gateway->faults().strikeNext(Simulator::Fault::SlowAnswer, 1, u"checkWhatsapp"_s);

        m_outbox->sendTo(phoneOf(brazilian), u"123456"_s, "code"_L1, Outbox::Kind::Code);

        QTRY_COMPARE(arrived.size(), 1);
        QCOMPARE(arrived.first().at(0).toString(), brazilian + u"@c.us"_s);
    }

    // The gateway sends one message in half a second.
    void aFloodOfCodesDelaysNoNumber()
    {
        QSignalSpy arrived(m_gateway.get(), &Simulator::Gateway::messageSent);
        for (int i = 0; i < 30; ++i) {
            m_outbox->send(somebody, u"123456"_s, "code"_L1, Outbox::Kind::Code);
            m_outbox->send(somebody, u"Good day"_s, "reply"_L1);
        }
        QTRY_COMPARE(arrived.size(), 1);

        m_outbox->send(somebody, u"42"_s, "number"_L1, Outbox::Kind::Number);

        QTRY_VERIFY(arrived.last().at(1).toString() == u"42"_s);
        QVERIFY2(arrived.size() <= 3, qPrintable(QString::number(arrived.size())));
    }

    void codesGoBeforeReplies()
    {
        QSignalSpy arrived(m_gateway.get(), &Simulator::Gateway::messageSent);
        m_outbox->send(somebody, u"1"_s, "reply"_L1); // is on its way at once
        m_outbox->send(somebody, u"2"_s, "reply"_L1);
        m_outbox->send(somebody, u"123456"_s, "code"_L1, Outbox::Kind::Code);

        QTRY_COMPARE(arrived.size(), 3);

        QCOMPARE(arrived.at(1).at(1).toString(), u"123456"_s);
    }

    void aNumberDoesNotWaitForACodeThatHangs()
    {
        QSignalSpy arrived(m_gateway.get(), &Simulator::Gateway::messageSent);
        m_gateway->faults().strikeNext(Simulator::Fault::SlowAnswer, 1, u"sendMessage"_s);
        QSignalSpy happened(m_gateway.get(), &Simulator::Gateway::happened);
        m_outbox->send(somebody, u"Good day"_s, "reply"_L1);
        QTRY_VERIFY(std::any_of(happened.begin(), happened.end(), [](const auto &event) {
            return event.first().toJsonObject()["event"_L1] == "api.answered"_L1;
        }));

        m_outbox->send(somebody, u"42"_s, "number"_L1, Outbox::Kind::Number);

        QTRY_COMPARE(m_told, QList<bool>{true});
        QCOMPARE(m_outbox->waiting(), 1);
    }

    void aFailureCountsForAWhile()
    {
        QVERIFY(m_outbox->isWorking());
        fail();
        QCOMPARE(m_told, QList<bool>{false});

        m_clock.advance(Outbox::failureCounts - 1s);
        QVERIFY(!m_outbox->isWorking());
        m_clock.advance(1s);
        QVERIFY(m_outbox->isWorking());
    }

    void aSuccessEndsAFailure()
    {
        fail();

        m_outbox->send(somebody, u"Good day"_s, "reply"_L1);

        QTRY_VERIFY(m_outbox->isWorking());
    }

    void aClockThatWasSetBackKeepsNothingBroken()
    {
        fail();

        m_clock.advance(-1h);

        QVERIFY(m_outbox->isWorking());
    }

    void aSuspendedAccountDoesNotSend()
    {
        m_outbox->setAllowed(false);
        QVERIFY(!m_outbox->isWorking());

        m_outbox->setAllowed(true);
        QVERIFY(m_outbox->isWorking());
    }

private:
    //! How often the gateway was asked about a number.
    [[nodiscard]] int checks() const
    {
        int count = 0;
        for (const auto &event : m_gateway->events()) {
            count +=
                event["event"_L1] == "api.answered"_L1 && event["method"_L1] == "checkWhatsapp"_L1
                ? 1
                : 0;
        }
        return count;
    }

    //! Messages that the gateway has taken.
    [[nodiscard]] int accepted() const
    {
        int count = 0;
        for (const auto &event : m_gateway->events())
            count += event["event"_L1] == "message.accepted"_L1 ? 1 : 0;
        return count;
    }

    void fail()
    {
        m_gateway->faults().strikeNext(Simulator::Fault::Answer500);
        m_outbox->send(somebody, u"Good day"_s, "reply"_L1);
        QTRY_VERIFY(!m_outbox->isWorking());
    }

    TestSupport::TestClock m_clock;
    std::unique_ptr<Simulator::Gateway> m_gateway;
    std::unique_ptr<GreenApi::Client> m_client;
    QList<bool> m_told;
    std::unique_ptr<Outbox> m_outbox;
};

KIOSK_TEST(TestOutbox)

} // namespace OutboxTest

#include "tst_outbox.moc"
