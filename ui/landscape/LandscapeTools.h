#pragma once

#include <QString>

#include "ui/landscape/TileLayout.h"
#include "ui/widgets/ToolRow.h"
#include "viz/SceneStyle.h"

class QAction;
class QComboBox;
class QMenu;

namespace gacfas {

class SegmentedChoice;
class SurfaceSet;
class Switch;

/// The row of controls over the Landscape page.
class LandscapeTools : public ToolRow {
  Q_OBJECT
public:
  explicit LandscapeTools(QWidget* parent = nullptr);

  /// Recipes and channels that there are to choose from.
  void showSet(const SurfaceSet& set);
  void setView(SurfaceView view);
  void setPreset(ScenePreset preset);
  /// What serves planes alone is hidden beside lines.
  void setLines(bool lines);
  /// Over training no recipe is chosen: each evaluation has one plane.
  void setOverTraining(bool over);

Q_SIGNALS:
  void newLandscape();
  void recipeChosen(const QString& key);
  void channelChosen(const QString& channel);
  void viewChosen(gacfas::SurfaceView view);
  void linkToggled(bool linked);
  void oneScaleToggled(bool one);
  void presetChosen(gacfas::ScenePreset preset);
  void topChosen(double nat);  ///< 0: automatic
  void logarithmicToggled(bool logarithmic);
  void levelLinesToggled(bool lines);
  void dataRequested();  ///< the numbers of a surface as a file
  void importRequested();  ///< of a surface file
  void resetCamera();
  void fullScreenToggled();
  void sharpnessRequested();
  void exportRequested();

private:
  QMenu* makeMenu();
  void addTops(QMenu& menu);

  QComboBox* recipes_;
  QComboBox* channels_;
  SegmentedChoice* view_;
  Switch* link_;
  Switch* oneScale_;
  QMenu* menu_ = nullptr;
  QAction* paper_ = nullptr;
  QAction* plain_ = nullptr;
};

}  // namespace gacfas
