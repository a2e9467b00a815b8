#include "ui/faces/FacesPage.h"

#include <numeric>

#include "ui/faces/ComparedFaces.h"
#include "ui/faces/FaceExportMenu.h"
#include "ui/faces/FaceFilterBar.h"
#include "ui/faces/FaceGallery.h"
#include "ui/faces/FaceImages.h"
#include "ui/faces/FaceLab.h"
#include "ui/faces/FacePane.h"
#include "ui/faces/FaceSetLoader.h"
#include "ui/faces/FaceTags.h"
#include "ui/faces/FaceView.h"
#include "ui/faces/FeatureMap.h"
#include "ui/faces/OverlayBar.h"
#include "ui/faces/ScoredFile.h"
#include "ui/faces/TagRow.h"
#include "ui/results/SyntheticBadge.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/SegmentedChoice.h"

namespace gacfas {
namespace {

constexpr int kRefreshMs = 16;  // a dragged threshold moves the gallery sixty times a second at most

QStringList texts(const std::vector<std::string>& words) {
  QStringList list;
  for (const std::string& word : words) list.append(QString::fromStdString(word));
  return list;
}

}  // namespace

FacesPage::FacesPage(Comparison* comparison, Workbench* workbench, QWidget* parent)
    : Page(parent),
      comparison_(comparison),
      images_(new FaceImages(this)),
      model_(new FaceListModel(this)),
      tags_(new FaceTags(this)),
      loader_(new FaceSetLoader(this)),
      lab_(new FaceLab(this)),
      features_(new FeatureStore(workbench, this)),
      file_(new ScoredFile(lab_, this)) {
  setObjectName("FacesPage");
  setBackgroundRole(QPalette::Base);
  setAutoFillBackground(true);
  refreshTimer_.setSingleShot(true);
  connect(&refreshTimer_, &QTimer::timeout, this, &FacesPage::refresh);

  stack_ = new QStackedWidget;
  empty_ = new EmptyState({}, {}, {});
  auto* split = new QSplitter;
  split->setChildrenCollapsible(false);
  split->setHandleWidth(1);
  pane_ = new FacePane(images_, lab_, features_, tags_);
  split->addWidget(makeGallery());
  split->addWidget(pane_);
  split->setSizes({600, 420});
  split->setStretchFactor(0, 3);
  split->setStretchFactor(1, 2);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(makeTools());
  layout->addWidget(hairline());
  layout->addWidget(split, 1);

  connectParts();
  follow();
  showAbsence();
}

void FacesPage::connectParts() {
  connect(loader_, &FaceSetLoader::ready, this, &FacesPage::refreshSoon);
  connect(comparison_, &Comparison::changed, this, &FacesPage::follow);
  connect(&comparison_->threshold(), &ThresholdModel::changed, this, &FacesPage::refreshSoon);
  connect(tags_, &FaceTags::changed, this, &FacesPage::followTags);
  connect(tags_, &FaceTags::problem, this, &Page::problem);
  connect(images_, &FaceImages::missing, this, &FacesPage::reportMissing);
  connect(gallery_, &FaceGallery::currentRowChanged, this, &FacesPage::showFace);
  connect(gallery_, &QAbstractItemView::activated, this, [this] { pane_->view()->setFocus(); });
  connect(gallery_, &QAbstractItemView::clicked, this, &FacesPage::leaveFile);
  connect(file_, &ScoredFile::changed, this, &FacesPage::showFile);
  connect(file_, &ScoredFile::failed, this, [this](const QString& message) {
    showAbsence();
    showFace(gallery_->currentIndex().row());
    Q_EMIT problem(message);
  });
  connect(pane_, &FacePane::fileLeft, this, &FacesPage::leaveFile);
  connect(pane_, &FacePane::stepped, this,
          [this](int by) { gallery_->select(gallery_->currentIndex().row() + by); });
  connect(pane_, &FacePane::faceWanted, this, &FacesPage::showPlace);
  connect(map_, &FeatureMap::picked, this, &FacesPage::pick);
  connect(view_, &SegmentedChoice::chosen, this, &FacesPage::showAbsence);
}

QWidget* FacesPage::makeTools() {
  auto* tools = new QWidget;
  bar_ = new FaceFilterBar;
  auto* layout = new QHBoxLayout(tools);
  layout->setContentsMargins(16, 10, 16, 10);
  layout->addWidget(bar_, 1);
  bar_->setCounter([this](const FaceFilter& filter) {
    return loader_->isCurrent() ? countFaces(*loader_->set(), filter, selectionRuns(*comparison_, *tags_, filter)) : -1;
  });
  connect(bar_, &FaceFilterBar::changed, this, [this](const FaceFilter& filter) {
    filter_ = filter;
    filterChosen_ = true;
    refresh();
  });
  return tools;
}

QWidget* FacesPage::makeGallery() {
  gallery_ = new FaceGallery(model_, images_);
  caption_ = secondaryLabel({});
  caption_->setWordWrap(true);
  map_ = new FeatureMap(features_);
  stack_->addWidget(gallery_);
  stack_->addWidget(empty_);
  stack_->addWidget(map_);
  auto* side = new QWidget;
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(16, 10, 8, 10);
  layout->setSpacing(6);
  layout->addWidget(makeHead());
  layout->addWidget(makeOrder());
  layout->addWidget(stack_, 1);
  layout->addWidget(caption_);
  side->setMinimumWidth(280);
  return side;
}

QWidget* FacesPage::makeHead() {
  count_ = new QLabel;
  count_->setObjectName("faceCount");
  QFont bold = count_->font();
  bold.setWeight(QFont::DemiBold);
  count_->setFont(bold);
  note_ = new ElidedLabel;
  note_->setProperty("role", "secondary");
  synthetic_ = syntheticBadge();
  synthetic_->setFixedHeight(Chip::kHeight);
  view_ = new SegmentedChoice({tr("Gallery"), tr("Feature map")});
  view_->setObjectName("facesView");
  auto* menu = new FaceExportMenu([this] { return sheet(); }, this);
  connect(menu, &FaceExportMenu::problem, this, &Page::problem);
  QToolButton* exporter = iconButton("export", tr("Export the selected faces, or all shown"));
  exporter->setObjectName("exportFaces");
  exporter->setMenu(menu);
  exporter->setPopupMode(QToolButton::InstantPopup);
  auto* head = new QWidget;
  auto* layout = new QHBoxLayout(head);
  layout->setContentsMargins(0, 0, 8, 0);
  layout->addWidget(view_);
  layout->addWidget(count_);
  layout->addWidget(note_, 1);
  layout->addWidget(synthetic_);
  layout->addWidget(exporter);
  return head;
}

QWidget* FacesPage::makeOrder() {
  order_ = new QComboBox;
  order_->addItems({tr("Margin"), tr("Score"), tr("Disagreement")});
  order_->setObjectName("faceOrder");
  order_->setAccessibleName(tr("Sort by"));
  size_ = new QSlider(Qt::Horizontal);
  size_->setRange(72, 240);
  size_->setValue(112);
  size_->setFixedWidth(80);
  size_->setObjectName("faceSize");
  size_->setAccessibleName(tr("Size of the faces"));
  orderRow_ = new QWidget;
  auto* layout = new QHBoxLayout(orderRow_);
  layout->setContentsMargins(0, 0, 8, 0);
  layout->addWidget(secondaryLabel(tr("Sort by")));
  layout->addWidget(order_);
  layout->addStretch();
  layout->addWidget(secondaryLabel(tr("Size")));
  layout->addWidget(size_);
  connect(order_, &QComboBox::activated, this, &FacesPage::refresh);
  connect(size_, &QSlider::valueChanged, gallery_, &FaceGallery::setTileSide);
  return orderRow_;
}

void FacesPage::showRuns(const ShownRuns& runs) {
  comparison_->setRuns(runs);
}

QString FacesPage::target() const {
  const ComparedRun* run = comparison_->find();
  return run ? QString::fromStdString(run->shown.run->config.data.test) : QString();
}

void FacesPage::follow() {
  synthetic_->setVisible(comparison_->synthetic());
  if (!filterChosen_) filter_.domain = target();
  const RunNames names = namesOf(*comparison_);
  if (!names.keys.contains(filter_.run)) filter_.run.clear();
  if (!names.keys.contains(filter_.right)) filter_.right.clear();
  std::vector<std::filesystem::path> folders, roots;
  for (const ComparedRun& run : comparison_->runs()) {
    folders.push_back(run.shown.run->folder);
    roots.push_back(run.shown.run->config.data.root);
  }
  if (std::exchange(roots_, roots) != roots) missingReported_ = false;
  tags_->setRuns(folders);
  std::vector<ScoresPtr> scores;
  for (const ComparedRun& run : comparison_->runs()) scores.push_back(run.scores);
  loader_->load(scores);
}

void FacesPage::refreshSoon() {
  stale_ = true;
  if (isVisible() && !refreshTimer_.isActive()) refreshTimer_.start(kRefreshMs);
}

void FacesPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  if (stale_) refresh();
}

