#include "ui/faces/FeatureMap.h"

#include <algorithm>

#include "ui/plots/Plot.h"
#include "ui/plots/RunGraph.h"
#include "ui/results/PlotParts.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/RunMark.h"

namespace gacfas {
namespace {

constexpr size_t kMostPoints = 1500;  // t-SNE takes the square of it
enum ColourBy { ByDomain, ByLabel, ByAttack, ByError };

/// Every so many, so that no more than `most` are left.
std::vector<int> thinned(const std::vector<int>& places, size_t most) {
  if (places.size() <= most) return places;
  std::vector<int> fewer;
  for (size_t i = 0; i < most; ++i) fewer.push_back(places[i * places.size() / most]);
  return fewer;
}

}  // namespace

FeatureMap::FeatureMap(FeatureStore* features, QWidget* parent) : QWidget(parent), features_(features), plot_(new Plot) {
  setObjectName("featureMap");
  plot_->setObjectName("featurePlot");
  plot_->setAccessibleName(tr("Faces by their features; drag around some to pick them"));
  plot_->setCursor(Qt::CrossCursor);
  plot_->setFocusPolicy(Qt::NoFocus);
  plot_->legend->setVisible(true);
  plot_->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignRight | Qt::AlignTop);
  plot_->setRestyle([this] { redraw(); });
  state_ = secondaryLabel({});
  state_->setObjectName("featureState");
  state_->setWordWrap(true);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);
  layout->addWidget(makeHead());
  layout->addWidget(plot_, 1);
  layout->addWidget(state_);
  connect(features_, &FeatureStore::changed, this, &FeatureMap::refresh);
  connect(plot_, &QCustomPlot::mousePress, this, &FeatureMap::press);
  connect(plot_, &QCustomPlot::mouseMove, this, &FeatureMap::drag);
  connect(plot_, &QCustomPlot::mouseRelease, this, &FeatureMap::release);
}

QWidget* FeatureMap::makeHead() {
  run_ = new QComboBox;
  run_->setObjectName("featureRun");
  run_->setAccessibleName(tr("Run whose features are shown"));
  run_->setIconSize(QSize(28, 12));
  projection_ = new QComboBox;
  projection_->addItems({tr("PCA"), tr("t-SNE")});
  projection_->setObjectName("featureProjection");
  projection_->setAccessibleName(tr("Projection to two dimensions"));
  projection_->setToolTip(tr("PCA keeps the directions of largest spread.\nt-SNE keeps neighbours; distances between groups say nothing."));
  colour_ = new QComboBox;
  colour_->addItems({tr("by domain"), tr("by label"), tr("by attack"), tr("by error")});
  colour_->setObjectName("featureColour");
  colour_->setAccessibleName(tr("Colour of the points"));
  compute_ = primaryButton(tr("Compute features"));
  compute_->setObjectName("computeMap");
  auto* head = new QWidget;
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(0, 0, 8, 0);
  for (QWidget* widget : std::initializer_list<QWidget*>{run_, projection_, colour_, compute_}) row->addWidget(widget);
  row->addStretch();
  connect(run_, &QComboBox::activated, this, &FeatureMap::refresh);
  connect(projection_, &QComboBox::currentIndexChanged, this, &FeatureMap::refresh);
  connect(colour_, &QComboBox::currentIndexChanged, this, &FeatureMap::redraw);
  connect(compute_, &QPushButton::clicked, this, [this] {
    if (const FaceRun* shown = run()) features_->compute(*shown);
  });
  return head;
}

void FeatureMap::showFaces(const FaceSetPtr& set, const std::vector<FaceRun>& runs) {
  if (set != set_) projected_.clear();
  set_ = set;
  runs_ = runs;
  offerRuns();
  if (isVisible()) refresh();
}

void FeatureMap::offerRuns() {
  const QString chosen = run_->currentData().toString();
  run_->clear();
  for (const FaceRun& run : runs_)
    if (run.present) run_->addItem(runIcon(run.style), run.label, run.key);
  const int kept = run_->findData(chosen);
  run_->setCurrentIndex(kept >= 0 ? kept : run_->count() - 1);
}

const FaceRun* FeatureMap::run() const {
  for (const FaceRun& run : runs_)
    if (run.key == run_->currentData().toString()) return &run;
  return nullptr;
}

void FeatureMap::refresh() {
  const FaceRun* shown = run();
  const RunFeaturesPtr features = shown ? features_->find(*shown) : nullptr;
  const bool isComputing = shown && features_->isComputing(*shown);
  compute_->setVisible(shown && !features);
  compute_->setEnabled(shown && features_->canCompute(*shown) && !isComputing);
  if (features) return project(features);
  points_.clear();
  projected_.clear();
  state_->setText(isComputing ? tr("Computing the features: see the status bar.")
                              : tr("What the network's last layer gets of each face, in two dimensions. Where domains lie apart, "
                                   "the network tells cameras apart as well as attacks. The features are computed once."));
  redraw();
}

