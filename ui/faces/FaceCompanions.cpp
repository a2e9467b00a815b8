#include "ui/faces/FaceCompanions.h"

#include <cmath>

#include "ui/faces/FaceCards.h"
#include "ui/faces/FrameStrip.h"
#include "ui/faces/FrameTrace.h"
#include "ui/results/NumberText.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/RunMark.h"
#include "ui/widgets/SegmentedChoice.h"

namespace gacfas {
namespace {

constexpr size_t kMostOfClient = 100, kNearest = 12;

QString spoofKind(Label label, const std::string& attack) {
  Face face;
  face.label = label;
  face.attack = attack;
  return kindText(face);
}

}  // namespace

FaceCompanions::FaceCompanions(FaceImages* images, FaceLab* lab, FeatureStore* features, QWidget* parent)
    : QWidget(parent),
      features_(features),
      tabs_(new SegmentedChoice({tr("Frames"), tr("Trace"), tr("Same client"), tr("Nearest")})),
      hint_(new ElidedLabel),
      client_(new FaceCards(images, tr("Other videos of this client"))),
      nearest_(new FaceCards(images, tr("Nearest faces of the training"))) {
  tabs_->setObjectName("companions");
  client_->setObjectName("clientVideos");
  nearest_->setObjectName("nearestFaces");
  hint_->setObjectName("companionsHint");
  hint_->setProperty("role", "secondary");
  tabs_->setSegmentToolTip(1, tr("Score of every frame by each run"));
  tabs_->setSegmentToolTip(2, tr("Other videos of this client"));
  tabs_->setSegmentToolTip(3, tr("Nearest faces of the training in feature space"));
  strip_ = new FrameStrip(images);
  trace_ = new FrameTrace(lab);
  pages_ = {strip_, trace_, client_, makeNearest()};
  auto* head = new QHBoxLayout;
  head->addWidget(tabs_);
  head->addWidget(hint_, 1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  layout->addLayout(head);
  for (QWidget* page : pages_) layout->addWidget(page);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  connect(tabs_, &SegmentedChoice::chosen, this, &FaceCompanions::showTab);
  connect(strip_, &FrameStrip::frameChosen, this, &FaceCompanions::frameChosen);
  connect(trace_, &FrameTrace::frameChosen, this, &FaceCompanions::frameChosen);
  connect(client_, &FaceCards::chosen, this, [this](int row) { Q_EMIT faceWanted(clientPlaces_[static_cast<size_t>(row)]); });
  connect(nearest_, &FaceCards::chosen, this, [this](int row) {
    const FaceCard& face = nearest_->faces()[static_cast<size_t>(row)];
    Q_EMIT imageWanted(face.files, face.frame, face.tip);
  });
  connect(features_, &FeatureStore::changed, this, &FaceCompanions::showNearest);
  showTab(0);
}

/// No stack: the face gets the room that a lower page leaves.
void FaceCompanions::showTab(int tab) {
  for (size_t page = 0; page < pages_.size(); ++page) pages_[page]->setVisible(static_cast<int>(page) == tab);
  showHint();
}

QWidget* FaceCompanions::makeNearest() {
  auto* box = new QWidget;
  run_ = new QComboBox;
  run_->setObjectName("nearestRun");
  run_->setAccessibleName(tr("Run whose features are compared"));
  run_->setIconSize(QSize(28, 12));
  compute_ = plainButton(tr("Compute features"));
  compute_->setObjectName("computeFeatures");
  state_ = secondaryLabel({});
  state_->setWordWrap(true);
  auto* row = new QHBoxLayout;
  row->addWidget(run_);
  row->addWidget(compute_);
  row->addStretch();
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 4, 0, 0);
  layout->setSpacing(4);
  layout->addLayout(row);
  layout->addWidget(state_);
  layout->addWidget(nearest_);
  layout->addStretch();
  connect(run_, &QComboBox::activated, this, &FaceCompanions::showNearest);
  connect(compute_, &QPushButton::clicked, this, [this] {
    if (const FaceRun* run = nearestRun()) features_->compute(*run);
  });
  return box;
}

void FaceCompanions::showFace(const FaceListModel& model, const Face& face) {
  take(face, model.files(face), model.runs());
  showClient(model);
  showNearest();
}

void FaceCompanions::showFile(const Face& face, const FaceFiles& files, const std::vector<FaceRun>& runs) {
  take(face, files, runs);
  clientPlaces_.clear();
  client_->setFaces({});
  showNearest();
}

void FaceCompanions::take(const Face& face, const FaceFiles& files, const std::vector<FaceRun>& runs) {
  face_ = face;
  files_ = files;
  runs_.clear();
  for (const FaceRun& run : runs)
    if (run.present) runs_.push_back(run);
  setFrames(face.frames);
  offerRuns();
}

void FaceCompanions::moveThresholds(const std::vector<FaceRun>& runs) {
  trace_->moveThresholds(runs);
}

void FaceCompanions::setFrames(const std::vector<std::string>& frames) {
  frames_ = frames.size();
  strip_->setFrames(files_, frames, face_.frames);
  trace_->showVideo(files_, frames, runs_);
  showHint();
}

void FaceCompanions::select(const std::string& frame) {
  strip_->select(frame);
  trace_->setCurrent(frame);
}

void FaceCompanions::showClient(const FaceListModel& model) {
  clientPlaces_.clear();
  std::vector<FaceCard> faces;
  const auto& all = model.set()->faces;
  for (size_t i = 0; i < all.size() && faces.size() < kMostOfClient && !face_.client.empty(); ++i) {
    const Face& other = all[i];
    if (other.client != face_.client || other.domain != face_.domain || faceKey(other) == faceKey(face_)) continue;
    clientPlaces_.push_back(static_cast<int>(i));
    faces.push_back({model.files(other), middleFrame(other), kindText(other), model.description(other)});
  }
  client_->setFaces(std::move(faces));
}

void FaceCompanions::offerRuns() {
  const QString chosen = run_->currentData().toString();
  run_->clear();
  for (const FaceRun& run : runs_) run_->addItem(runIcon(run.style), run.label, run.key);
  const int kept = run_->findData(chosen);
  run_->setCurrentIndex(kept >= 0 ? kept : run_->count() - 1);
}

const FaceRun* FaceCompanions::nearestRun() const {
  for (const FaceRun& run : runs_)
    if (run.key == run_->currentData().toString()) return &run;
  return nullptr;
}

void FaceCompanions::showNearest() {
  std::vector<FaceCard> faces;
  const FaceRun* run = nearestRun();
  const RunFeaturesPtr features = run ? features_->find(*run) : nullptr;
  const int64_t place = features ? features->placeOf(files_) : -1;
  if (place >= 0)
    for (const Neighbour& near : nearestFaces(features->set, static_cast<size_t>(place), Split::Train, kNearest)) {
      const FeatureFace& face = features->set.faces[near.face];
      const QString kind = spoofKind(face.label, face.attack);
      faces.push_back({FaceFiles{{face.image.parent_path()}}, face.image.filename().string(),
                       kind + ' ' + decimalText(near.cosine, 2),
                       tr("%1, %2, %3: cosine %4").arg(QString::fromStdString(face.domain), QString::fromStdString(face.video), kind, scoreText(near.cosine))});
    }
  const bool isComputing = run && features_->isComputing(*run);
  compute_->setVisible(run && !features);
  compute_->setEnabled(run && features_->canCompute(*run) && !isComputing);
  state_->setVisible(!features || place < 0);
  state_->setText(features       ? tr("This face is not below the run's data root.")
                  : isComputing  ? tr("Computing the features: see the status bar.")
                                 : tr("Features of all faces of the run's domains are needed once: what the "
                                      "network's last layer gets of each."));
  nearest_->setVisible(place >= 0);
  nearest_->setFaces(std::move(faces));
  showHint();
}

void FaceCompanions::showHint() {
  switch (tabs_->current()) {
    case 0:
    case 1:
      return hint_->setText(tr("%1 of %2 scored (dot)").arg(face_.frames.size()).arg(frames_));
    case 2:
      return hint_->setText(face_.client.empty() ? tr("client unknown") : tr("%n videos", nullptr, static_cast<int>(clientPlaces_.size())));
    default:
      return hint_->setText(nearest_->faces().empty() ? QString() : tr("training faces, by cosine"));
  }
}

}  // namespace gacfas
