#include "ui/landscape/SceneView.h"

#include <QElapsedTimer>
#include <QLineF>
#include <QMouseEvent>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QPainter>
#include <QSurfaceFormat>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <functional>

#include "ui/landscape/SceneColours.h"
#include "ui/landscape/ScenePainter.h"

namespace gacfas {
namespace {

constexpr int kGpuSamples = 4;
constexpr double kSharpScreen = 1.5;  // device pixels a pixel from which steps are hardly seen
constexpr double kFineScale = 2.0;    // samples a pixel in each direction, once the picture stands still
// While it moves: half of the pixels are half of a software renderer's time, and fewer where other work, a training
// say, leaves it less of the processor.
constexpr double kMovingScale = 0.7, kLeastScale = 0.35;
constexpr double kFrameMs = 35.0;
constexpr double kWeightsReach = 7.0;  // pixels at 1x
constexpr int kStill = 350;  // ms without a change until the picture is smoothed: live points come faster

/// What is drawn over the scene: by the raster engine, whose lines are smooth where OpenGL's have steps.
class SceneOverlay : public QWidget {
public:
  SceneOverlay(QWidget* parent, std::function<void(QPainter&)> paint)
      : QWidget(parent), paint_(std::move(paint)) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
  }

protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    paint_(painter);
  }

private:
  std::function<void(QPainter&)> paint_;
};

}  // namespace

SceneView::SceneView(QWidget* parent)
    : QOpenGLWidget(parent),
      overlay_(new SceneOverlay(this, [this](QPainter& painter) { paintOverlay(painter); })),
      movingScale_(kMovingScale) {
  setObjectName(QStringLiteral("sceneView"));
  setAccessibleName(tr("Loss surfaces in 3D: arrow keys turn, plus and minus zoom, Home shows all"));
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  smoothLater_.setSingleShot(true);
  smoothLater_.setInterval(kStill);
  connect(&smoothLater_, &QTimer::timeout, this, [this] {
    fine_ = devicePixelRatioF() < kSharpScreen;
    update();
  });
  restyle();
}

SceneView::~SceneView() {
  releaseGl();
}

void SceneView::prepareApplication() {
  QSurfaceFormat format;
  format.setRenderableType(QSurfaceFormat::OpenGL);
  format.setVersion(3, 2);
  format.setProfile(QSurfaceFormat::CoreProfile);
  format.setOption(QSurfaceFormat::DeprecatedFunctions);  // without them no line is wider than a pixel
  format.setDepthBufferSize(24);
  format.setAlphaBufferSize(0);
  QSurfaceFormat::setDefaultFormat(format);
  QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
}

/// What owns GL objects may be thrown away by `change`, so that the context must be there.
template <typename Edit>
void SceneView::edit(Edit change) {
  if (window_) makeCurrent();
  change();
  if (window_) doneCurrent();
  drawQuickly();
}

void SceneView::setPanels(std::vector<ScenePanel> panels) {
  edit([&] { scene_.setPanels(std::move(panels)); });
}

void SceneView::setRects(const std::vector<QRect>& rects) {
  rects_ = rects;
  placeViewports();
  redraw();
}

void SceneView::setPreset(ScenePreset preset) {
  preset_ = preset;
  restyle();
}

void SceneView::setLevelLines(bool lines) {
  levelLines_ = lines;
  restyle();
}

SceneStyle SceneView::styleNow() const {
  SceneStyle style = sceneStyle(currentTheme(), preset_, devicePixelRatioF());
  style.levelLines = levelLines_;
  return style;
}

void SceneView::setLinked(bool linked) {
  edit([&] { scene_.setLinked(linked); });
}

void SceneView::setPose(size_t panel, const CameraPose& pose) {
  scene_.setPose(panel, pose);
  drawQuickly();
  Q_EMIT poseChanged();
}

void SceneView::resetPoses() {
  for (size_t i = 0; i < std::max<size_t>(1, scene_.size()); ++i) scene_.setPose(i, {});
  drawQuickly();
  Q_EMIT poseChanged();
}

void SceneView::setSection(const std::optional<SectionLine>& section) {
  edit([&] { scene_.setSection(section); });
}

void SceneView::setMarker(const std::optional<std::array<double, 2>>& place) {
  if (place == marker_) return;
  marker_ = place;
  overlay_->update();
}