void FeatureMap::project(const RunFeaturesPtr& features) {
  const QString key = run()->key + '\n' + run()->weights + QString::number(run()->epoch) + '\n' + QString::number(projection_->currentIndex());
  if (key == projected_) return redraw();
  if (key == asked_) return;
  asked_ = key;
  points_.clear();
  std::vector<int> faces;
  for (size_t i = 0; i < set_->faces.size(); ++i) {
    if (features->placeOf(faceFiles(run()->run->config, set_->faces[i])) >= 0)
      faces.push_back(static_cast<int>(i));
  }
  std::vector<size_t> places;
  std::vector<Point> points;
  for (const int face : thinned(faces, kMostPoints)) {
    const int64_t place = features->placeOf(faceFiles(run()->run->config, set_->faces[static_cast<size_t>(face)]));
    points.push_back({face, static_cast<size_t>(place), 0.0, 0.0});
    places.push_back(static_cast<size_t>(place));
  }
  const auto projection = projection_->currentIndex() == 1 ? Projection::Tsne : Projection::PrincipalComponents;
  if (job_) queue_.cancel(job_);
  job_ = queue_.submit("projection", [=, this](JobControl& control) {
    const ProgressSink tell = [=, this](const Progress& progress) {
      if (progress.done % 25 != 0) return;
      const auto show = [=, this] {
        if (asked_ == key) state_->setText(tr("Laying out %1 faces: %2 %").arg(points.size()).arg(100 * progress.done / progress.total));
      };
      QMetaObject::invokeMethod(this, show, Qt::QueuedConnection);
    };
    const auto flat = projectFeatures(features->set, places, projection, control, tell);
    const auto arrive = [=, this, set = set_] {
      if (set != set_ || asked_ != key) return;
      points_ = points;
      take(key, flat);
    };
    QMetaObject::invokeMethod(this, arrive, Qt::QueuedConnection);
  });
  state_->setText(projection == Projection::Tsne ? tr("Laying out %1 faces …").arg(points.size()) : QString());
  redraw();
}

void FeatureMap::take(const QString& key, const std::vector<std::array<double, 2>>& places) {
  for (size_t i = 0; i < points_.size(); ++i) {
    points_[i].x = places[i][0];
    points_[i].y = places[i][1];
  }
  projected_ = key;
  asked_.clear();
  state_->setText(tr("%1 evaluated faces by %2. Drag around some to see them in the gallery.")
                      .arg(points_.size())
                      .arg(run() ? run()->label : QString()));
  redraw();
}

QString FeatureMap::categoryOf(const Face& face, const FaceRun& run) const {
  switch (colour_->currentIndex()) {
    case ByDomain:
      return QString::fromStdString(face.domain);
    case ByLabel:
      return face.label == Label::Live ? tr("live") : tr("spoof");
    case ByAttack:
      return kindText(face);
    default:
      break;
  }
  const auto place = static_cast<size_t>(&run - runs_.data());
  if (place >= face.scores.size() || !face.wrongAt(face.scores[place], run.threshold)) return tr("right");
  return face.label == Label::Live ? tr("rejected live") : tr("accepted spoof");
}

void FeatureMap::redraw() {
  plot_->clearPlottables();
  lasso_ = nullptr;
  const FaceRun* shown = run();
  std::map<QString, QVector<QCPGraphData>> groups;
  if (shown && !projected_.isEmpty())
    for (const Point& point : points_)
      groups[categoryOf(set_->faces[static_cast<size_t>(point.face)], *shown)].append({point.x, point.y});
  int number = 0;
  for (auto& [name, points] : groups) {
    QCPGraph* graph = plot_->addGraph();
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setScatterStyle(runMarker(RunStyle{number++}, plot_->style(), false, 2.8));
    graph->data()->set(points, false);
    graph->setSelectable(QCP::stNone);
    graph->addToLegend();
    graph->setName(tr("%1 (%2)").arg(name).arg(points.size()));
  }
  const bool isTsne = projection_->currentIndex() == 1;
  plot_->xAxis->setLabel(isTsne ? tr("t-SNE 1 (no unit)") : tr("First component (no unit)"));
  plot_->yAxis->setLabel(isTsne ? tr("t-SNE 2 (no unit)") : tr("Second component (no unit)"));
  plot_->legend->setVisible(!groups.empty());
  plot_->rescaleAxes();
  for (QCPAxis* axis : {plot_->xAxis, plot_->yAxis})
    if (groups.empty()) axis->setRange(-1.0, 1.0);
    else axis->scaleRange(1.1);
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

QPointF FeatureMap::pixelOf(size_t point) const {
  return {plot_->xAxis->coordToPixel(points_[point].x), plot_->yAxis->coordToPixel(points_[point].y)};
}

void FeatureMap::press(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || projected_.isEmpty()) return;
  path_ = QPolygonF{event->position()};
  lasso_ = new QCPCurve(plot_->xAxis, plot_->yAxis);
  lasso_->setPen(finePen(plot_->style().theme->accent, 1.5));
  lasso_->removeFromLegend();
  lasso_->setLayer(plot_->pointerLayer());
}

void FeatureMap::drag(QMouseEvent* event) {
  if (!lasso_ || !(event->buttons() & Qt::LeftButton)) return;
  path_.append(event->position());
  QVector<double> x, y;
  for (const QPointF& at : path_) {
    x.append(plot_->xAxis->pixelToCoord(at.x()));
    y.append(plot_->yAxis->pixelToCoord(at.y()));
  }
  lasso_->setData(x, y);
  plot_->pointerLayer()->replot();
}

void FeatureMap::release() {
  if (!lasso_) return;
  plot_->removePlottable(lasso_);
  lasso_ = nullptr;
  plot_->pointerLayer()->replot();
  QStringList keys;
  for (size_t i = 0; i < points_.size(); ++i)
    if (path_.containsPoint(pixelOf(i), Qt::OddEvenFill))
      keys.append(QString::fromStdString(faceKey(set_->faces[static_cast<size_t>(points_[i].face)])));
  if (!keys.isEmpty()) Q_EMIT picked(keys);
}

}  // namespace gacfas
