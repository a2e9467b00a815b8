#pragma once

#include "ui/landscape/FrameSet.h"
#include "ui/landscape/SurfaceBoard.h"
#include "ui/runs/Page.h"

class QSplitter;
class QStackedWidget;

namespace gacfas {

class ColourBar;
class CompareRow;
class EmptyState;
class LinePane;
class LandscapeTools;
class NewLandscapeDialog;
class SectionPane;
class ShapeTable;
class SharpnessPane;
class Workbench;

/// The loss surfaces of the ticked runs, side by side with one camera, one colour and z scale and one
/// section, growing while they are measured; two in one scene, their differences, and how they changed over training.
class LandscapePage : public Page {
  Q_OBJECT
public:
  explicit LandscapePage(Workbench& workbench, QWidget* parent = nullptr);

  void showRuns(const ShownRuns& runs) override;
  std::vector<FigureSpec> figures() const override;
  /// The 3D view, for measurements and screenshots.
  SceneView& sceneView() { return board_->sceneView(); }
  void setView(SurfaceView view);
  void setMode(SurfaceMode mode);
  void showSharpness(bool shown);
  /// Opens the dialog of a new landscape for the run of that key (empty: for the ticked ones); null without runs.
  NewLandscapeDialog* openDialog(const QString& runKey = {});
  /// Puts a surface file among the landscapes of the selected run, else of the first one ticked, and shows it.
  void importFile(const QString& file);

protected:
  void keyPressEvent(QKeyEvent* event) override;
  void showEvent(QShowEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  void layOut();
  QWidget* scenePart();
  void fillBottom();
  void connectTools();
  void connectParts();
  void refresh();
  void setPreset(ScenePreset preset);
  void turnSection(double degrees);
  void updateColourBar();
  /// What the board shows of the set in the mode of the moment.
  std::vector<SurfaceTile> tilesOf(const std::vector<SurfaceItem>& items);
  void showFrame();
  void openMovieDialog();
  /// Asks for a file for the surface of the run that is selected, and writes it.
  void saveData();
  void toggleFullScreen();
  void showFullScreenOrNot();
  FigureSpec specOf(FigureKind kind) const;
  FigureSpec lineSpec() const;

  Workbench& workbench_;
  SurfaceSet set_;
  FrameSet frames_;
  ShownRuns runs_;
  LandscapeTools* tools_;
  CompareRow* compare_;
  SurfaceBoard* board_;
  ColourBar* bar_;
  SectionPane* section_;
  LinePane* lines_;
  ShapeTable* shape_;
  SharpnessPane* sharpness_;
  EmptyState* empty_;
  QStackedWidget* stack_;
  QStackedWidget* parts_;  ///< landscapes, sharpness
  QSplitter* splitter_;
  QWidget* bottom_;
  ScenePreset preset_ = ScenePreset::Paper;
  bool levelLines_ = false;
};

}  // namespace gacfas
