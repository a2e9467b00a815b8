#pragma once

#include "app/cli/Command.h"

namespace gacfas::cli {

Action declareTrain(CLI::App& app);
Action declareEvaluate(CLI::App& app);
Action declareLandscape(CLI::App& app);
Action declareSharpness(CLI::App& app);
Action declareReport(CLI::App& app);
Action declareFigure(CLI::App& app);
Action declareMetrics(CLI::App& app);
Action declareDemoData(CLI::App& app);
Action declarePack(CLI::App& app);
Action declarePrepare(CLI::App& app);
Action declareTraceStep(CLI::App& app);
Action declareInfo(CLI::App& app);
Action declareOptions(CLI::App& app);

}  // namespace gacfas::cli
