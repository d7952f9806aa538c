// SPDX-License-Identifier: GPL-3.0-only
#include "service/metrics/countedattempts.h"
#include "support/loginfixture.h"
#include "support/metricspage.h"
#include "support/test.h"

#include <QTest>

namespace CountedAttemptsTest {

using namespace Service;
using namespace Core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::LoginFixture;
using TestSupport::Step;

//! A login service that is counted, over a database in memory.
class TestCountedAttempts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<LoginFixture>();
        m_metrics = std::make_unique<Metrics>(u"1"_s, m_fixture->clock.now);
        m_counted =
            std::make_unique<CountedAttempts>(m_fixture->stores, m_fixture->stores, *m_metrics);
        auto stores = m_fixture->storesForAll();
        m_logins = std::make_unique<LoginService>(
            LoginService::Stores{.work = *m_counted,
                                 .attempts = *m_counted,
                                 .tenants = stores.tenants,
                                 .senders = stores.senders,
                                 .links = stores.links,
                                 .tickets = stores.tickets,
                                 .messages = stores.messages,
                                 .deferred = stores.deferred,
                                 .sessions = stores.sessions,
                                 .codes = stores.codes,
                                 .audit = stores.audit},
            LoginService::Listeners{m_fixture->publisher, m_fixture->confirmations},
            m_fixture->clock.reader(), TestSupport::countingBytes(), TestSupport::loginRules);
    }

    void aStartIsCounted()
    {
        start();

        QCOMPARE(value(u"amt_attempts_started_total{way=\"message\"}"_s), 1.0);
        QCOMPARE(ended(u"completed"_s), 0.0);
    }

    void anEndIsCountedOnce()
    {
        const auto attempt = start();

        QVERIFY(m_logins->complete(m_fixture->message(attempt.id)));
        QVERIFY(!m_logins->complete(m_fixture->message(attempt.id)));

        QCOMPARE(ended(u"completed"_s), 1.0);
    }

    void whatIsNotCommittedIsNotCounted()
    {
        const auto attempt = start();

        m_fixture->stores.failing = Step::Commit;
        QVERIFY(!m_logins->complete(m_fixture->message(attempt.id)));
        QVERIFY(!m_logins->start({.language = {}, .kiosk = u"Desk"_s}));
        m_fixture->stores.failing.reset();
        QVERIFY(m_logins->expireDue());

        QCOMPARE(value(u"amt_attempts_started_total{way=\"message\"}"_s), 1.0);
        QCOMPARE(ended(u"completed"_s), 0.0);
    }

    void everyExpiryIsCounted()
    {
        start();
        start();
        m_fixture->clock.now = m_fixture->clock.now.addSecs(181);

        QVERIFY(m_logins->expireDue());
        QVERIFY(m_logins->expireDue());

        QCOMPARE(ended(u"attempt_expired"_s), 2.0);
    }

    void aCancellationIsCounted()
    {
        const auto attempt = start();

        QVERIFY(m_logins->cancel(attempt.id).value());

        QCOMPARE(ended(u"cancelled"_s), 1.0);
    }

private:
    Attempt start()
    {
        return m_logins->start({.language = {}, .kiosk = u"Desk"_s}).value().attempt;
    }

    [[nodiscard]] double value(const QString &series) const
    {
        return TestSupport::MetricsPage(m_metrics->text({})).valueOf(series).value_or(-1);
    }

    [[nodiscard]] double ended(const QString &outcome) const
    {
        return value(u"amt_attempts_ended_total{outcome=\"%1\"}"_s.arg(outcome));
    }

    std::unique_ptr<LoginFixture> m_fixture;
    std::unique_ptr<Metrics> m_metrics;
    std::unique_ptr<CountedAttempts> m_counted;
    std::unique_ptr<LoginService> m_logins;
};

KIOSK_TEST(TestCountedAttempts)

} // namespace CountedAttemptsTest

#include "tst_countedattempts.moc"
