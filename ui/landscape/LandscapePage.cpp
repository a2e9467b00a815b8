#include "ui/landscape/LandscapePage.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/landscape/ColourBar.h"
#include "ui/landscape/CompareRow.h"
#include "ui/landscape/LandscapeSpec.h"
#include "ui/landscape/LandscapeTools.h"
#include "ui/landscape/LinePane.h"
#include "ui/landscape/MovieDialog.h"
#include "ui/landscape/MovieFrame.h"
#include "ui/landscape/SceneView.h"
#include "ui/landscape/SectionPane.h"
#include "ui/landscape/SectionPlot.h"
#include "ui/landscape/ShapeTable.h"
#include "ui/landscape/SurfaceExport.h"
#include "ui/landscape/SurfaceImport.h"
#include "ui/newlandscape/NewLandscapeDialog.h"
#include "ui/sharpness/SharpnessPane.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Heading.h"

namespace gacfas {
namespace {

QWidget* titled(const QString& title, const QString& secondary, QWidget* beside, QWidget* content, QWidget* parent) {
  auto* pane = new QWidget(parent);
  auto* layout = new QVBoxLayout(pane);
  layout->setContentsMargins(0, 8, 0, 4);
  layout->setSpacing(8);
  auto* heading = new Heading(title, secondary, pane);
  heading->setContentsMargins(16, 0, 0, 0);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(0, 0, 16, 0);
  head->addWidget(heading, 1);
  head->addWidget(beside);
  layout->addLayout(head);
  layout->addWidget(content, 1);
  return pane;
}

}  // namespace

LandscapePage::LandscapePage(Workbench& workbench, QWidget* parent)
    : Page(parent),
      workbench_(workbench),
      tools_(new LandscapeTools(this)),
      compare_(new CompareRow(this)),
      board_(new SurfaceBoard(this)),
      bar_(new ColourBar(this)),
      section_(new SectionPane(this)),
      lines_(new LinePane(this)),
      shape_(new ShapeTable(this)),
      sharpness_(new SharpnessPane(workbench, this)),
      empty_(new EmptyState({}, {}, {}, this)),
      stack_(new QStackedWidget(this)),
      parts_(new QStackedWidget(this)),
      splitter_(new QSplitter(Qt::Vertical, this)),
      bottom_(new QWidget(this)) {
  setObjectName(QStringLiteral("landscapePage"));
  empty_->setObjectName(QStringLiteral("landscapeEmpty"));
  setFocusPolicy(Qt::StrongFocus);
  setAutoFillBackground(true);
  setBackgroundRole(QPalette::Base);
  layOut();
  connectTools();
  connectParts();
  refresh();
}

QWidget* LandscapePage::scenePart() {
  bar_->setFixedWidth(84);
  auto* top = new QWidget(this);
  auto* row = new QHBoxLayout(top);
  row->setContentsMargins(0, 0, 8, 0);
  row->setSpacing(4);
  row->addWidget(board_, 1);
  row->addWidget(bar_);
  return top;
}

void LandscapePage::fillBottom() {
  auto* below = new QHBoxLayout(bottom_);
  below->setContentsMargins(0, 0, 0, 0);
  below->setSpacing(12);
  below->addWidget(section_, 11);
  auto* table = linkButton(tr("Sharpness…"), bottom_);
  table->setObjectName(QStringLiteral("openSharpness"));
  connect(table, &QPushButton::clicked, this, [this] { showSharpness(true); });
  below->addWidget(titled(tr("Shape"), tr("over the measured points"), table, shape_, bottom_), 9);
}

void LandscapePage::layOut() {
  fillBottom();
  splitter_->addWidget(scenePart());
  splitter_->addWidget(bottom_);
  splitter_->setChildrenCollapsible(false);
  splitter_->setStretchFactor(0, 1);
  splitter_->setSizes({400, 210});
  stack_->addWidget(splitter_);
  stack_->addWidget(lines_);
  stack_->addWidget(empty_);
  auto* landscapes = new QWidget(this);
  auto* column = new QVBoxLayout(landscapes);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(tools_);
  column->addWidget(compare_);
  column->addWidget(stack_, 1);
  parts_->addWidget(landscapes);
  parts_->addWidget(sharpness_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(parts_);
}

void LandscapePage::connectParts() {
  connect(&set_, &SurfaceSet::changed, this, &LandscapePage::refresh);
  connect(&set_, &SurfaceSet::problem, this, &Page::problem);
  connect(&frames_, &FrameSet::changed, this, &LandscapePage::showFrame);
  connect(&frames_, &FrameSet::problem, this, &Page::problem);
  connect(compare_, &CompareRow::comparisonChanged, this, &LandscapePage::refresh);
  connect(compare_, &CompareRow::framesChanged, this, &LandscapePage::showFrame);
  connect(compare_, &CompareRow::movieRequested, this, &LandscapePage::openMovieDialog);
  connect(board_, &SurfaceBoard::sectionTurned, section_, &SectionPane::setDegrees);
  connect(board_, &SurfaceBoard::computeRequested, this, &LandscapePage::openDialog);
  connect(section_, &SectionPane::degreesChanged, this, &LandscapePage::turnSection);
  connect(empty_, &EmptyState::activated, this, [this] { openDialog({}); });
  connect(sharpness_, &SharpnessPane::back, this, [this] { showSharpness(false); });
  connect(sharpness_, &SharpnessPane::exportRequested, this, &Page::exportRequested);
  connect(sharpness_, &SharpnessPane::problem, this, &Page::problem);
}

void LandscapePage::connectTools() {
  connect(tools_, &LandscapeTools::newLandscape, this, [this] { openDialog({}); });
  connect(tools_, &LandscapeTools::recipeChosen, &set_, &SurfaceSet::setRecipe);
  connect(tools_, &LandscapeTools::channelChosen, &set_, &SurfaceSet::setChannel);
  connect(tools_, &LandscapeTools::oneScaleToggled, &set_, &SurfaceSet::setOneScale);
  connect(tools_, &LandscapeTools::topChosen, &set_, &SurfaceSet::setTop);
  connect(tools_, &LandscapeTools::logarithmicToggled, &set_, &SurfaceSet::setLogarithmic);
  connect(tools_, &LandscapeTools::topChosen, this, &LandscapePage::showFrame);
  connect(tools_, &LandscapeTools::logarithmicToggled, this, &LandscapePage::showFrame);
  connect(tools_, &LandscapeTools::channelChosen, this, &LandscapePage::showFrame);
  connect(tools_, &LandscapeTools::levelLinesToggled, this, [this](bool lines) {
    levelLines_ = lines;
    board_->sceneView().setLevelLines(lines);
  });
  connect(tools_, &LandscapeTools::dataRequested, this, &LandscapePage::saveData);
  connect(tools_, &LandscapeTools::importRequested, this,
          [this] { askForSurfaceFile(this, [this](const QString& file) { importFile(file); }); });
  connect(tools_, &LandscapeTools::viewChosen, this, &LandscapePage::setView);
  connect(tools_, &LandscapeTools::linkToggled, board_, &SurfaceBoard::setLinked);
  connect(tools_, &LandscapeTools::presetChosen, this, &LandscapePage::setPreset);
  connect(tools_, &LandscapeTools::resetCamera, this, [this] { board_->sceneView().resetPoses(); });
  connect(tools_, &LandscapeTools::fullScreenToggled, this, &LandscapePage::toggleFullScreen);
  connect(tools_, &LandscapeTools::sharpnessRequested, this, [this] { showSharpness(true); });
  connect(tools_, &LandscapeTools::exportRequested, this, &Page::exportRequested);
}

void LandscapePage::showSharpness(bool shown) {
  parts_->setCurrentIndex(shown ? 1 : 0);
}

void LandscapePage::showRuns(const ShownRuns& runs) {
  runs_ = runs;
  sharpness_->showRuns(runs);
  set_.setRuns(runs);
  frames_.setRuns(runs);
}

void LandscapePage::showFrame() {
  compare_->showEpochs(frames_.epochs());
  if (!compare_->overTraining()) return set_.showInstead(std::nullopt);
  set_.showInstead(frames_.itemsAt(compare_->frame(), set_.channel(), set_.top(), set_.logarithmic()));
}

std::vector<SurfaceTile> LandscapePage::tilesOf(const std::vector<SurfaceItem>& items) {
  std::vector<SurfaceTile> tiles = surfaceTiles(items, compare_->mode(), compare_->reference());
  // One scale for the differences of all evaluations, as for their losses.
  if (compare_->overTraining() && compare_->mode() == SurfaceMode::Difference)
    for (SurfaceTile& tile : tiles)
      if (tile.mode == SurfaceMode::Difference)
        tile.item.scale = frames_.differenceScale(set_.channel(), compare_->reference());
  return tiles;
}

void LandscapePage::refresh() {
  tools_->showSet(set_);
  tools_->setOverTraining(compare_->overTraining());
  const bool any = set_.anyComputed();
  const bool lines = set_.showsLines();
  stack_->setCurrentWidget(!any ? static_cast<QWidget*>(empty_) : lines ? static_cast<QWidget*>(lines_) : splitter_);
  if (!any) {
    const bool runs = !runs_.empty();
    empty_->setTexts(
        tr("No landscape yet"),
        runs ? tr("A landscape shows the training loss around the weights of a run: over a plane, or along lines. "
                  "Side by side they tell a flat minimum from a sharp one.")
             : tr("Tick runs in the list on the left: their landscapes would be here, side by side."),
        runs ? tr("New landscape…") : QString());
    return;
  }
  compare_->showItems(set_.items());
  if (lines) return lines_->showSet(set_);
  board_->showTiles(tilesOf(set_.items()));
  updateColourBar();
  turnSection(section_->degrees());
  shape_->showSet(set_);
}

void LandscapePage::turnSection(double degrees) {
  for (const SurfaceItem& item : set_.items()) {
    if (!item.surface || !item.surface->isPlane()) continue;
    board_->setSection(sectionAt(item.field, degrees));
    break;
  }
  section_->showSet(set_);
}

void LandscapePage::setView(SurfaceView view) {
  tools_->setView(view);
  board_->setView(view);
  updateColourBar();
}

void LandscapePage::setMode(SurfaceMode mode) {
  compare_->setMode(mode);
}

void LandscapePage::setPreset(ScenePreset preset) {
  preset_ = preset;
  tools_->setPreset(preset);
  board_->setPreset(preset);
  updateColourBar();
}

void LandscapePage::updateColourBar() {
  const std::vector<SurfaceTile>& tiles = board_->tiles();
  bar_->setVisible(tiles.empty() || tiles.front().mode != SurfaceMode::Overlay);  // there colours tell runs
  const bool differs = !tiles.empty() && tiles.front().mode == SurfaceMode::Difference;
  bar_->setScale(differs ? tiles.front().item.scale : set_.scale(), preset_,
                 board_->shownView() == SurfaceView::Contour);
}

NewLandscapeDialog* LandscapePage::openDialog(const QString& runKey) {
  if (runs_.empty()) return nullptr;
  auto* dialog = new NewLandscapeDialog(workbench_, runs_, runKey, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QDialog::accepted, this, [this] { set_.showNextNew(); });
  dialog->open();
  return dialog;
}

void LandscapePage::openMovieDialog() {
  const FigureSpec look = specOf(FigureKind::Surface);
  auto* dialog = new MovieDialog(
      frames_.epochs().size(),
      [this, look](size_t frame, const QSize& size) {
        const auto tiles = tilesOf(frames_.itemsAt(frame, set_.channel(), set_.top(), set_.logarithmic()));
        return movieFrame(tiles, look, tr("epoch %1").arg(frames_.epochs().at(frame)), size);
      },
      QDir::currentPath(), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void LandscapePage::saveData() {
  const SurfaceTile* chosen = nullptr;
  for (const SurfaceTile& tile : board_->tiles())
    if (tile.isShown() && (!chosen || tile.item.shown.current)) chosen = &tile;
  if (!chosen) return Q_EMIT problem(tr("There is no surface to save: tick a run that has one."));
  const SurfaceItem item = chosen->item;
  QString filter;
  QString file = QFileDialog::getSaveFileName(this, tr("Save the surface of %1").arg(item.shown.label),
                                              QDir::current().filePath(QStringLiteral("surface.vtp")),
                                              surfaceFileFilter(), &filter);
  if (file.isEmpty()) return;
  if (QFileInfo(file).suffix().isEmpty()) file += filter.section(QLatin1Char('*'), 1).section(QLatin1Char(')'), 0, 0);
  saveSurfaceLater(item, file, this, [this](const QString& fault) {
    if (!fault.isEmpty()) Q_EMIT problem(fault);
  });
}

void LandscapePage::importFile(const QString& file) {
  if (runs_.empty()) return Q_EMIT problem(tr("A surface goes to a run: tick the one that %1 belongs to.").arg(file));
  const auto current = std::find_if(runs_.begin(), runs_.end(), [](const ShownRun& run) { return run.current; });
  const ShownRun& run = current == runs_.end() ? runs_.front() : *current;
  importSurfaceLater(run.run->folder, file, this, [this](const ImportedSurface& imported) {
    if (!imported.fault.isEmpty()) return Q_EMIT problem(imported.fault);
    set_.showWhenThere(imported.key);
  });
}

void LandscapePage::toggleFullScreen() {
  window()->setWindowState(window()->windowState() ^ Qt::WindowFullScreen);
}

/// Full screen is without the lower half, whoever asked for it: this page, the menu or the desktop. The window itself
/// fills the screen, so that the scene keeps its GL context.
void LandscapePage::showFullScreenOrNot() {
  bottom_->setVisible(!window()->isFullScreen());
}

void LandscapePage::showEvent(QShowEvent* event) {
  window()->installEventFilter(this);
  showFullScreenOrNot();
  Page::showEvent(event);
}

bool LandscapePage::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::WindowStateChange && watched == window()) showFullScreenOrNot();
  return Page::eventFilter(watched, event);
}

void LandscapePage::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_F11 || (event->key() == Qt::Key_Escape && window()->isFullScreen()))
    return toggleFullScreen();
  Page::keyPressEvent(event);
}

