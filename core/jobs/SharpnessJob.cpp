#include "core/jobs/SharpnessJob.h"

#include "core/pipeline/SharpnessSetup.h"
#include "core/run/SharpnessFile.h"
#include "core/sharpness/Sharpness.h"
#include "core/tensor/Device.h"
#include "core/types/Elapsed.h"
#include "core/types/Error.h"
#include "core/types/WorkClock.h"

namespace gacfas {

namespace {

SharpnessReport headOf(const SharpnessRequest& request, const SharpnessSetup& setup) {
  SharpnessReport report;
  report.weights = request.weights;
  report.modelHash = setup.modelHash;
  report.facesHash = setup.facesHash;
  report.device = describeDevice(setup.net->parameters().front().device());
  report.seed = setup.config.landscape.seed;
  report.faces = static_cast<int64_t>(setup.choice.videos.size());
  for (const torch::Tensor& parameter : setup.net->parameters()) report.parameters += parameter.numel();
  report.options = request.options;
  return report;
}

void requireCount(int64_t value, const char* option) {
  if (value < 0 || value > 1'000'000)
    throw InputError(std::string(option) + " must be 0 (leave it out) to 1000000, not " + std::to_string(value));
}

void requirePositive(double value, const char* option) {
  if (!(value > 0.0 && value <= 1e6)) throw InputError(std::string(option) + " must be a number above 0");
}

}  // namespace

void checkSharpnessOptions(const SharpnessOptions& options) {
  requireCount(options.directions, "--directions");
  requireCount(options.probes, "--probes");
  requireCount(options.eigenvalues, "--eigenvalues");
  requireCount(options.ascentSteps, "--ascent-steps");
  requirePositive(options.step, "--step");
  requirePositive(options.rho, "--rho");
  requirePositive(options.tolerance, "--tolerance");
  if (options.ascentStarts < 1) throw InputError("--ascent-starts must be 1 or more");
  if (options.eigenvalues > 0 && options.lanczosSteps <= options.eigenvalues)
    throw InputError("--lanczos-steps must be more than --eigenvalues (" + std::to_string(options.eigenvalues) + ")");
}

SharpnessEstimate estimateSharpness(const SharpnessRequest& request, JobControl& control) {
  checkSharpnessOptions(request.options);
  const SharpnessSetup setup =
      setUpSharpness(request.run, request.weights, request.overrides, request.options.doublePrecision);
  const SharpnessReport report = headOf(request, setup);
  SharpnessEstimate estimate;
  estimate.faces = report.faces;
  std::error_code ignored;
  estimate.known = !request.again && std::filesystem::exists(sharpnessFile(request.run, report), ignored);
  if (estimate.known) return estimate;
  control.throwIfStopped();
  NetworkObjective objective = makeObjective(setup);
  estimate.passes = sharpnessCost(objective, request.options);
  const torch::Tensor v = drawNormal(objective.centre(), {report.seed});
  objective.hessianTimes(v, 0);  // the first also pays for what is set up once
  control.throwIfStopped();
  const auto start = std::chrono::steady_clock::now();
  objective.hessianTimes(v, 0);
  const double seconds = secondsSince(start);
  const auto faces = static_cast<double>(objective.groups().front().faces.size());
  estimate.secondsPerPass = seconds / (faces * static_cast<double>(sharpness_cost::kHessian));
  const int64_t vectors = 4 + (request.options.eigenvalues > 0 ? request.options.lanczosSteps : 0), side = setup.config.model.imageSize;
  estimate.bytes = vectors * static_cast<int64_t>(v.nbytes()) + report.faces * 3 * side * side * static_cast<int64_t>(v.element_size());
  return estimate;
}

SharpnessResult computeSharpness(const SharpnessRequest& request, JobControl& control, const ProgressSink& onProgress) {
  checkSharpnessOptions(request.options);
  const SharpnessSetup setup =
      setUpSharpness(request.run, request.weights, request.overrides, request.options.doublePrecision);
  SharpnessResult result;
  result.report = headOf(request, setup);
  result.file = sharpnessFile(request.run, result.report);
  result.notes = setup.choice.notes;
  std::error_code ignored;
  if (!request.again && std::filesystem::exists(result.file, ignored)) {
    result.report = readSharpness(result.file);
    result.known = true;
    return result;
  }
  control.throwIfStopped();
  NetworkObjective objective = makeObjective(setup);
  WorkClock clock(control, onProgress, "sharpness", "face", sharpnessCost(objective, request.options));
  result.report.figures = measureSharpness(
      objective, setup.config.data.train, filterNormalisedDirections(setup.net, result.report.seed), request.options,
      result.report.seed, [&](const std::string& what, int64_t cost) { clock.advance(cost, what); });
  saveSharpness(result.file, result.report);
  return result;
}

}  // namespace gacfas
