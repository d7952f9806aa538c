// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/enumtable.h"
#include "service/metrics/metrics.h"
#include "support/metricspage.h"
#include "support/test.h"

#include <QSet>
#include <QTest>

#include <cmath>

namespace MetricsTest {

using namespace Service;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::MetricsPage;

namespace {

Core::Attempt ended(Core::AttemptState state)
{
    Core::Attempt attempt;
    attempt.state = state;
    attempt.createdAt = QDateTime::fromSecsSinceEpoch(1000, Qt::UTC);
    return attempt;
}

const auto statements = u"amt_database_statement_duration_seconds"_s;

} // namespace

class TestMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_metrics =
            std::make_unique<Metrics>(u"1.2.3"_s, QDateTime::fromMSecsSinceEpoch(1500, Qt::UTC));
    }

    void thePageIsSoundFromTheStart() { QCOMPARE(page().faults(), QStringList()); }

    void thePageIsSoundWithEverythingInIt()
    {
        fill();

        QCOMPARE(
            page({.gateway = Core::GatewayState::Blocked, .sending = true, .waitingMessages = 3})
                .faults(),
            QStringList());
    }

    void promtoolHasNothingToSay()
    {
        fill();

        const auto page = m_metrics->text(
            {.gateway = Core::GatewayState::Blocked, .sending = true, .waitingMessages = 3});

        QCOMPARE(TestSupport::promtoolComplaints(page), QString());
    }

    void whatCanHappenIsThereBeforeItDoes_data()
    {
        QTest::addColumn<QString>("series");
        const QStringList series{
            u"amt_attempts_started_total{way=\"message\"}"_s,
            u"amt_attempts_started_total{way=\"code\"}"_s,
            u"amt_attempts_ended_total{outcome=\"completed\"}"_s,
            u"amt_attempts_ended_total{outcome=\"attempt_expired\"}"_s,
            u"amt_attempts_ended_total{outcome=\"user_not_found\"}"_s,
            u"amt_attempts_ended_total{outcome=\"phone_not_unique\"}"_s,
            u"amt_attempts_ended_total{outcome=\"tenant_disabled\"}"_s,
            u"amt_attempts_ended_total{outcome=\"confirmation_failed\"}"_s,
            u"amt_attempts_ended_total{outcome=\"cancelled\"}"_s,
            u"amt_webhook_notifications_total{answer=\"accepted\",reason=\"\"}"_s,
            u"amt_webhook_notifications_total{answer=\"not_stored\",reason=\"\"}"_s,
            u"amt_webhook_notifications_total{answer=\"unauthorized\",reason=\"\"}"_s,
            u"amt_webhook_notifications_total{answer=\"ignored\",reason=\"duplicate\"}"_s,
            u"amt_webhook_notifications_total{answer=\"ignored\",reason=\"too_large\"}"_s,
            u"amt_rate_limited_total{limit=\"start\"}"_s,
            u"amt_database_errors_total"_s,
            u"amt_database_statement_duration_seconds_count"_s,
            u"amt_outbox_wait_seconds_count"_s,
            u"amt_outbox_messages_total{result=\"failed\"}"_s,
            u"amt_gateway_state{state=\"authorized\"}"_s,
            u"amt_connections_open"_s,
            u"amt_channels_open"_s,
        };
        for (const auto &each : series)
            QTest::newRow(qPrintable(each)) << each;
    }

    void whatCanHappenIsThereBeforeItDoes()
    {
        QFETCH(QString, series);

        QCOMPARE(page().valueOf(series), std::optional(0.0));
    }

    void everyReasonHasItsSeries()
    {
        const auto before = page();

        for (const auto &reason : Http::ignoreReasons()) {
            m_metrics->count(Http::ProcessingResult{.kind = Http::ProcessingResult::Kind::Ignored,
                                                    .reason = reason});
            QCOMPARE(page().valueOf(ignoredFor(reason)), std::optional(1.0));
        }

        QCOMPARE(page().series().size(), before.series().size());
    }

    void everyEndHasItsSeries()
    {
        const auto before = page();

        for (const auto reason : Core::enumValues<Core::FailureReason>) {
            m_metrics->countEnd(ended({.status = Core::AttemptStatus::Failed, .failure = reason}),
                                QDateTime::fromSecsSinceEpoch(1010, Qt::UTC));
            QCOMPARE(page().valueOf(u"amt_attempts_ended_total{outcome=\"%1\"}"_s.arg(
                         Core::toString(reason).toLower())),
                     std::optional(1.0));
        }

        QCOMPARE(page().series().size(), before.series().size());
    }

    void aReasonThatNobodyKnowsMakesNoSeries()
    {
        m_metrics->count(Http::ProcessingResult{.kind = Http::ProcessingResult::Kind::Ignored,
                                                .reason = u"+996555121001"_s});

        QCOMPARE(page().valueOf(ignoredFor(u"other"_s)), std::optional(1.0));
        QVERIFY(!page().labelValues().contains(u"+996555121001"_s));
    }

    void everyGatewayStateIsTheOneThatItIs()
    {
        for (const auto state : Core::enumValues<Core::GatewayState>) {
            const auto told = page({.gateway = state});
            double sum = 0;
            for (const auto any : Core::enumValues<Core::GatewayState>)
                sum += told.valueOf(seriesOf(any)).value();
            QCOMPARE(told.valueOf(seriesOf(state)), std::optional(1.0));
            QCOMPARE(sum, 1.0);
        }
    }

    void withoutAnAccountNothingIsSaidOfSending()
    {
        QVERIFY(!page().valueOf(u"amt_gateway_sending"_s));
        QVERIFY(!page().valueOf(u"amt_outbox_messages_waiting"_s));

        QCOMPARE(page({.sending = false}).valueOf(u"amt_gateway_sending"_s), std::optional(0.0));
    }

    void aLoginIsMeasuredFromItsStart()
    {
        const auto attempt = ended({.status = Core::AttemptStatus::Completed, .failure = {}});

        m_metrics->countEnd(attempt, attempt.createdAt.addMSecs(12500));

        const auto told = page();
        QCOMPARE(told.valueOf(u"amt_login_duration_seconds_sum"_s), std::optional(12.5));
        QCOMPARE(told.valueOf(u"amt_login_duration_seconds_bucket{le=\"10\"}"_s),
                 std::optional(0.0));
        QCOMPARE(told.valueOf(u"amt_login_duration_seconds_bucket{le=\"15\"}"_s),
                 std::optional(1.0));
    }

    void aFailureIsNoLogin()
    {
        const auto attempt = ended({.status = Core::AttemptStatus::Failed,
                                    .failure = Core::FailureReason::TenantDisabled});

        m_metrics->countEnd(attempt, attempt.createdAt.addSecs(3));

        QCOMPARE(page().valueOf(u"amt_attempts_ended_total{outcome=\"tenant_disabled\"}"_s),
                 std::optional(1.0));
        QCOMPARE(page().valueOf(u"amt_login_duration_seconds_count"_s), std::optional(0.0));
    }

    void statementsAreMeasuredInSeconds()
    {
        for (int i = 0; i < 1000; ++i)
            m_metrics->recordStatement(250ms, true);
        m_metrics->recordStatement(2s, false);

        const auto told = page();
        const auto shown = told.valueOf(statements + u"_count"_s).value();
        QVERIFY2(shown >= 250 && shown <= 1000, QByteArray::number(shown).constData());
        QCOMPARE(told.valueOf(statements + u"_sum"_s), std::optional(shown * 0.25));
        QCOMPARE(told.valueOf(statements + u"_bucket{le=\"0.1\"}"_s), std::optional(0.0));
        QCOMPARE(told.valueOf(statements + u"_bucket{le=\"0.25\"}"_s), std::optional(shown));
        QCOMPARE(told.valueOf(u"amt_database_errors_total"_s), std::optional(1.0));
    }

    void whatASingleRequestCostIsNotTold_data()
    {
        QTest::addColumn<QString>("series");
        QTest::addColumn<int>("most");
        QTest::newRow("statements") << statements << 249;
        QTest::newRow("requests") << u"amt_http_request_duration_seconds"_s << 49;
    }

    void whatASingleRequestCostIsNotTold()
    {
        QFETCH(QString, series);
        QFETCH(int, most);

        for (int i = 0; i < most; ++i) {
            m_metrics->recordStatement(3ms, true);
            m_metrics->count(Http::Answered{.route = {}, .status = 200, .duration = 3ms});
            if (series == statements || i < 49) {
                QCOMPARE(page().valueOf(series + u"_count"_s), std::optional(0.0));
                QCOMPARE(page().valueOf(series + u"_sum"_s), std::optional(0.0));
            }
        }
    }

    void batchesHaveNoSizeThatCouldBeCountedOn()
    {
        QSet<double> sizes;
        for (int run = 0; run < 5; ++run) {
            Metrics metrics(u"1"_s, QDateTime::fromMSecsSinceEpoch(0, Qt::UTC));
            for (int i = 0; i < 750; ++i)
                metrics.recordStatement(1ms, true);
            sizes.insert(MetricsPage(metrics.text({})).valueOf(statements + u"_count"_s).value());
        }

        QVERIFY(sizes.size() > 1);
    }

    void processorAndMemoryAreToldRoughly()
    {
        const auto told = page();

        const auto seconds = told.valueOf(u"process_cpu_seconds_total"_s).value();
        const auto bytes = told.valueOf(u"process_resident_memory_bytes"_s).value();
        QCOMPARE(seconds, std::floor(seconds));
        QCOMPARE(std::fmod(bytes, 1024 * 1024), 0.0);
    }

    void aRequestTooManyCountsForItsLimit_data()
    {
        QTest::addColumn<QString>("route");
        QTest::addColumn<QString>("limit");
        QTest::newRow("start") << u"/api/auth/whatsapp/start"_s << u"start"_s;
        QTest::newRow("code") << u"/api/auth/whatsapp/request-code"_s << u"request_code"_s;
        QTest::newRow("link") << u"/api/kiosk/links"_s << u"link"_s;
        QTest::newRow("anything else") << u"/login"_s << u"other"_s;
    }

    void aRequestTooManyCountsForItsLimit()
    {
        QFETCH(QString, route);
        QFETCH(QString, limit);

        m_metrics->count(Http::Answered{.route = route, .status = 429, .duration = 1ms});

        QCOMPARE(page().valueOf(u"amt_rate_limited_total{limit=\"%1\"}"_s.arg(limit)),
                 std::optional(1.0));
        QCOMPARE(
            page().valueOf(u"amt_http_requests_total{route=\"%1\",status=\"429\"}"_s.arg(route)),
            std::optional(1.0));
    }

    void theReaderIsStrict_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto head = "# HELP x_total X.\n# TYPE x_total counter\n"_ba;
        const auto gauge = "# HELP y Y.\n# TYPE y gauge\n"_ba;
        const auto histogram = "# HELP z Z.\n# TYPE z histogram\n"_ba;
        QTest::newRow("no end") << head + "x_total 1";
        QTest::newRow("no help") << "# TYPE x_total counter\nx_total 1\n"_ba;
        QTest::newRow("no type") << "# HELP x_total X.\nx_total 1\n"_ba;
        QTest::newRow("name of a counter") << "# HELP x X.\n# TYPE x counter\nx 1\n"_ba;
        QTest::newRow("name of a gauge")
            << "# HELP y_total Y.\n# TYPE y_total gauge\ny_total 1\n"_ba;
        QTest::newRow("series twice") << gauge + "y{a=\"1\"} 1\ny{a=\"1\"} 2\n";
        QTest::newRow("label twice") << gauge + "y{a=\"1\",a=\"2\"} 1\n";
        QTest::newRow("quote in a label") << gauge + "y{a=\"1\"2\"} 1\n";
        QTest::newRow("family twice") << gauge + "y 1\n" + head + "x_total 1\ny{a=\"\"} 1\n";
        QTest::newRow("negative counter") << head + "x_total -1\n";
        QTest::newRow("no number") << gauge + "y one\n";
        QTest::newRow("shrinking buckets")
            << histogram + "z_bucket{le=\"1\"} 2\nz_bucket{le=\"+Inf\"} 1\nz_sum 1\nz_count 1\n";
        QTest::newRow("no infinity") << histogram + "z_bucket{le=\"1\"} 1\nz_sum 1\nz_count 1\n";
        QTest::newRow("another count")
            << histogram + "z_bucket{le=\"+Inf\"} 1\nz_sum 1\nz_count 2\n";
        QTest::newRow("no sum") << histogram + "z_bucket{le=\"+Inf\"} 1\nz_count 1\n";
    }

    void theReaderIsStrict()
    {
        QFETCH(QByteArray, text);

        QVERIFY(!MetricsPage(text).faults().isEmpty());
    }

    void whatRunsIsTold()
    {
        const auto told = page();

        QCOMPARE(told.valueOf(u"amt_build_info{qt=\"%1\",version=\"1.2.3\"}"_s.arg(
                     QLatin1String(qVersion()))),
                 std::optional(1.0));
        QCOMPARE(told.valueOf(u"process_start_time_seconds"_s), std::optional(1.5));
        QVERIFY(told.valueOf(u"process_resident_memory_bytes"_s).value() > 1024 * 1024);
        QVERIFY(told.valueOf(u"process_cpu_seconds_total"_s).value() >= 0);
    }

