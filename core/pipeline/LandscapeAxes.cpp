#include "core/pipeline/LandscapeAxes.h"

#include <algorithm>

#include "core/io/Hash.h"
#include "core/landscape/WeightAxes.h"
#include "core/pipeline/NetworkSetup.h"
#include "core/run/LandscapeDirections.h"
#include "core/run/RunFolder.h"
#include "core/types/Error.h"
#include "core/weights/TensorHash.h"
#include "core/weights/WeightImport.h"

namespace gacfas {

namespace {

namespace fs = std::filesystem;

/// All states of a weight file or of a checkpoint.
NamedTensors statesIn(const fs::path& file, const Config& config) {
  TensorFile content = readWeights(file);
  std::erase_if(content.tensors, [](const auto& tensor) { return tensor.first.starts_with("momentum."); });
  FasNet net = makeNetwork(config, torch::kCPU);
  loadInto(networkTensors(net), forFasNet(content), file.string(), WeightPart::All);
  return statesOf(net);
}

/// "gac-fas, best weights 1a2b3c4d"
std::string wordsFor(const fs::path& place, const std::string& weights, const NamedTensors& states) {
  const std::string hash = hashTensors(states).substr(0, 8);
  const fs::path full = fs::absolute(place).lexically_normal();
  const std::string name = (full.has_filename() ? full : full.parent_path()).filename().string();
  return name + (fs::is_directory(place) ? ", " + weights + " weights " : " ") + hash;
}

PlaneStatistics statisticsOf(const LandscapeOptions& options) {
  if (options.statistics) return *options.statistics;
  const bool states = options.x.tensors == AxisTensors::States || options.y.tensors == AxisTensors::States;
  return !options.towards.empty() || states ? PlaneStatistics::Interpolated : PlaneStatistics::Frozen;
}

void checkAsked(const LandscapeOptions& options) {
  const int kinds = !options.towards.empty() + !options.directionFile.empty() + options.principal + options.hessian +
                    (options.shape == LandscapeShape::Lines);
  if (kinds > 1)
    throw InputError("choose one of axes towards other weights (--to), imported axes (--directions), principal "
                     "components (--pca), Hessian eigenvectors (--hessian), and random lines (--lines)");
  if (options.hessian && (options.x.tensors == AxisTensors::States || options.y.tensors == AxisTensors::States))
    throw InputError("--hessian: the Hessian is that of the weights. Take --tensors weights");
  if (options.hessian && options.x.ignoreBiasBn != options.y.ignoreBiasBn)
    throw InputError("--hessian: both axes are eigenvectors of one Hessian. Give --biasbn one word");
  if (options.towards.size() > 2) throw InputError("a plane leads to two other weights at most");
  if (options.shape == LandscapeShape::Line && (options.towards.size() > 1 || options.principal))
    throw InputError("two axes were asked for, and a line has one: ask for a plane");
  if (options.shape == LandscapeShape::Lines && options.lines < 2)
    throw InputError("random lines need to be two or more");
}

/// Makes the axes of one landscape; each method fills in what it knows.
class AxesMaker {
public:
  AxesMaker(FasNet& net, const Config& config, const std::string& weights, const LandscapeOptions& options)
      : net_(net), config_(config), weights_(weights), options_(options), states_(statesOf(net)) {
    axes_.recipe = {options.x, options.y, config.landscape.seed, options.shape, statisticsOf(options)};
  }

  LandscapeAxes make(const std::vector<fs::path>& trajectory) {
    loadTrajectory(trajectory);
    if (!options_.directionFile.empty()) {
      importFile();
    } else if (options_.principal) {
      findPrincipal();
    } else {
      axes_.plane = makePlane(net_, axes_.recipe);
      for (size_t i = 0; i < options_.towards.size(); ++i) leadTo(options_.towards[i], i);
    }
    return std::move(axes_);
  }

private:
  bool movesStatistics() const { return axes_.recipe.statistics == PlaneStatistics::Interpolated; }

  /// Cuts an axis over all states to what the landscape moves.
  TensorList moved(TensorList axis) const {
    if (!movesStatistics()) axis.resize(parametersOf(net_).size());
    return axis;
  }

  AxisRecipe described(AxisKind kind, const std::string& source) const {
    AxisRecipe recipe;
    recipe.kind = kind;
    recipe.tensors = movesStatistics() ? AxisTensors::States : AxisTensors::Weights;
    recipe.source = source;
    return recipe;
  }

  void loadTrajectory(const std::vector<fs::path>& files) {
    for (const fs::path& file : files)
      axes_.trajectory.push_back({file.filename().string(), offsetOf(states_, statesIn(file, config_))});
  }

