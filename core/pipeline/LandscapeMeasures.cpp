#include "core/pipeline/LandscapeMeasures.h"

#include <algorithm>
#include <limits>
#include <set>

#include "core/types/Error.h"

namespace gacfas {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

template <class Wanted>
std::vector<size_t> facesWhere(const std::vector<VideoScore>& videos, size_t from, size_t to, Wanted&& wanted) {
  std::vector<size_t> faces;
  for (size_t i = from; i < to; ++i)
    if (wanted(videos[i])) faces.push_back(i);
  return faces;
}

/// The figure, NaN where the scores have none.
template <class Figure>
double figureOrNone(Figure&& figure) {
  try {
    return figure();
  } catch (const InputError&) {
    return kNone;
  }
}

}  // namespace

LandscapeMeasures::LandscapeMeasures(const std::vector<Video>& videos, const Config& config,
                                     std::optional<SubsetErrors> errors)
    : lambda_(config.train.lambdaContrast), weightDecay_(config.train.weightDecay), errors_(std::move(errors)) {
  for (const Video& video : videos) {
    videos_.push_back({0.0, video.label, video.domain, video.name, video.client, video.attack});
    sources_ += video.domain != config.data.test;
  }
  const auto among = [&](auto&& wanted) { return facesWhere(videos_, 0, sources_, wanted); };
  for (const Label label : {Label::Live, Label::Spoof}) {
    const std::string name = label == Label::Live ? "live" : "spoof";
    const auto ofClass = [&](const VideoScore& video) { return video.label == label; };
    addGroup(name + "/loss", name + "/accuracy", among(ofClass));
    for (const std::string& domain : config.data.train)
      addGroup("domains/" + domain + "/" + name + "_loss", "",
               among([&](const VideoScore& video) { return ofClass(video) && video.domain == domain; }));
    addGroup("unseen/" + name + "_loss", "", facesWhere(videos_, sources_, videos_.size(), ofClass));
  }
  addGroup("unseen/loss", "unseen/accuracy",
           facesWhere(videos_, sources_, videos_.size(), [](const VideoScore&) { return true; }));
  std::set<std::string> attacks;
  for (size_t i = 0; i < sources_; ++i)
    if (videos_[i].label == Label::Spoof) attacks.insert(videos_[i].attack);
  for (const std::string& attack : attacks)
    addGroup("attacks/" + attack + "/loss", "attacks/" + attack + "/accuracy", among([&](const VideoScore& video) {
               return video.label == Label::Spoof && video.attack == attack;
             }));
  const std::vector<double> zeros(videos_.size(), 0.0);
  for (const auto& [name, value] : valuesOf({zeros, zeros, 0.0, 0.0})) names_.push_back(name);
}

void LandscapeMeasures::addGroup(const std::string& loss, const std::string& accuracy, std::vector<size_t> faces) {
  if (!faces.empty()) groups_.push_back({loss, accuracy, std::move(faces)});
}

void LandscapeMeasures::fill(const FaceMeasures& faces, const std::vector<std::string>& columns,
                             PointLosses& losses) const {
  const Values values = valuesOf(faces);
  losses.extra.clear();
  for (const std::string& column : columns) {
    const auto found =
        std::find_if(values.begin(), values.end(), [&](const auto& value) { return value.first == column; });
    losses.extra.push_back(found == values.end() ? kNone : found->second);
  }
}

LandscapeMeasures::Values LandscapeMeasures::valuesOf(const FaceMeasures& faces) const {
  Values values;
  addGroups(faces, values);
  addRates(faces, values);
  values.emplace_back("terms/contrastive", lambda_ * faces.contrastive);
  values.emplace_back("terms/weight_decay", 0.5 * weightDecay_ * faces.squaredNorm);
  if (errors_)
    for (auto& error : errors_->of(faces)) values.push_back(std::move(error));
  return values;
}

void LandscapeMeasures::addGroups(const FaceMeasures& faces, Values& values) const {
  for (const Group& group : groups_) {
    double loss = 0.0, right = 0.0;
    for (const size_t face : group.faces) {
      loss += faces.loss[face];
      right += (faces.score[face] >= 0.0) == (videos_[face].label == Label::Live) ? 1.0 : 0.0;
    }
    const auto count = static_cast<double>(group.faces.size());
    values.emplace_back(group.loss, loss / count);
    if (!group.accuracy.empty()) values.emplace_back(group.accuracy, right / count);
  }
}

void LandscapeMeasures::addRates(const FaceMeasures& faces, Values& values) const {
  std::vector<VideoScore> source = videos_;
  for (size_t i = 0; i < source.size(); ++i) source[i].score = faces.score[i];
  const std::vector<VideoScore> unseen(source.begin() + static_cast<std::ptrdiff_t>(sources_), source.end());
  source.resize(sources_);
  const auto rates = [&](const std::string& name, const std::vector<VideoScore>& videos) {
    const auto add = [&](const char* figure, auto&& of) {
      values.emplace_back(name + "/" + figure, figureOrNone(of));
    };
    add("auc", [&] { return auc(rocCurve(videos)); });
    add("eer", [&] { return equalErrorRate(rocCurve(videos)); });
    add("hter_oracle", [&] { return computeMetrics(videos).hter; });
    add("hter_source", [&] { return ratesAt(videos, sourceThreshold(source)).hter; });
  };
  rates("source", source);
  if (!unseen.empty()) rates("unseen", unseen);
}

}  // namespace gacfas