void FacesPage::setFilter(const FaceFilter& filter) {
  filter_ = filter;
  filterChosen_ = true;
  refreshSoon();
}

void FacesPage::refresh() {
  // That of the runs shown now may still be on its way; it comes here again with it.
  if (!loader_->isCurrent()) return showAbsence();
  const QScopedValueRollback<bool> quiet(refreshing_, true);
  stale_ = false;
  const int row = refill();
  showFilter();
  showCounts();
  showAbsence();
  if (gallery_->currentIndex().row() == row)
    showFace(row);  // it may be decided otherwise now
  else
    gallery_->select(row);
}

int FacesPage::refill() {
  const int row = gallery_->currentIndex().row(), place = model_->placeOf(row);
  const bool sameSet = model_->set() == loader_->set();
  const std::optional<Face> kept =
      place >= 0 && !sameSet ? std::optional<Face>(*model_->face(row)) : std::nullopt;
  const FaceRuns runs = selectionRuns(*comparison_, *tags_, filter_);
  const auto order = static_cast<FaceOrder>(order_->currentIndex());
  model_->setFaces(loader_->set(), sifter_.select(loader_->set(), filter_, runs, order),
                   galleryRuns(*comparison_));
  gallery_->viewport()->update();
  file_->setRuns(model_->runs());
  if (model_->rowCount() == 0) return -1;
  return std::max(0, sameSet ? model_->rowOf(place) : kept ? model_->rowOf(*kept) : -1);
}

