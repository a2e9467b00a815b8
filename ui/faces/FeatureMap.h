#pragma once

#include <QWidget>
#include <array>
#include <map>

#include "core/session/DeviceQueue.h"
#include "ui/faces/FeatureStore.h"

class QComboBox;
class QCPCurve;
class QLabel;
class QPushButton;

namespace gacfas {

class Plot;

/// A run's features of the evaluated faces in two dimensions, coloured by what the user asks for. Dragging
/// draws a lasso: the faces in it are picked.
class FeatureMap : public QWidget {
  Q_OBJECT
public:
  explicit FeatureMap(FeatureStore* features, QWidget* parent = nullptr);

  void showFaces(const FaceSetPtr& set, const std::vector<FaceRun>& runs);
  /// Faces with a place on the map.
  size_t size() const { return points_.size(); }
  QPointF pixelOf(size_t point) const;  ///< in the plot
  int placeOf(size_t point) const { return points_[point].face; }

Q_SIGNALS:
  void picked(const QStringList& keys);  ///< faceKey() of the faces in the lasso

private:
  struct Point {
    int face = 0;  ///< in the set
    size_t feature = 0;
    double x = 0.0, y = 0.0;
  };
  QWidget* makeHead();
  void offerRuns();
  const FaceRun* run() const;
  void refresh();
  void project(const RunFeaturesPtr& features);
  void take(const QString& key, const std::vector<std::array<double, 2>>& places);
  QString categoryOf(const Face& face, const FaceRun& run) const;
  void redraw();
  void press(QMouseEvent* event);
  void drag(QMouseEvent* event);
  void release();

  FeatureStore* features_;
  QComboBox *run_ = nullptr, *projection_ = nullptr, *colour_ = nullptr;
  QPushButton* compute_ = nullptr;
  QLabel* state_ = nullptr;
  Plot* plot_;
  QCPCurve* lasso_ = nullptr;

  FaceSetPtr set_;
  std::vector<FaceRun> runs_;
  std::vector<Point> points_;
  QPolygonF path_;     ///< of the lasso, in coordinates of the plot
  QString projected_;  ///< what points_ are of
  QString asked_;      ///< what is being projected
  std::shared_ptr<Job> job_;
  DeviceQueue queue_{10};  // last: joined while all of the above is there
};

}  // namespace gacfas
