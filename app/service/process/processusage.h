#pragma once

// What this process takes of the machine, as Linux counts it. At once, from any thread; 0 where it
// cannot be told.
namespace Service {

//! Time of processors, since the start.
[[nodiscard]] double cpuSeconds();

//! Memory that is in use and not swapped out.
[[nodiscard]] double residentBytes();

} // namespace Service