  void leadTo(const fs::path& place, size_t number) {
    if (!fs::exists(place)) throw InputError("--to " + place.string() + ": there is no such run folder or weight file");
    const fs::path file = fs::is_directory(place) ? weightsOfRun(place, weights_) : place;
    const NamedTensors target = statesIn(file, config_);
    const TensorList offset = offsetOf(states_, target);
    const bool same = std::all_of(offset.begin(), offset.end(), [](const torch::Tensor& tensor) {
      return tensor.abs().max().item<double>() == 0.0;
    });
    if (same) throw InputError(place.string() + ": the axis leads nowhere, as these are the centre's own weights");
    (number == 0 ? axes_.plane.x : axes_.plane.y) = moved(offset);
    (number == 0 ? axes_.recipe.x : axes_.recipe.y) =
        described(AxisKind::Towards, wordsFor(place, weights_, target));
  }

  void importFile() {
    axes_.plane = loadDirections(options_.directionFile, parametersOf(net_), states_);
    Plane& plane = axes_.plane;
    if (plane.y.empty()) axes_.recipe.shape = LandscapeShape::Line;
    if (axes_.recipe.shape == LandscapeShape::Line) plane.y.clear();
    const std::string source =
        options_.directionFile.filename().string() + " " + sha256File(options_.directionFile).substr(0, 8);
    const auto recipe = [&](const TensorList& axis) {
      AxisRecipe one = described(AxisKind::Imported, source);
      one.tensors = axis.size() == states_.size() ? AxisTensors::States : AxisTensors::Weights;
      return one;
    };
    axes_.recipe.x = recipe(plane.x);
    axes_.recipe.y = recipe(plane.y);
    if (axes_.recipe.x.tensors == AxisTensors::States) axes_.recipe.statistics = PlaneStatistics::Interpolated;
  }

  void findPrincipal() {
    std::vector<TensorList> offsets;
    for (const TrajectoryWeights& weights : axes_.trajectory) {
      offsets.push_back(moved(weights.offset));
      if (options_.x.ignoreBiasBn) {
        for (torch::Tensor& tensor : offsets.back()) tensor = tensor.clone();
        ignoreBiasBn(offsets.back());
      }
    }
    PrincipalAxes found;
    try {
      found = principalAxes(offsets);
    } catch (const Error& fault) {
      throw InputError(std::string("--pca: ") + fault.what() +
                       ". Name weight files with --trajectory, or train with evaluate.keep_weights=true");
    }
    axes_.plane = found.plane;
    axes_.explained = found.explained;
    const std::string source = std::to_string(offsets.size()) + " weights of the training, biases and batch norm " +
                               (options_.x.ignoreBiasBn ? "ignored" : "included");
    axes_.recipe.x = described(AxisKind::Principal, source);
    axes_.recipe.y = axes_.recipe.x;
  }

  FasNet& net_;
  const Config& config_;
  const std::string& weights_;
  const LandscapeOptions& options_;
  NamedTensors states_;
  LandscapeAxes axes_;
};

/// Number in "epoch_0012.safetensors", "step_000000120.safetensors"; -1 for other names.
int64_t numberIn(const fs::path& file, const std::string& word) {
  const std::string name = file.stem().string();
  if (file.extension() != ".safetensors" || !name.starts_with(word)) return -1;
  const std::string digits = name.substr(word.size());
  if (digits.empty() || digits.size() > 12 || digits.find_first_not_of("0123456789") != std::string::npos) return -1;
  return std::stoll(digits);
}

std::vector<fs::path> numbered(const fs::path& folder, const std::string& word) {
  std::vector<fs::path> files;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored))
    if (numberIn(entry.path(), word) >= 0) files.push_back(entry.path());
  std::sort(files.begin(), files.end(),
            [&](const fs::path& a, const fs::path& b) { return numberIn(a, word) < numberIn(b, word); });
  return files;
}

}  // namespace

std::vector<fs::path> keptWeights(const fs::path& run) {
  const RunFolder folder(run);
  return numbered(folder.weights("last").parent_path(), "epoch_");
}

LandscapeAxes makeAxes(FasNet& net, const Config& config, const fs::path& run, const std::string& weights,
                       const LandscapeOptions& options) {
  checkAsked(options);
  std::vector<fs::path> trajectory = options.trajectory;
  if (options.principal && trajectory.empty()) trajectory = keptWeights(run);
  return AxesMaker(net, config, weights, options).make(trajectory);
}

}  // namespace gacfas
