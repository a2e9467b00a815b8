#include "ui/faces/FaceSet.h"

#include <limits>
#include <set>
#include <unordered_map>

namespace gacfas {
namespace {

class Joiner {
public:
  explicit Joiner(size_t runs) : runs_(runs) {}

  void add(const EvaluationScores& scores, size_t run) {
    for (const std::vector<VideoScore>* part : {&scores.target, &scores.source})
      for (const VideoScore& video : *part) faceOf(video, run).scores[run] = video.score;
    for (const ScoreRow& row : scores.frames) {
      const auto found = places_.find(placeKey(row.domain, row.label, row.video, scores.level.eachFrame ? row.frame : ""));
      if (found == places_.end()) continue;
      Face& face = set_->faces[found->second];
      if (face.source == run) face.frames.push_back(row.frame);
    }
  }

  std::shared_ptr<FaceSet> take() {
    std::set<std::string> attacks, clients;
    for (const Face& face : set_->faces) {
      if (face.label == Label::Spoof) attacks.insert(face.attack);
      if (!face.client.empty()) clients.insert(face.client);
    }
    set_->attacks.assign(attacks.begin(), attacks.end());
    set_->clients.assign(clients.begin(), clients.end());
    return set_;
  }

private:
  /// `frame`: where each frame is a sample of its own.
  static std::string placeKey(const std::string& domain, Label label, const std::string& video,
                              const std::string& frame) {
    const std::string key = faceKey(domain, label, video);
    return frame.empty() ? key : key + "/" + frame;
  }

  Face& faceOf(const VideoScore& video, size_t run) {
    const auto [place, isNew] = places_.try_emplace(
        placeKey(video.domain, video.label, video.video, video.frame), set_->faces.size());
    if (isNew) {
      Face face{video.domain, video.label, video.video, video.client, video.attack, {}, {}, run};
      face.scores.assign(runs_, std::numeric_limits<double>::quiet_NaN());
      set_->faces.push_back(std::move(face));
    }
    return set_->faces[place->second];
  }

  size_t runs_;
  std::shared_ptr<FaceSet> set_ = std::make_shared<FaceSet>();
  std::unordered_map<std::string, size_t> places_;
};

}  // namespace

std::string faceKey(const std::string& domain, Label label, const std::string& video) {
  return domain + (label == Label::Live ? "/live/" : "/spoof/") + video;
}

FaceSetPtr joinFaces(const std::vector<ScoresPtr>& runs) {
  Joiner joiner(runs.size());
  for (size_t run = 0; run < runs.size(); ++run)
    if (runs[run]) joiner.add(*runs[run], run);
  return joiner.take();
}

}  // namespace gacfas
