#pragma once

#include <QObject>

#include "ui/landscape/SurfaceTile.h"

namespace gacfas {

/// The landscapes that the evaluations of the ticked runs left (evaluate.landscape), read on a thread. All are shown
/// on one scale.
class FrameSet : public QObject {
  Q_OBJECT
public:
  explicit FrameSet(QObject* parent = nullptr);

  void setRuns(const ShownRuns& runs);
  /// Epochs that any of the runs has, ascending.
  const std::vector<int64_t>& epochs() const { return epochs_; }
  /// One item a run: its landscape of that epoch, or of the last evaluation before it. `top`: of the scale, 0:
  /// automatic.
  std::vector<SurfaceItem> itemsAt(size_t place, const QString& channel, double top, bool logarithmic);

  /// One scale for the differences from the reference run over all evaluations.
  LossScale differenceScale(const QString& channel, const QString& reference);

Q_SIGNALS:
  void changed();
  void problem(const QString& message);

private:
  SurfaceItem itemOf(const ShownRun& run, int64_t epoch, const QString& channel);
  LossScale scaleOf(const QString& channel);

  ShownRuns runs_;
  std::vector<int64_t> epochs_;
  SurfaceLoader loader_;
  QString scaledChannel_;  ///< of scale_; null: to be found again
  LossScale scale_;
  QString differenceFor_;  ///< channel and reference of differenceScale_; null: to be found again
  LossScale differenceScale_;
};

/// Of an entry of RunSnapshot::trainingFrames, whose folder is named "epoch_0012"; -1: another name.
int64_t epochOf(const LandscapeEntry& entry);

}  // namespace gacfas