FigureSpec LandscapePage::specOf(FigureKind kind) const {
  LandscapeLook look{set_, preset_, levelLines_, compare_->mode(), compare_->reference(), {},
                     board_->sceneView().scene().pose(0)};
  if (compare_->overTraining()) look.evaluation = frames_.epochs().at(compare_->frame());
  return landscapeSpec(kind, look);
}

FigureSpec LandscapePage::lineSpec() const {
  FigureSpec spec = specOf(FigureKind::Line);
  const LineLook& look = lines_->plot().look();
  spec.title = lines_->plot().content().band() ? tr("Band of random lines") : tr("Line through the weights");
  spec.logY = look.logarithmic;
  spec.singleLines = look.single;
  spec.extremes = look.extremes;
  spec.clip = set_.top();
  return spec;
}

std::vector<FigureSpec> LandscapePage::figures() const {
  if (parts_->currentIndex() == 1) return sharpness_->figures();
  if (!set_.anyComputed()) return {};
  if (set_.showsLines()) return {lineSpec()};
  FigureSpec surface = specOf(FigureKind::Surface), contour = specOf(FigureKind::Contour),
             section = specOf(FigureKind::Section);
  const bool differs = surfaceModeOf(surface.compare) == SurfaceMode::Difference;
  surface.title = differs ? tr("Differences of loss surfaces") : tr("Loss surfaces");
  contour.title = differs ? tr("Contours of the difference of losses") : tr("Contours of the loss");
  section.azimuth = section_->degrees();
  section.title = tr("Section through the loss surfaces");
  if (board_->view() == SurfaceView::Contour) return {contour, surface, section};
  return {surface, contour, section};
}

}  // namespace gacfas
