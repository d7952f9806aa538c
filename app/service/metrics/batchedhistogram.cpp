#include "service/metrics/batchedhistogram.h"

#include <QRandomGenerator>

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

} // namespace Service
