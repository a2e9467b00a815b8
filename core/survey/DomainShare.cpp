#include "core/survey/DomainShare.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace gacfas {

double domainShare(const std::vector<std::vector<double>>& groups) {
  double sum = 0.0, between = 0.0, total = 0.0;
  size_t count = 0, filled = 0;
  for (const std::vector<double>& group : groups) {
    sum += std::accumulate(group.begin(), group.end(), 0.0);
    count += group.size();
    filled += !group.empty();
  }
  if (filled < 2) return 0.0;
  const double mean = sum / static_cast<double>(count);
  for (const std::vector<double>& group : groups) {
    if (group.empty()) continue;
    const auto size = static_cast<double>(group.size());
    const double off = std::accumulate(group.begin(), group.end(), 0.0) / size - mean;
    between += size * off * off;
    for (const double value : group) total += (value - mean) * (value - mean);
  }
  return total > 0.0 ? between / total : 0.0;
}

double quantile(std::vector<double> values, double q) {
  if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
  std::sort(values.begin(), values.end());
  const double place = q * static_cast<double>(values.size() - 1);
  const auto low = static_cast<size_t>(place);
  const size_t high = std::min(low + 1, values.size() - 1);
  return values[low] + (place - static_cast<double>(low)) * (values[high] - values[low]);
}

}  // namespace gacfas
