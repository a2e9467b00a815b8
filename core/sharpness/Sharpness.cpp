#include "core/sharpness/Sharpness.h"

#include "core/sharpness/HessianTrace.h"
#include "core/sharpness/SamAscent.h"
#include "core/sharpness/Spectrum.h"

namespace gacfas {

namespace {

void measureScope(WatchedObjective& objective, const Scope& scope, const SharpnessOptions& options, uint64_t seed,
                  const std::vector<Sample>& centre, SharpnessFigures& figures) {
  figures.loss = meanOver(scope, centre);
  objective.setWhat("gradient");
  figures.gradientNorm = slopeOf(objective, scope, objective.centre()).gradient.norm().item<double>();
  if (options.ascentSteps > 0 && options.ascentStarts > 0) {
    objective.setWhat("SAM sharpness of " + figures.name);
    figures.sam = measureSam(objective, scope, options, false, seed, centre);
    figures.adaptiveSam = measureSam(objective, scope, options, true, seed, centre);
  }
  if (options.eigenvalues > 0 && options.lanczosSteps > 0) {
    objective.setWhat("eigenvalues of " + figures.name);
    figures.spectrum = measureSpectrum(objective, scope, options, seed);
  }
}

}  // namespace

int64_t sharpnessCost(const SharpnessObjective& objective, const SharpnessOptions& options) {
  using namespace sharpness_cost;
  int64_t faces = 0;
  for (const FaceGroup& group : objective.groups()) faces += static_cast<int64_t>(group.faces.size());
  const int64_t shared = kForward + options.directions * (2 * kForward + kHessian) + options.probes * kHessian;
  const int64_t climb = options.ascentSteps * kGradient + 2 * kForward;
  const int64_t sam = options.ascentSteps > 0 ? 2 * options.ascentStarts * climb : 0;
  const bool eigen = options.eigenvalues > 0 && options.lanczosSteps > 0;
  const int64_t spectrum = eigen ? (options.lanczosSteps + options.eigenvalues + 1) * kHessian : 0;
  return faces * (shared + 2 * (kGradient + sam + spectrum));  // all, and the domains, which together are all faces again
}

std::vector<SharpnessFigures> measureSharpness(SharpnessObjective& objective, const std::vector<std::string>& names,
                                               const DirectionSource& directions, const SharpnessOptions& options,
                                               uint64_t seed, const PassHook& afterPass) {
  WatchedObjective watched(objective, afterPass);
  watched.setWhat("loss");
  const std::vector<Sample> centre = faceLosses(watched, watched.centre());
  watched.setWhat("curvature");
  const CurvatureDraws curvature = measureCurvature(watched, directions, options.directions, options.step, centre);
  watched.setWhat("trace");
  const auto trace = traceDraws(watched, options.probes, seed);

  std::vector<SharpnessFigures> all;
  for (const Scope& scope : scopesOf(objective.domains())) {
    SharpnessFigures figures;
    figures.name = scope.domain == Scope::kAll ? "all" : names[scope.domain];
    figures.secondDifference = meanOverDraws(scope, curvature.secondDifference);
    figures.curvature = meanOverDraws(scope, curvature.curvature);
    figures.trace = meanOverDraws(scope, trace);
    measureScope(watched, scope, options, seed, centre, figures);
    all.push_back(std::move(figures));
  }
  return all;
}

}  // namespace gacfas
