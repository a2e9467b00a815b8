#include "tests/support/SampleRun.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

#include "core/config/ConfigReader.h"
#include "core/metrics/Metrics.h"
#include "core/metrics/ScoreFile.h"
#include "core/run/RunFolder.h"
#include "core/run/RunLog.h"
#include "core/types/Random.h"
#include "tests/support/SampleNames.h"

namespace gacfas::test {

namespace {

constexpr double kSecondsPerStep = 0.25;

RunFacts factsOf(const SampleRunOptions& options) {
  char created[32];
  std::snprintf(created, sizeof created, "2026-01-01T00:%02d:%02dZ", static_cast<int>(options.seed / 60 % 60),
                static_cast<int>(options.seed % 60));
  return {newRunId(),
          options.name,
          created,
          minimizerName(options.minimizer),
          "paper",
          "kaiming",
          "",
          std::string(64, '0'),
          "cpu, 1 thread",
          {{"gacfas", "0.1.0"}}};
}

std::vector<ScoreRow> scoresOf(const SampleRunOptions& options, int64_t epoch) {
  std::vector<ScoreRow> rows;
  for (const SampleVideo& video : sampleVideos(options, Split::Test)) {
    Random random({options.seed, static_cast<uint64_t>(epoch), video.domainPlace,
                   static_cast<uint64_t>(video.label), static_cast<uint64_t>(video.number)});
    const double mean = (video.label == Label::Live ? 0.5 : -0.5) * options.separation;
    rows.push_back({std::clamp(mean + 0.15 * random.normal(), -1.0, 1.0), video.label, video.domain,
                    video.name, kSampleFrame, video.client, video.attack});
  }
  return rows;
}

/// As Evaluator::summarise does, which comes with LibTorch.
EvaluationReport summarised(const SampleRunOptions& options, const std::vector<ScoreRow>& rows) {
  const auto videos = videosByDomain(averageVideos(rows));
  EvaluationReport report;
  std::vector<VideoScore> source;
  for (const std::string& domain : options.sources) {
    const std::vector<VideoScore>& part = videos.at(domain);
    report.perDomain[domain] = computeMetrics(part);
    source.insert(source.end(), part.begin(), part.end());
  }
  const std::vector<VideoScore>& target = videos.at(options.target);
  report.target = report.perDomain[options.target] = computeMetrics(target);
  report.source = computeMetrics(source);
  report.sourceThreshold = sourceThreshold(source);
  report.targetOracle = ratesAt(target, report.target.threshold);
  report.targetSource = ratesAt(target, report.sourceThreshold);
  return report;
}

std::vector<AscentReport> ascentsOf(const Config& config, const StepReport& step, Random& random) {
  std::vector<AscentReport> ascents;
  if (step.epoch < config.train.minimizerWarming) return ascents;
  for (const std::string& point : ascendingPoints(config))
    ascents.push_back({point, random.uniform(0.3, 0.9), random.uniform(0.5, 2.0), step.ermNorm,
                       step.loss + random.uniform(0.0, 0.3)});
  return ascents;
}

StepReport stepOf(const Config& config, const SampleRunOptions& options, int64_t epoch, int64_t stepInEpoch) {
  StepReport step;
  step.step = epoch * options.stepsPerEpoch + stepInEpoch + 1;
  step.epoch = epoch;
  step.stepInEpoch = stepInEpoch;
  step.seconds = kSecondsPerStep;
  step.lr =
      config.train.lr * std::pow(config.train.lrGamma, static_cast<double>(epoch / config.train.lrStepSize));
  Random random({options.seed, static_cast<uint64_t>(step.step)});
  const double level = 0.2 + std::exp(-static_cast<double>(step.step) / 10.0);
  for (size_t k = 0; k < options.sources.size(); ++k)
    step.domainLoss.push_back(level * random.uniform(0.8, 1.2));
  for (const double loss : step.domainLoss) step.loss += loss / static_cast<double>(options.sources.size());
  step.contrastive = level * random.uniform(0.4, 0.5);
  step.accuracy = 1.0 - level * random.uniform(0.3, 0.4);
  step.directionNorm = random.uniform(0.5, 2.0);
  step.ermNorm = options.minimizer == MinimizerKind::Erm ? std::numeric_limits<double>::quiet_NaN()
                                                         : random.uniform(0.5, 2.0);
  step.ascents = ascentsOf(config, step, random);
  return step;
}

void addEpoch(RunLog& log, const std::filesystem::path& run, const Config& config,
              const SampleRunOptions& options, int64_t epoch) {
  for (int64_t step = 0; step < options.stepsPerEpoch; ++step) log.add(stepOf(config, options, epoch, step));
  if (epoch == 0) return;
  const std::vector<ScoreRow> rows = scoresOf(options, epoch);
  EvaluationReport report = summarised(options, rows);
  report.epoch = epoch;
  report.step = (epoch + 1) * options.stepsPerEpoch;
  report.scoresFile = RunFolder::scoresOf(epoch);
  writeScores(run / report.scoresFile, rows);
  log.add(report);
}

void writeStatus(const std::filesystem::path& run, const SampleRunOptions& options, int64_t epochs) {
  const int64_t steps = epochs * options.stepsPerEpoch;
  RunFolder(run).writeStatus({options.state, options.state == "failed" ? "training diverged" : "", epochs,
                              steps, static_cast<double>(steps) * kSecondsPerStep});
}

}  // namespace

Config sampleConfig(const SampleRunOptions& options, const std::filesystem::path& parent) {
  Config config;
  config.name = options.name;
  config.seed = options.seed;
  config.data.root = options.dataRoot.empty() ? parent / "data" : options.dataRoot;
  config.data.train = options.sources;
  config.data.test = options.target;
  config.model = {"kaiming", /*width=*/4, /*imageSize=*/32};
  config.train.minimizer = options.minimizer;
  const int64_t faces = 2 * options.videos * static_cast<int64_t>(options.sources.size());
  config.train.batchSize = std::max<int64_t>(2, (faces + options.stepsPerEpoch - 1) / options.stepsPerEpoch);
  config.train.epochs = options.epochs;
  config.train.warmingEpochs = 1;
  config.train.minimizerWarming = 2;
  config.train.lrStepSize = 3;
  config.evaluate.every = 1;
  config.evaluate.batchSize = 16;
  config.landscape.points = 5;
  config.landscape.faces = 4;
  config.system = {DeviceKind::Cpu, /*workers=*/1, /*threads=*/1};
  return config;
}

std::filesystem::path writeSampleRun(const std::filesystem::path& parent, const SampleRunOptions& options) {
  const Config config = sampleConfig(options, parent);
  const std::filesystem::path run = parent / options.name;
  RunFolder::create(run, config, factsOf(options));
  RunLog log(RunFolder(run), config);
  for (int64_t epoch = 0; epoch < options.epochs; ++epoch) addEpoch(log, run, config, options, epoch);
  writeStatus(run, options, options.epochs);
  return run;
}

void appendSampleEpoch(const std::filesystem::path& run, const SampleRunOptions& options, int64_t epoch) {
  const Config config = readConfig(RunFolder(run).config(), {}, ConfigPurpose::StoredRun);
  RunLog log(RunFolder(run), config);
  addEpoch(log, run, config, options, epoch);
  writeStatus(run, options, epoch + 1);
}

}  // namespace gacfas::test
