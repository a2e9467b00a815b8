#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "core/types/Median.h"

namespace gacfas::bench {

/// Seconds that `work` takes on the wall clock.
double secondsOf(const std::function<void()>& work);
/// Forgets the process's peak memory, so that peakMemoryMb() speaks of what follows.
void resetPeakMemory();
double peakMemoryMb();
/// Product of two n x n fp32 matrices, in FLOP/s.
double matrixRate(int64_t n);
/// One line of a table: a name, a value, its unit.
void row(const std::string& name, double value, const std::string& unit);

}  // namespace gacfas::bench