void FacesPage::showFilter() {
  FilterOptions options;
  options.runs = namesOf(*comparison_);
  options.tags = tags_->tags();
  for (const ComparedRun& run : comparison_->runs()) {
    if (!run.scores) continue;
    for (const DomainScores& domain : run.scores->domains) {
      const QString name = QString::fromStdString(domain.name);
      if (!options.domains.contains(name)) options.domains.append(name);
    }
  }
  options.attacks = texts(loader_->set()->attacks);
  options.clients = texts(loader_->set()->clients);
  bar_->showFilter(filter_, options);
}

void FacesPage::showCounts() {
  if (const std::pair basis(loader_->set(), filter_.domain); counted_ != basis) {
    counted_ = basis;
    inDomain_ = facesInDomain(*loader_->set(), filter_.domain.toStdString());
  }
  count_->setText(tr("%1 of %2 videos").arg(model_->rowCount()).arg(inDomain_));
  const bool several = model_->runs().size() > 1;
  note_->setText(several ? tr("all runs wrong on %1").arg(sifter_.wrongInAll()) : QString());
  QStringList marks;
  for (const FaceRun& run : model_->runs())
    if (run.present) marks.append(run.label);
  caption_->setText(tr("Score of %1; filled mark: wrong at the %2. Arrow keys move, Enter enlarges, Space lays Grad-CAM over, 1 to 5 tag.")
                        .arg(marks.join(", "), comparison_->threshold().name()));
}

void FacesPage::showAbsence() {
  const bool any = loader_->set() && model_->rowCount() > 0 && comparison_->anyScores();
  const bool isMap = view_->current() == 1 && loader_->set() && comparison_->anyScores();
  orderRow_->setVisible(!isMap);
  caption_->setVisible(!isMap);
  if (!any && !file_->isOpen()) pane_->hide();
  if (isMap) return showMap();
  stack_->setCurrentIndex(any ? 0 : 1);
  if (any) return;
  if (comparison_->runs().empty())
    return empty_->setTexts(
        tr("No run is ticked"),
        tr("Tick one run or more in the list: the faces that they get wrong are shown here."), {});
  if (!comparison_->anyScores()) {
    QStringList lines;
    for (const ComparedRun& run : comparison_->runs()) lines.append(run.shown.label + ": " + run.absence);
    return empty_->setTexts(tr("No scores yet"), lines.join("\n"), {});
  }
  if (!loader_->set() || stale_) return empty_->setTexts(tr("Reading the scores …"), {}, {});
  if (filter_.verdict == Verdict::Wrong)
    return empty_->setTexts(
        tr("No errors here"),
        tr("At this threshold the ticked runs decide every video that the filter lets through correctly."),
        {});
  empty_->setTexts(tr("No video passes the filter"), tr("Remove one of its conditions above."), {});
}

