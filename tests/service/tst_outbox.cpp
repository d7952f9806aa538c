#include "service/outbox.h"
#include "simulator/gateway.h"
#include "support/testclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace Service;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto somebody = u"996555121001@c.us"_s;

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
        m_outbox = std::make_unique<Outbox>(*m_client, m_clock.reader(),
                                            [this](bool isSent, std::chrono::nanoseconds after) {
                                                QVERIFY(after.count() > 0);
                                                m_told.append(isSent);
                                            });
    }

    void cleanup()
    {
        m_outbox.reset();
        m_client.reset();
        m_gateway.reset();
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

    void ofAHiddenMessageNothingIsTold()
    {
        m_outbox->send(somebody, u"123456"_s, "code"_L1, Outbox::Trace::Hidden);

        QCOMPARE(m_outbox->waiting(), 0);
        m_outbox->send(somebody, u"Good day"_s, "reply"_L1); // goes out behind it
        QTRY_COMPARE(m_told, QList<bool>{true});
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

QTEST_GUILESS_MAIN(TestOutbox)

#include "tst_outbox.moc"
