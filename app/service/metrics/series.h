// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QString>
#include <QStringList>

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/metric_family.h>
#include <prometheus/registry.h>

#include <cstddef>
#include <map>
#include <vector>

// Series of prometheus-cpp, as Metrics makes and shows them.
namespace Service {

//! Keeps observations back and shows them in batches of a random size, so that nobody can tell from
//! two looks at the numbers how many there were in between, or how long a single one took. In the
//! long run the numbers are right.
class BatchedHistogram
{
public:
    //! A batch has @p least to three times @p least observations. @p histogram outlives this
    //! object.
    BatchedHistogram(prometheus::Histogram &histogram, std::size_t least);

    void observe(double value);

private:
    void beginBatch();

    prometheus::Histogram &m_histogram;
    std::size_t m_least;
    std::size_t m_size = 0;
    std::vector<double> m_held;
};

//! Counters by the value of one label.
using Counters = std::map<QString, prometheus::Counter *>;

//! Adds a counter to @p family for each of @p names. They are 0 from the start, because a series
//! that begins with 1 looks to Prometheus as if nothing had happened.
[[nodiscard]] Counters addCounters(prometheus::Family<prometheus::Counter> &family,
                                   const char *label, const QStringList &names);

// Each adds one series without labels to @p registry, which owns it.
[[nodiscard]] prometheus::Histogram &addHistogram(
    prometheus::Registry &registry, const char *name, const char *help,
    const prometheus::Histogram::BucketBoundaries &buckets);
[[nodiscard]] prometheus::Counter &addCounter(prometheus::Registry &registry, const char *name,
                                              const char *help);
[[nodiscard]] prometheus::Gauge &addGauge(prometheus::Registry &registry, const char *name,
                                          const char *help);

//! Sorts families and their series by name and labels, since the library's own order differs from
//! run to run.
void sortSeries(std::vector<prometheus::MetricFamily> &families);

} // namespace Service