void FacesPage::showFace(int row) {
  if (file_->isOpen() && refreshing_) return showFile();
  file_->close();
  pane_->showFace(*model_, row, comparison_->threshold().name());
}

void FacesPage::scoreFile(const QString& path) {
  file_->open(path, galleryRuns(*comparison_));
}

void FacesPage::showFile() {
  pane_->showFile(*file_, comparison_->threshold().name());
}

void FacesPage::leaveFile() {
  if (!file_->isOpen()) return;
  showFace(gallery_->currentIndex().row());
  showAbsence();
}

void FacesPage::showMap() {
  stack_->setCurrentWidget(map_);
  map_->showFaces(loader_->set(), model_->runs());
}

void FacesPage::pick(const QStringList& keys) {
  view_->setCurrent(0);
  FaceFilter filter;
  filter.verdict = Verdict::Any;
  filter.picked = keys;
  setFilter(filter);
}

void FacesPage::showPlace(int place) {
  const Face face = loader_->set()->faces[static_cast<size_t>(place)];
  if (model_->rowOf(face) < 0) {
    FaceFilter filter;
    filter.verdict = Verdict::Any;
    filter.domain = QString::fromStdString(face.domain);
    filter.client = QString::fromStdString(face.client);
    filter_ = filter;
    filterChosen_ = true;
    refresh();
  }
  gallery_->select(model_->rowOf(face));
}

void FacesPage::followTags() {
  model_->setRemarked(tags_->remarked());
  gallery_->viewport()->update();
  if (!loader_->set()) return;
  if (filter_.tag.isEmpty())
    showFilter();  // the tags to choose from
  else
    refreshSoon();
}

FaceSheet FacesPage::sheet() const {
  FaceSheet sheet;
  sheet.runs = model_->runs();
  sheet.filter = filterText(filter_, namesOf(*comparison_));
  sheet.threshold = comparison_->threshold().name();
  sheet.synthetic = comparison_->synthetic();
  std::vector<int> rows = gallery_->selectedRows();
  if (rows.size() < 2) {
    rows.resize(static_cast<size_t>(model_->rowCount()));
    std::iota(rows.begin(), rows.end(), 0);
  }
  for (int row : rows) {
    const Face& face = *model_->face(row);
    sheet.faces.push_back({face, model_->files(face), tags_->remark(face)});
  }
  return sheet;
}

void FacesPage::toggleOverlay() {
  pane_->overlayBar()->toggle();
}

bool FacesPage::event(QEvent* event) {
  // Ctrl+Z is the window's unless there is a tag or note to take back.
  if (event->type() == QEvent::ShortcutOverride) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if ((key->matches(QKeySequence::Undo) && tags_->undo().canUndo()) ||
        (key->matches(QKeySequence::Redo) && tags_->undo().canRedo()))
      event->accept();
  }
  return Page::event(event);
}

void FacesPage::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Undo)) return tags_->undo().undo();
  if (event->matches(QKeySequence::Redo)) return tags_->undo().redo();
  if (event->key() == Qt::Key_Space) return toggleOverlay();
  if (event->modifiers() == Qt::NoModifier && event->key() >= Qt::Key_1 && event->key() <= Qt::Key_5)
    return pane_->tagRow()->toggleQuickTag(event->key() - Qt::Key_0);
  // Back from the large view.
  if (event->key() == Qt::Key_Escape) {
    leaveFile();
    return gallery_->setFocus();
  }
  Page::keyPressEvent(event);
}

void FacesPage::reportMissing(const QString& path) {
  if (std::exchange(missingReported_, true)) return;
  Q_EMIT faceMissing(path);
}

}  // namespace gacfas
