#pragma once

#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkSmartPointer.h>

#include <QOpenGLWidget>
#include <QTimer>
#include <optional>

#include "ui/landscape/SceneControls.h"

namespace gacfas {

/// The 3D scene in the window: one OpenGL widget, one VTK window in it, a viewport a surface. Drag turns,
/// Shift + drag (or the right button) shifts, the wheel zooms, the section's grips move it; arrow keys, + and
/// − and Home do the same. It draws in paintGL alone; all else asks for an update().
class SceneView : public QOpenGLWidget {
  Q_OBJECT
public:
  explicit SceneView(QWidget* parent = nullptr);
  ~SceneView() override;
  /// The surface format and the sharing of contexts that the view needs; before the QApplication.
  static void prepareApplication();

  const SurfaceScene& scene() const { return scene_; }
  /// The surfaces, and a rectangle for each in this widget's coordinates (an empty one: not drawn).
  void setPanels(std::vector<ScenePanel> panels);
  void setRects(const std::vector<QRect>& rects);
  void setPreset(ScenePreset preset);
  ScenePreset preset() const { return preset_; }
  /// Contour lines on the surfaces instead of their grids.
  void setLevelLines(bool lines);
  void setLinked(bool linked);
  void setPose(size_t panel, const CameraPose& pose);
  void resetPoses();
  void setSection(const std::optional<SectionLine>& section);
  /// A small ring on every surface at this place of the plane; nothing takes it away.
  void setMarker(const std::optional<std::array<double, 2>>& place);
  /// The renderer's name ("llvmpipe ..."); empty before the first frame.
  QString rendererName() const { return rendererName_; }
  /// Whether nothing moved for a moment: the picture is, or will be with the next frame, the smooth one.
  bool settled() const { return !smoothLater_.isActive(); }

Q_SIGNALS:
  void hovered(double x, double y);  ///< place of the plane under the pointer
  void left();
  void pathPointed(size_t panel, const gacfas::PathPoint& point);  ///< weights of the training are under the pointer
  void poseChanged();
  void sectionTurned(double degrees);  ///< a grip was dragged: the section's direction, from the first axis
                                       ///< towards the second

protected:
  void initializeGL() override;
  void resizeGL(int width, int height) override;
  void paintGL() override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  template <typename Edit>
  void edit(Edit edit);
  void releaseGl();
  void restyle();
  /// Another screen may have another scale. Needs the GL context.
  void matchScreen();
  void placeViewports();
  /// Several samples a pixel cost a software renderer most of its time: not while something moves.
  double renderScale() const;   ///< pixels drawn for one on the screen, in each direction
  bool moving() const;
  void adaptMovingScale(double milliseconds);
  void drawQuickly();
  /// Scene and what lies over it.
  void redraw();
  void paintOverlay(QPainter& painter);
  void paintMarker(QPainter& painter, size_t panel);
  void hover(const QPointF& place);
  const PathPoint* pathAt(size_t panel, const QPointF& place) const;

  QWidget* overlay_;
  SurfaceScene scene_;
  vtkSmartPointer<vtkGenericOpenGLRenderWindow> window_;
  std::vector<QRect> rects_;
  SceneStyle styleNow() const;

  ScenePreset preset_ = ScenePreset::Paper;
  bool levelLines_ = false;
  std::optional<std::array<double, 2>> marker_;
  QString rendererName_;
  bool software_ = false, fine_ = false;
  double movingScale_;  ///< pixels drawn for one on the screen while something moves
  QTimer smoothLater_;
  SceneControls controls_{scene_};
};

}  // namespace gacfas
