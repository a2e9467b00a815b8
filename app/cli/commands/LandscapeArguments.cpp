#include "app/cli/commands/LandscapeArguments.h"

#include <CLI/CLI.hpp>

#include "app/cli/commands/CommonOptions.h"
#include "core/io/Csv.h"
#include "core/types/Error.h"

namespace gacfas::cli {

namespace {

namespace fs = std::filesystem;

template <class Value>
using Words = std::vector<std::pair<std::string, Value>>;

const Words<DirectionNorm> kNorms{{"filter", DirectionNorm::Filter},   {"layer", DirectionNorm::Layer},
                                  {"weight", DirectionNorm::Weight},   {"dfilter", DirectionNorm::DFilter},
                                  {"dlayer", DirectionNorm::DLayer},   {"none", DirectionNorm::None}};
const Words<bool> kBiasBn{{"ignore", true}, {"move", false}};
const Words<AxisTensors> kTensors{{"weights", AxisTensors::Weights}, {"states", AxisTensors::States}};
const Words<PlaneStatistics> kStatistics{{"frozen", PlaneStatistics::Frozen},
                                         {"interpolated", PlaneStatistics::Interpolated},
                                         {"re-estimated", PlaneStatistics::Reestimated}};

template <class Value>
Value valueOf(const std::string& option, const Words<Value>& words, const std::string& text) {
  std::string all;
  for (const auto& [word, value] : words) {
    if (word == text) return value;
    all += (all.empty() ? "" : ", ") + word;
  }
  throw InputError(option + ": '" + text + "' is none of " + all);
}

/// "filter" for both axes, or "filter,none" for x and y.
template <class Value>
void setBoth(const std::string& option, const Words<Value>& words, const std::string& text, Value& x, Value& y) {
  const size_t comma = text.find(',');
  x = valueOf(option, words, text.substr(0, comma));
  y = comma == std::string::npos ? x : valueOf(option, words, text.substr(comma + 1));
}

/// "-1:1:51"
std::optional<AxisRange> rangeOf(const std::string& option, const std::string& text) {
  if (text.empty()) return {};
  const auto fail = [&] {
    throw InputError(option + ": '" + text +
                     "' is no LOW:HIGH:POINTS with LOW below HIGH and 2 to 2001 points, such as -1:1:51");
  };
  const size_t first = text.find(':'), second = text.find(':', first + 1);
  if (first == std::string::npos || second == std::string::npos) fail();
  const auto low = csvDouble(text.substr(0, first)), high = csvDouble(text.substr(first + 1, second - first - 1)),
             points = csvDouble(text.substr(second + 1));
  if (!low || !high || !points || !std::isfinite(*low) || !std::isfinite(*high) || !(*low < *high)) fail();
  if (!(*points >= 2 && *points <= 2001) || *points != std::floor(*points)) fail();
  return AxisRange{*low, *high, static_cast<int64_t>(*points)};
}

LandscapeShape shapeOf(const LandscapeArguments& arguments) {
  if (arguments.line + arguments.plane + (arguments.lines > 0) > 1)
    throw InputError("--line, --plane and --lines exclude each other");
  if (arguments.lines > 0) return LandscapeShape::Lines;
  const bool oneTarget = arguments.towards.size() == 1 && !arguments.plane && arguments.y.empty();
  return arguments.line || oneTarget ? LandscapeShape::Line : LandscapeShape::Plane;
}

void addAxes(CLI::App& app, LandscapeArguments& arguments) {
  const char* const group = "Axes";
  app.add_option("--to", arguments.towards,
                 "The x axis leads to the weights of this run or file, at 1; given twice, y to the second. Once "
                 "makes a line, with --plane y is random")
      ->allow_extra_args(false)->option_text("RUN|FILE")->group(group);
  app.add_option("--directions", arguments.directions, "Axes from a direction file of tomgoldstein/loss-landscape")
      ->option_text("FILE.h5")->group(group);
  app.add_flag("--pca", arguments.principal,
               "Axes are the principal components of the training's weights; their path is measured too")->group(group);
  app.add_flag("--hessian", arguments.hessian,
               "Axes are the Hessian's eigenvectors of its two largest eigenvalues at the weights, of length 1 unless "
               "--norm is given; they are found once and kept")->group(group);
  app.add_option("--trajectory", arguments.trajectory,
                 "A weight file to project on the plane, in the order of training; may be given again. With --pca "
                 "the default are those that the run kept (evaluate.keep_weights)")
      ->allow_extra_args(false)->option_text("FILE")->group(group);
  app.add_flag("--line", arguments.line, "One axis")->group(group);
  app.add_flag("--plane", arguments.plane, "Two axes (default)")->group(group);
  app.add_option("--lines", arguments.lines, "So many random lines, with mean and spread in band.csv")
      ->check(CLI::Range(2, 1000))->option_text("N")->group(group);
  app.add_option("--norm", arguments.norm,
                 "Scale of random axes: filter, layer, weight, dfilter, dlayer or none; two words with a comma are "
                 "for x and y, here and below (default: filter; with --hessian none)")->option_text("NORM[,NORM]")->group(group);
  app.add_option("--biasbn", arguments.biasBn,
                 "Biases and batch norm in random axes: ignore, or move (scaled by 1 + a + b) (default: ignore)")
      ->option_text("WORD[,WORD]")->group(group);
  app.add_option("--tensors", arguments.tensors,
                 "What random axes move: weights, or states (running statistics too) (default: weights)")
      ->option_text("WORD[,WORD]")->group(group);
  app.add_option("--bn", arguments.statistics,
                 "Batch norm's running statistics at a point: frozen (the centre's), interpolated along the axes, or "
                 "re-estimated on the faces (default: interpolated with --to, else frozen)")
      ->option_text("WORD")->group(group);
}

void addSampling(CLI::App& app, LandscapeArguments& arguments) {
  const char* const group = "Sampling";
  app.add_option("--x", arguments.x, "Range of x (default: landscape.range and points; -0.5 to 1.5 with --to)")
      ->option_text("LOW:HIGH:POINTS")->group(group);
  app.add_option("--y", arguments.y, "Range of y (default: as x)")->option_text("LOW:HIGH:POINTS")->group(group);
  app.add_option("--auto", arguments.autoRange,
                 "Each axis reaches to where the loss is so many times that of the weights (10 is a fair start)")
      ->check(CLI::Range(1.01, 1e9))->option_text("TIMES")->group(group);
  app.add_option("--clip", arguments.clip,
                 "Give a point up once its loss is proved to be this or more, nat; it is stored as \">= loss\"")
      ->check(CLI::Range(1e-9, 1e9))->option_text("LOSS")->group(group);
  app.add_flag("--unseen", arguments.unseen, "Measure faces of the unseen domain too: its loss, AUC, EER, HTER")
      ->group(group);
  app.add_flag("--preview", arguments.preview,
               "Compute in bfloat16: fast where the processor has it, and rough; never mixed with an exact surface")
      ->group(group);
  app.add_option("--subset", arguments.subset,
                 "A preview on the first so many faces of each domain, with standard errors; measured on all faces later, "
                 "it goes on from these")
      ->check(CLI::Range(4, 100000))->option_text("FACES")->group(group);
  app.add_option("--devices", arguments.devices,
                 "Measure so many points at once: on as many GPUs, or with as many copies of the network on the CPU")
      ->check(CLI::Range(1, 64))->option_text("N")->group(group);
  app.add_flag("--estimate", arguments.estimate, "Time one point, or as many at once as --devices says, print what the landscape will cost, write nothing")
      ->group(group);
}

void addImport(CLI::App& app, LandscapeArguments& arguments) {
  const char* const group = "Import";
  CLI::Option* file = app.add_option("--import", arguments.importFile,
                                     "Measure nothing: put this surface, of ours or in the layout of "
                                     "tomgoldstein/loss-landscape, among the run's landscapes")
                          ->option_text("FILE.h5")->group(group);
  app.add_option("--name", arguments.importName,
                 "Its name there; surfaces of several runs under one name stand side by side (default: the file's)")
      ->needs(file)->option_text("NAME")->group(group);
}

}  // namespace

LandscapeOptions LandscapeArguments::options() const {
  LandscapeOptions options;
  options.shape = shapeOf(*this);
  options.lines = lines;
  options.hessian = hessian;
  const std::string norms = !norm.empty() ? norm : hessian ? "none" : "filter";
  setBoth("--norm", kNorms, norms, options.x.norm, options.y.norm);
  setBoth("--biasbn", kBiasBn, biasBn, options.x.ignoreBiasBn, options.y.ignoreBiasBn);
  setBoth("--tensors", kTensors, tensors, options.x.tensors, options.y.tensors);
  if (!statistics.empty()) options.statistics = valueOf("--bn", kStatistics, statistics);
  options.towards.assign(towards.begin(), towards.end());
  options.trajectory.assign(trajectory.begin(), trajectory.end());
  options.directionFile = directions;
  options.principal = principal;
  options.xRange = rangeOf("--x", x);
  options.yRange = rangeOf("--y", y);
  if (options.yRange && options.shape != LandscapeShape::Plane) throw InputError("--y: a line has no y axis. Take --plane, or leave --y out");
  options.autoRange = autoRange;
  options.clip = clip;
  options.unseen = unseen;
  options.subset = subset;
  options.devices = devices;
  options.precision = preview ? Precision::Bf16 : Precision::Fp32;
  return options;
}

void addLandscapeOptions(CLI::App& app, LandscapeArguments& arguments) {
  app.add_option("RUN", arguments.runs, "Run folders")->required()->option_text("...");
  addWeightsChoice(app, arguments.weights);
  addAxes(app, arguments);
  addSampling(app, arguments);
  addImport(app, arguments);
  addOverrides(app, arguments.overrides);
}

}  // namespace gacfas::cli
