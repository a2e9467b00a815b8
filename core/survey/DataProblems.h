#pragma once

#include <vector>

#include "core/survey/DataSurvey.h"

namespace gacfas {

/// A class missing in a split, persons in two splits, imports that are not finished or that were made with
/// different settings, videos that could not be prepared, and what the index passed over; errors first.
std::vector<DataProblem> findProblems(const DataSurvey& survey);

}  // namespace gacfas
