#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "app/cli/RunSummary.h"
#include "app/cli/ScoreTables.h"
#include "core/jobs/SystemInfo.h"

namespace gacfas::cli {

/// Keys stay in the order in which they are written. Numbers have full precision; one that is not finite (a
/// threshold above every score) is null.
using Json = nlohmann::ordered_json;

/// auc, hter, eer, tpr_at_fpr, n_live, n_spoof, threshold; or n_live, n_spoof and error.
Json toJson(const NamedMetrics& set);
Json toJson(const Metrics& metrics);
Json toJson(const ThresholdRates& rates);
Json toJson(const EvaluateResult& result);
Json toJson(const RunSummary& run);
Json toJson(const SystemInfo& info);

/// To stdout, indented.
void print(const Json& value);

}  // namespace gacfas::cli
