#include "ui/faces/FacesPage.h"

#include <numeric>

#include "ui/faces/ComparedFaces.h"
#include "ui/faces/FaceFilterBar.h"
#include "ui/faces/FaceGallery.h"
#include "ui/faces/FaceImages.h"
#include "ui/faces/FaceLab.h"
#include "ui/faces/FacePane.h"
#include "ui/faces/FaceSetLoader.h"
#include "ui/faces/FaceTags.h"
#include "ui/faces/FaceView.h"
#include "ui/faces/FeatureMap.h"
#include "ui/faces/GallerySide.h"
#include "ui/faces/OverlayBar.h"
#include "ui/faces/ScoredFile.h"
#include "ui/faces/TagRow.h"
#include "ui/widgets/Buttons.h"

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

  auto* split = new QSplitter;
  split->setChildrenCollapsible(false);
  split->setHandleWidth(1);
  pane_ = new FacePane(images_, lab_, features_, tags_);
  side_ = new GallerySide(model_, images_, features_, [this] { return sheet(); });
  gallery_ = side_->gallery();
  split->addWidget(side_);
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
  connect(side_->map(), &FeatureMap::picked, this, &FacesPage::pick);
  connect(side_, &GallerySide::viewChosen, this, &FacesPage::showAbsence);
  connect(side_, &GallerySide::orderChosen, this, &FacesPage::refresh);
  connect(side_, &GallerySide::problem, this, &Page::problem);
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

void FacesPage::showRuns(const ShownRuns& runs) {
  comparison_->setRuns(runs);
}

QString FacesPage::target() const {
  const ComparedRun* run = comparison_->find();
  return run ? QString::fromStdString(run->shown.run->config.data.test) : QString();
}

void FacesPage::follow() {
  side_->setSynthetic(comparison_->synthetic());
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
  model_->setFaces(loader_->set(), sifter_.select(loader_->set(), filter_, runs, side_->order()),
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
  const bool several = model_->runs().size() > 1;
  QStringList marks;
  for (const FaceRun& run : model_->runs())
    if (run.present) marks.append(run.label);
  side_->showCounts(
      tr("%1 of %2 videos").arg(model_->rowCount()).arg(inDomain_),
      several ? tr("all runs wrong on %1").arg(sifter_.wrongInAll()) : QString(),
      tr("Score of %1; filled mark: wrong at the %2. Arrow keys move, Enter enlarges, Space lays Grad-CAM over, 1 to 5 tag.")
          .arg(marks.join(", "), comparison_->threshold().name()));
}

void FacesPage::showAbsence() {
  const bool any = loader_->set() && model_->rowCount() > 0 && comparison_->anyScores();
  if (!any && !file_->isOpen()) pane_->hide();
  if (side_->wantsMap() && loader_->set() && comparison_->anyScores()) return showMap();
  if (any) return side_->showGallery();
  const auto [title, text] = absence();
  side_->showAbsence(title, text);
}

std::pair<QString, QString> FacesPage::absence() const {
  if (comparison_->runs().empty())
    return {tr("No run is ticked"), tr("Tick one run or more in the list: the faces that they get wrong are shown here.")};
  if (!comparison_->anyScores()) {
    QStringList lines;
    for (const ComparedRun& run : comparison_->runs()) lines.append(run.shown.label + ": " + run.absence);
    return {tr("No scores yet"), lines.join("\n")};
  }
  if (!loader_->set() || stale_) return {tr("Reading the scores …"), {}};
  if (filter_.verdict == Verdict::Wrong)
    return {tr("No errors here"),
            tr("At this threshold the ticked runs decide every video that the filter lets through correctly.")};
  return {tr("No video passes the filter"), tr("Remove one of its conditions above.")};
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
  side_->showMap();
  side_->map()->showFaces(loader_->set(), model_->runs());
}

void FacesPage::pick(const QStringList& keys) {
  side_->chooseGallery();
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
