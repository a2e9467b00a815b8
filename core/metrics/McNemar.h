#pragma once

#include <cstdint>

namespace gacfas {

/// Whether two classifiers err differently on the same samples (McNemar, Psychometrika 12, 1947).
struct McNemar {
  int64_t onlyA = 0;  ///< samples that a alone has right
  int64_t onlyB = 0;
  double p = 1.0;      ///< two-sided
  bool exact = false;  ///< binomial: fewer than 25 such samples; else chi squared with continuity correction
};

McNemar mcNemar(int64_t onlyA, int64_t onlyB);

}  // namespace gacfas
