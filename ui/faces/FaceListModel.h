#pragma once

#include <QAbstractListModel>
#include <string>
#include <unordered_set>
#include <vector>

#include "ui/faces/FaceFiles.h"
#include "ui/faces/FaceSelection.h"
#include "ui/results/Comparison.h"

namespace gacfas {

/// A ticked run as the gallery shows it.
struct FaceRun {
  QString key, label;
  RunStyle style;
  double threshold = 0.0;
  bool present = false;  ///< it has scores
  RunPtr run;
  QString weights = {};  ///< "last" or "best": those of the evaluation shown; empty: they were not kept
  int64_t epoch = 0;     ///< of that evaluation
};

/// The faces that the filter lets through.
class FaceListModel : public QAbstractListModel {
  Q_OBJECT
public:
  using QAbstractListModel::QAbstractListModel;

  /// Where the rows stay what they were nothing is said, as a view takes 20 ms to hear of 100,000: paint it anew.
  void setFaces(const FaceSetPtr& set, std::vector<int> places, std::vector<FaceRun> runs);
  const Face* face(int row) const;
  /// In set(); -1 where the row is none.
  int placeOf(int row) const { return row < 0 || row >= rowCount() ? -1 : places_[static_cast<size_t>(row)]; }
  const FaceSetPtr& set() const { return set_; }
  const std::vector<FaceRun>& runs() const { return runs_; }
  const std::vector<int>& places() const { return places_; }
  FaceFiles files(const Face& face) const;
  /// faceKey() of the videos with a remark of the user: their tiles have a mark.
  void setRemarked(std::unordered_set<std::string> keys) { remarked_ = std::move(keys); }
  bool isRemarked(const Face& face) const { return !remarked_.empty() && remarked_.count(faceKey(face)) > 0; }
  /// Row of a video, -1 where it is not shown.
  int rowOf(const Face& face) const;
  int rowOf(int place) const;
  /// "spoof accepted by ERM, SAM"; empty where no run is wrong.
  QString errorText(const Face& face) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

  /// Name, kind, client and every run's score with its verdict.
  QString description(const Face& face) const;

private:
  FaceSetPtr set_;
  std::vector<int> places_;
  std::unordered_set<std::string> remarked_;
  std::vector<FaceRun> runs_;
};

/// "print", or "live".
QString kindText(const Face& face);
/// "client 02" for "client02".
QString clientText(const Face& face);
/// The scored frame in the middle: the one that a tile shows.
std::string middleFrame(const Face& face);

}  // namespace gacfas
