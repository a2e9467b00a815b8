#pragma once

#include <QHash>
#include <QObject>
#include <memory>

#include "core/jobs/FeatureJob.h"
#include "ui/faces/FaceListModel.h"
#include "ui/work/Workbench.h"

namespace gacfas {

/// Features of a run's faces, found by the folder of their video.
struct RunFeatures {
  FeatureSet set;
  QHash<QString, size_t> places;  ///< folder of a video -> place in set.faces

  /// -1 where the face has none.
  int64_t placeOf(const FaceFiles& files) const;
};
using RunFeaturesPtr = std::shared_ptr<const RunFeatures>;

/// Computes features in the window's queue, as it takes minutes on real data, and keeps them.
class FeatureStore : public QObject {
  Q_OBJECT
public:
  /// Without a workbench nothing can be computed.
  explicit FeatureStore(Workbench* workbench, QObject* parent = nullptr);

  bool canCompute(const FaceRun& run) const;
  /// Null: not computed yet.
  RunFeaturesPtr find(const FaceRun& run) const { return known_.value(key(run)); }
  bool isComputing(const FaceRun& run) const { return computing_.contains(key(run)); }
  void compute(const FaceRun& run);

Q_SIGNALS:
  void changed();

private:
  static QString key(const FaceRun& run);

  Workbench* workbench_;
  QHash<QString, RunFeaturesPtr> known_;
  QHash<QString, quint64> computing_;  ///< id of the work
};

}  // namespace gacfas
