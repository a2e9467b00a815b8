#pragma once

#include <QTimer>
#include <QWidget>
#include <vector>

class QLabel;
class QSlider;
class QToolButton;

namespace gacfas {

/// A slider over the evaluations of a training, and a button that plays them. Arrow keys move the slider by one,
/// Home and End to its ends; the button answers to Space.
class FramePlayer : public QWidget {
  Q_OBJECT
public:
  explicit FramePlayer(QWidget* parent = nullptr);

  /// Epochs of the evaluations, ascending. The place is kept; at the end it stays at the end.
  void setEpochs(const std::vector<int64_t>& epochs);
  const std::vector<int64_t>& epochs() const { return epochs_; }
  size_t place() const;
  bool playing() const { return timer_.isActive(); }
  void stop();

Q_SIGNALS:
  void placeChanged(size_t place);

private:
  void toggle();
  void next();
  void tellPlace();
  void showState();

  std::vector<int64_t> epochs_;
  QTimer timer_;
  QToolButton* play_;
  QSlider* slider_;
  QLabel* label_;
};

}  // namespace gacfas