private:
    [[nodiscard]] MetricsPage page(const Metrics::Now &now = {}) const
    {
        return MetricsPage(m_metrics->text(now));
    }

    [[nodiscard]] static QString seriesOf(Core::GatewayState state)
    {
        return u"amt_gateway_state{state=\"%1\"}"_s.arg(Core::toString(state));
    }

    [[nodiscard]] static QString ignoredFor(const QString &reason)
    {
        return u"amt_webhook_notifications_total{answer=\"ignored\",reason=\"%1\"}"_s.arg(reason);
    }

    void fill()
    {
        m_metrics->countStart({});
        m_metrics->countEnd(ended({.status = Core::AttemptStatus::Completed, .failure = {}}),
                            QDateTime::fromSecsSinceEpoch(1020, Qt::UTC));
        m_metrics->countExpired(2);
        for (const auto status : {200, 401, 404, 429})
            m_metrics->count(Http::Answered{.route = {}, .status = status, .duration = 1ms});
        m_metrics->count(Http::Unread::Forbidden);
        m_metrics->recordStatement(700us, true);
        m_metrics->recordMessage(true, 400s);
    }

    std::unique_ptr<Metrics> m_metrics;
};

KIOSK_TEST(TestMetrics)

} // namespace MetricsTest

#include "tst_metrics.moc"