void SceneView::initializeGL() {
  connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, &SceneView::releaseGl, Qt::UniqueConnection);
  const char* name = reinterpret_cast<const char*>(context()->functions()->glGetString(GL_RENDERER));
  rendererName_ = QString::fromLatin1(name ? name : "");
  software_ = rendererName_.contains(QLatin1String("llvmpipe"), Qt::CaseInsensitive);

  window_ = vtkSmartPointer<vtkGenericOpenGLRenderWindow>::New();
  window_->SetOwnContext(0);
  window_->SetMultiSamples(software_ ? 0 : kGpuSamples);
  window_->SetFrameBlitModeToNoBlit();
  window_->SetReadyForRendering(true);
  window_->OpenGLInitContext();
  window_->SetMapped(true);
  scene_.attach(window_);
}

void SceneView::releaseGl() {
  if (!window_) return;
  makeCurrent();
  scene_.attach(nullptr);
  window_->ReleaseGraphicsResources(window_);
  window_->SetReadyForRendering(false);
  window_ = nullptr;
  doneCurrent();
  disconnect(context(), &QOpenGLContext::aboutToBeDestroyed, this, &SceneView::releaseGl);
}

void SceneView::resizeGL(int, int) {
  overlay_->setGeometry(rect());
  matchScreen();
}

void SceneView::matchScreen() {
  scene_.setStyle(styleNow());
  placeViewports();
}

void SceneView::placeViewports() {
  const double ratio = devicePixelRatioF();
  controls_.setRatio(ratio);
  std::vector<PixelRect> rects;
  for (const QRect& rect : rects_)
    rects.push_back({rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio});
  scene_.setViewports(std::round(width() * ratio), std::round(height() * ratio), std::move(rects));
}

void SceneView::restyle() {
  edit([&] { scene_.setStyle(styleNow()); });
}

void SceneView::paintGL() {
  QElapsedTimer clock;
  clock.start();
  if (scene_.style().unit != devicePixelRatioF()) matchScreen();
  QOpenGLFunctions& gl = *context()->functions();
  const QSize size = (QSizeF(width(), height()) * devicePixelRatioF()).toSize();
  const double scale = renderScale();
  const QSize drawn = (QSizeF(size) * scale).toSize();
  scene_.setLineScale(scale);
  window_->SetSize(drawn.width(), drawn.height());
  window_->PushState();
  window_->OpenGLInitState();
  window_->SetIsCurrent(true);
  window_->Render();

  gl.glBindFramebuffer(GL_FRAMEBUFFER, defaultFramebufferObject());
  gl.glDisable(GL_SCISSOR_TEST);
  gl.glClearColor(0, 0, 0, 1);
  gl.glClear(GL_COLOR_BUFFER_BIT);
  window_->BlitDisplayFramebuffer(0, 0, 0, drawn.width(), drawn.height(), 0, 0, size.width(), size.height(),
                                  GL_COLOR_BUFFER_BIT, drawn == size ? GL_NEAREST : GL_LINEAR);
  // VTK leaves a transparent ground, through which the desktop would show.
  gl.glBindFramebuffer(GL_FRAMEBUFFER, defaultFramebufferObject());
  gl.glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_TRUE);
  gl.glClear(GL_COLOR_BUFFER_BIT);
  gl.glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  window_->PopState();
  if (software_ && moving()) {
    gl.glFinish();
    adaptMovingScale(static_cast<double>(clock.nsecsElapsed()) * 1e-6);
  }
}

bool SceneView::moving() const {
  return !fine_ && smoothLater_.isActive();
}

void SceneView::adaptMovingScale(double milliseconds) {
  // The pixels that would have taken kFrameMs; half of the way there, since one frame alone says little.
  const double wanted = movingScale_ * std::sqrt(kFrameMs / std::max(1.0, milliseconds));
  movingScale_ = std::clamp((movingScale_ + wanted) / 2, kLeastScale, kMovingScale);
}

double SceneView::renderScale() const {
  if (!software_) return 1.0;
  if (fine_) return kFineScale;
  return moving() ? movingScale_ : 1.0;
}

void SceneView::drawQuickly() {
  fine_ = false;
  smoothLater_.start();
  redraw();
}

