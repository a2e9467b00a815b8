#pragma once

#include <QTimer>

#include "ui/faces/FaceListModel.h"
#include "ui/faces/FaceSifter.h"
#include "ui/runs/Page.h"

namespace gacfas {

class FaceFilterBar;
class FaceGallery;
class FaceImages;
class FaceLab;
class FacePane;
class FaceSetLoader;
class FaceTags;
class FeatureStore;
class GallerySide;
class ScoredFile;
class Workbench;
struct FaceSheet;

/// The misclassified faces of the ticked runs at the threshold, and any others that the filter asks for.
class FacesPage : public Page {
  Q_OBJECT
public:
  /// `comparison` is shared with the Results page and outlives both. Without a workbench features cannot be
  /// computed.
  explicit FacesPage(Comparison* comparison, Workbench* workbench = nullptr, QWidget* parent = nullptr);

  void showRuns(const ShownRuns& runs) override;
  std::vector<FigureSpec> figures() const override { return {}; }
  /// Shows exactly these videos.
  void setFilter(const FaceFilter& filter);
  const FaceFilter& filter() const { return filter_; }
  /// Grad-CAM over the large face, or none; Space.
  void toggleOverlay();
  /// Scores a picture or video that is in no run's data, and shows it large.
  void scoreFile(const QString& path);

protected:
  bool event(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

private:
  QWidget* makeTools();
  void connectParts();
  void follow();  ///< runs, scores or choice changed
  void refreshSoon();
  void refresh();  ///< filter, order or threshold changed
  int refill();    ///< the gallery; returns the row of what was its current face, else its first, -1: empty
  void showFilter();
  void showCounts();
  void showAbsence();
  std::pair<QString, QString> absence() const;  ///< title and text where there is nothing to show
  void showFace(int row);
  void showFile();
  void leaveFile();
  void showPlace(int place);  ///< of a face in the set, by another filter where this one hides it
  void showMap();
  void pick(const QStringList& keys);
  void followTags();
  void reportMissing(const QString& path);
  QString target() const;
  FaceSheet sheet() const;  ///< of the selected faces, of all shown where one or none is selected

  Comparison* comparison_;
  FaceImages* images_;
  FaceListModel* model_;
  FaceTags* tags_;
  FaceSetLoader* loader_;
  FaceLab* lab_;
  FeatureStore* features_;
  ScoredFile* file_;
  FaceFilterBar* bar_ = nullptr;
  GallerySide* side_ = nullptr;
  FaceGallery* gallery_ = nullptr;  ///< its own
  FacePane* pane_ = nullptr;

  FaceSifter sifter_;
  std::pair<FaceSetPtr, QString> counted_;  ///< set and domain that inDomain_ is of
  int64_t inDomain_ = 0;
  FaceFilter filter_;
  bool filterChosen_ = false;  ///< else it follows the unseen domain
  bool stale_ = false;  ///< changed while it was hidden
  std::vector<std::filesystem::path> roots_;  ///< of the faces of the ticked runs
  bool missingReported_ = false;              ///< of these
  bool refreshing_ = false;  ///< the gallery's current face changes, but not by the user
  QTimer refreshTimer_;
};

}  // namespace gacfas
