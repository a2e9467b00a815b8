#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ui/results/EvaluationScores.h"

namespace gacfas {

/// Whether `score` at `threshold` is the wrong decision; false for NaN.
inline bool isWrong(Label label, double score, double threshold) {
  return label == Label::Live ? score < threshold : score >= threshold;
}

/// One video, or one frame where each is a sample of its own, and what each run makes of it.
struct Face {
  std::string domain;
  Label label = Label::Spoof;
  std::string video, client, attack;
  std::vector<std::string> frames;  ///< those scored by the first run that knows it
  std::vector<double> scores;       ///< one a run, NaN where a run did not score it
  size_t source = 0;                ///< the first run that knows it: its config says where the images are
  bool isLabelled = true;           ///< false: nobody says what it is, and `label` means nothing

  /// False too where the truth is not known.
  bool wrongAt(double score, double threshold) const {
    return isLabelled && isWrong(label, score, threshold);
  }
};

/// "street/spoof/test/client159_print_01": what names a video among all of a data root.
std::string faceKey(const std::string& domain, Label label, const std::string& video);
inline std::string faceKey(const Face& face) {
  return faceKey(face.domain, face.label, face.video);
}

/// The videos of several runs' evaluations, joined by domain, class and name, in order of first appearance.
struct FaceSet {
  std::vector<Face> faces;
  std::vector<std::string> attacks;  ///< types that occur, sorted
  std::vector<std::string> clients;
};
using FaceSetPtr = std::shared_ptr<const FaceSet>;

/// `runs` has a null pointer for a run without scores. Any thread.
FaceSetPtr joinFaces(const std::vector<ScoresPtr>& runs);

}  // namespace gacfas
