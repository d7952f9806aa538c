// SPDX-License-Identifier: GPL-3.0-only
#include "service/metrics/series.h"

#include <QRandomGenerator>

#include <algorithm>

namespace Service {

BatchedHistogram::BatchedHistogram(prometheus::Histogram &histogram, std::size_t least)
    : m_histogram(histogram)
    , m_least(least)
{
    beginBatch();
}

void BatchedHistogram::observe(double value)
{
    m_held.push_back(value);
    if (m_held.size() < m_size)
        return;
    for (const auto each : m_held)
        m_histogram.Observe(each);
    beginBatch();
}

void BatchedHistogram::beginBatch()
{
    m_held.clear();
    m_size = m_least + QRandomGenerator::system()->bounded(quint64(2 * m_least + 1));
    m_held.reserve(m_size);
}

Counters addCounters(prometheus::Family<prometheus::Counter> &family, const char *label,
                     const QStringList &names)
{
    Counters counters;
    for (const auto &name : names)
        counters[name] = &family.Add({{label, name.toStdString()}});
    return counters;
}

prometheus::Histogram &addHistogram(prometheus::Registry &registry, const char *name,
                                    const char *help,
                                    const prometheus::Histogram::BucketBoundaries &buckets)
{
    return prometheus::BuildHistogram().Name(name).Help(help).Register(registry).Add({}, buckets);
}

prometheus::Counter &addCounter(prometheus::Registry &registry, const char *name, const char *help)
{
    return prometheus::BuildCounter().Name(name).Help(help).Register(registry).Add({});
}

prometheus::Gauge &addGauge(prometheus::Registry &registry, const char *name, const char *help)
{
    return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
}

void sortSeries(std::vector<prometheus::MetricFamily> &families)
{
    std::ranges::sort(families, {}, &prometheus::MetricFamily::name);
    for (auto &family : families) {
        std::ranges::sort(family.metric, [](const auto &one, const auto &two) {
            return std::ranges::lexicographical_compare(
                one.label, two.label,
                [](const auto &a, const auto &b) { return a.value < b.value; });
        });
    }
}
} // namespace Service