void SceneView::redraw() {
  update();
  overlay_->update();
}

void SceneView::paintOverlay(QPainter& painter) {
  const PlotStyle style = PlotStyle::forScreen(currentTheme());
  const double ratio = devicePixelRatioF();
  for (size_t i = 0; i < std::min(scene_.size(), rects_.size()); ++i) {
    if (rects_[i].isEmpty()) continue;
    paintSceneAxes(painter, scene_, i, style, ratio);
    painter.setClipRect(rects_[i]);
    paintGrips(painter, sectionEnds(scene_, i, ratio), style);
    paintMarker(painter, i);
    painter.setClipping(false);
  }
}

void SceneView::paintMarker(QPainter& painter, size_t panel) {
  if (!marker_) return;
  const auto [x, y] = *marker_;
  const double loss = scene_.lossAt(panel, x, y);
  if (!(loss <= scene_.panel(panel).scale.top)) return;
  const auto pixel = scene_.toPixel(panel, x, y, loss);
  const QPointF at = QPointF(pixel[0], pixel[1]) / devicePixelRatioF();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(currentTheme().page, 3.5));
  painter.drawEllipse(at, 4.5, 4.5);
  painter.setPen(QPen(currentTheme().text1, 1.5));
  painter.drawEllipse(at, 4.5, 4.5);
}

void SceneView::mousePressEvent(QMouseEvent* event) {
  const bool shift = event->button() != Qt::LeftButton || event->modifiers().testFlag(Qt::ShiftModifier);
  if (!controls_.press(event->position(), shift)) return;
  setCursor(controls_.draggingGrip() ? Qt::PointingHandCursor : Qt::ClosedHandCursor);
}

void SceneView::mouseMoveEvent(QMouseEvent* event) {
  if (!controls_.dragging()) return hover(event->position());
  if (!controls_.draggingGrip()) return setPose(controls_.panel(), controls_.poseAt(event->position()));
  if (const auto degrees = controls_.sectionAt(event->position())) Q_EMIT sectionTurned(*degrees);
}

void SceneView::hover(const QPointF& place) {
  setCursor(controls_.overGrip(place) ? Qt::PointingHandCursor : Qt::OpenHandCursor);
  const double ratio = devicePixelRatioF();
  const auto picked = scene_.pick(place.x() * ratio, place.y() * ratio);
  if (picked) {
    Q_EMIT hovered(picked->x, picked->y);
  } else {
    Q_EMIT left();
  }
  const auto panel = scene_.panelAt(place.x() * ratio, place.y() * ratio);
  if (const PathPoint* point = panel ? pathAt(*panel, place) : nullptr) Q_EMIT pathPointed(*panel, *point);
}

const PathPoint* SceneView::pathAt(size_t panel, const QPointF& place) const {
  const ScenePanel& shown = scene_.panel(panel);
  const PathPoint* nearest = nullptr;
  double least = kWeightsReach;
  for (const PathPoint& point : shown.path) {
    if (point.loss > shown.scale.top) continue;  // cut off
    const auto pixel = scene_.toPixel(panel, point.x, point.y, point.loss);
    const double away = QLineF(QPointF(pixel[0], pixel[1]) / devicePixelRatioF(), place).length();
    if (away > least) continue;
    least = away;
    nearest = &point;
  }
  return nearest;
}

void SceneView::mouseReleaseEvent(QMouseEvent* event) {
  controls_.release();
  hover(event->position());
}

void SceneView::mouseDoubleClickEvent(QMouseEvent*) {
  resetPoses();
}

void SceneView::wheelEvent(QWheelEvent* event) {
  const auto turned = controls_.wheel(event->position(), event->angleDelta().y());
  event->setAccepted(turned.has_value());
  if (turned) setPose(turned->first, turned->second);
}

void SceneView::keyPressEvent(QKeyEvent* event) {
  const auto pose = scene_.size() > 0 ? controls_.key(event->key()) : std::nullopt;
  if (!pose) return QOpenGLWidget::keyPressEvent(event);
  setPose(controls_.panel(), *pose);
}

void SceneView::leaveEvent(QEvent*) {
  Q_EMIT left();
}

void SceneView::changeEvent(QEvent* event) {
  QOpenGLWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) restyle();
}

}  // namespace gacfas
