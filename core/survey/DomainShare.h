#pragma once

#include <vector>

namespace gacfas {

/// Correlation ratio eta squared (Pearson 1905): the share, 0 to 1, of the variance of all values that lies
/// between the groups. 0 where nothing varies or fewer than two groups have values. NaNs are not expected.
double domainShare(const std::vector<std::vector<double>>& groups);

/// Quantile q (0 to 1) of the values by linear interpolation between order statistics (Hyndman and Fan 1996,
/// type 7); NaN where there are none.
double quantile(std::vector<double> values, double q);

}  // namespace gacfas
