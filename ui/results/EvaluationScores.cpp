#include "ui/results/EvaluationScores.h"

#include <algorithm>
#include <limits>

#include "core/metrics/ScoreFile.h"
#include "core/types/Error.h"

namespace gacfas {
namespace {

std::string attackOf(const VideoScore& sample) {
  return sample.attack.empty() ? "unknown" : sample.attack;
}

DomainScores domainScores(const std::string& name, const std::vector<VideoScore>& samples, bool target) {
  std::vector<double> live, spoof;
  std::map<std::string, std::vector<double>> attacks;
  for (const VideoScore& sample : samples) {
    (sample.label == Label::Live ? live : spoof).push_back(sample.score);
    if (sample.label == Label::Spoof) attacks[attackOf(sample)].push_back(sample.score);
  }
  DomainScores scores{name, target, SortedScores(std::move(live)), SortedScores(std::move(spoof))};
  for (auto& [attack, values] : attacks) scores.attacks.emplace(attack, SortedScores(std::move(values)));
  return scores;
}

/// Sorts the samples by domain; the order of the sources is the config's.
void takeSamples(EvaluationScores& scores, const DataConfig& data) {
  const auto byDomain = videosByDomain(samplesOf(scores.frames, scores.level));
  const auto samplesIn = [&](const std::string& domain) {
    const auto found = byDomain.find(domain);
    if (found == byDomain.end()) throw InputError("it has no videos of domain '" + domain + "'.");
    return found->second;
  };
  for (const std::string& domain : data.train) {
    const std::vector<VideoScore> samples = samplesIn(domain);
    scores.source.insert(scores.source.end(), samples.begin(), samples.end());
    scores.domains.push_back(domainScores(domain, samples, false));
  }
  scores.target = samplesIn(data.test);
  scores.domains.push_back(domainScores(data.test, scores.target, true));
}

void measure(EvaluationScores& scores) {
  scores.targetRoc = rocCurve(scores.target);
  scores.sourceRoc = rocCurve(scores.source);
  scores.targetMetrics = computeMetrics(scores.target);
  scores.sourceMetrics = computeMetrics(scores.source);
  scores.sourceThreshold = sourceThreshold(scores.source);
  scores.reliability = reliabilityBins(scores.target, scores.logitScale);
  scores.figures = computeFigures(scores.target, {}, {.draws = 0});
}

Figure rateFigure(int64_t count, int64_t total, bool tooSmall) {
  const double value = total > 0 ? static_cast<double>(count) / static_cast<double>(total)
                                 : std::numeric_limits<double>::quiet_NaN();
  return {value, {}, count, total, tooSmall};
}

void addAttacks(const DomainScores& domain, ThresholdFigures& rates) {
  for (const auto& [attack, scores] : domain.attacks) {
    const int64_t accepted = scores.accepted(rates.threshold);
    const Figure figure = rateFigure(accepted, scores.size(), accepted == 0);
    if (rates.worstAttack.empty() || figure.value > rates.worstApcer.value) {
      rates.worstAttack = attack;
      rates.worstApcer = figure;
    }
    rates.apcer[attack] = figure;
  }
}

}  // namespace

double EvaluationScores::thresholdOf(const ThresholdSource& from) const {
  if (from.kind == ThresholdSource::TargetEer) return targetMetrics.threshold;  // known already
  return gacfas::thresholdOf(from, targetRoc);
}

ThresholdFigures EvaluationScores::ratesAt(const ThresholdSource& from) const {
  ThresholdFigures rates;
  rates.source = from;
  rates.threshold = thresholdOf(from);
  const Decisions counts = targetDomain().at(rates.threshold);
  const int64_t all = counts.live() + counts.spoof(), errors = counts.errors();
  rates.fpr = rateFigure(counts.spoofAccepted, counts.spoof(), counts.spoofAccepted == 0);
  rates.fnr = rates.bpcer = rateFigure(counts.liveRejected, counts.live(), counts.liveRejected == 0);
  rates.hter = {counts.hter(), {}, errors, all, errors == 0};
  rates.accuracy = rateFigure(all - errors, all, false);
  addAttacks(targetDomain(), rates);
  const int64_t count = rates.worstApcer.count + counts.liveRejected;
  rates.acer = {(rates.worstApcer.value + rates.bpcer.value) / 2.0,
                {},
                count,
                rates.worstApcer.total + counts.live(),
                count == 0};
  return rates;
}

ScoresPtr readEvaluationScores(const std::filesystem::path& file, const Config& config, int64_t epoch,
                               const ScoreLevel& level) {
  auto scores = std::make_shared<EvaluationScores>();
  scores->file = file;
  scores->epoch = epoch;
  scores->level = level;
  scores->logitScale = config.train.logitScale;
  scores->frames = readScores(file);
  try {
    takeSamples(*scores, config.data);
    measure(*scores);
  } catch (const InputError& error) {
    throw InputError(file.string() + ": " + error.what());
  }
  return scores;
}

}  // namespace gacfas
