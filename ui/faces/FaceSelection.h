#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "ui/faces/FaceSet.h"
#include "ui/results/FaceFilter.h"

namespace gacfas {

enum class FaceOrder {
  Margin,        ///< spoofs before live faces, each by how far they lie on the wrong side of the threshold
  Score,         ///< highest mean score first
  Disagreement,  ///< widest spread between the runs' scores first
};

/// What a gallery needs to know of the ticked runs.
struct FaceRuns {
  std::vector<double> thresholds;  ///< one a run, as in Face::scores
  int only = -1;                   ///< place of the run that FaceFilter::run names, -1: any
  int right = -1;                  ///< place of the run that FaceFilter::right names, -1: none
  std::unordered_set<std::string> tagged = {};  ///< faceKey() of the videos that have FaceFilter::tag
};

/// Places in `set.faces` that the filter lets through, in the order asked for.
std::vector<int> selectFaces(const FaceSet& set, const FaceFilter& filter, const FaceRuns& runs,
                             FaceOrder order);
/// How many they are.
int64_t countFaces(const FaceSet& set, const FaceFilter& filter, const FaceRuns& runs);
/// Videos that the filter's domain lets through.
int64_t facesInDomain(const FaceSet& set, const std::string& domain);

}  // namespace gacfas
