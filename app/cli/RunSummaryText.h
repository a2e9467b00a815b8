#pragma once

#include <string>
#include <vector>

#include "app/cli/RunSummary.h"

namespace gacfas::cli {

/// The report as Markdown.
std::string markdownReport(const std::vector<RunSummary>& runs);

}  // namespace gacfas::cli
