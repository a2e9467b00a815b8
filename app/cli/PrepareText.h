#pragma once

#include <string>

#include "app/cli/Json.h"
#include "core/prepare/Preparation.h"

namespace gacfas::cli {

/// What a dry run found, for a reader: counts beside the published ones, unmatched names (at most `shown` of
/// each reason), clients in two splits, disk and time.
std::string planText(const PreparePlan& plan, size_t shown);
std::string estimateText(const PrepareEstimate& estimate);
/// Figures of a preparation, and the videos that need a look.
std::string summaryText(const PrepareSummary& summary);

/// Everything, every unmatched name too.
Json toJson(const PreparePlan& plan);
Json toJson(const PrepareEstimate& estimate);
Json toJson(const PrepareSummary& summary);

}  // namespace gacfas::cli
