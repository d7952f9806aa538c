#pragma once

#include <prometheus/histogram.h>

#include <cstddef>
#include <vector>

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

} // namespace Service
