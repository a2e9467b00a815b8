#include "viz/ScenePanel.h"

#include <algorithm>
#include <cmath>

namespace gacfas {

bool sameField(const HeightField& a, const HeightField& b) {
  const auto sameNumber = [](double u, double v) { return u == v || (std::isnan(u) && std::isnan(v)); };
  return a.x == b.x && a.y == b.y && a.pending == b.pending && a.xTitle == b.xTitle && a.yTitle == b.yTitle &&
         std::equal(a.z.begin(), a.z.end(), b.z.begin(), b.z.end(), sameNumber);
}

namespace {

bool samePath(const TrainingPath& a, const TrainingPath& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const PathPoint& p, const PathPoint& q) {
    return p.x == q.x && p.y == q.y && p.loss == q.loss;
  });
}

}  // namespace

bool samePanel(const ScenePanel& a, const ScenePanel& b) {
  if (a.second.has_value() != b.second.has_value()) return false;
  if (a.second && !(a.colours == b.colours && sameField(*a.second, *b.second))) return false;
  return a.scale == b.scale && samePath(a.path, b.path) && sameField(a.field, b.field);
}

PanelCells::PanelCells(const ScenePanel& panel) : first(knownCells(panel.field)) {
  if (panel.second) second = knownCells(*panel.second);
}

HeightField heightsOn(const LossScale& scale, HeightField field) {
  if (scale.logarithmic)
    for (double& z : field.z) z = scale.height(z);
  return field;
}

}  // namespace gacfas
