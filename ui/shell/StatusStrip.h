#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace gacfas {

class LatencyMeter;
class Workbench;

/// The bottom line: the running job with its progress, Pause and Cancel; on the right the queue, the device
/// and the log.
class StatusStrip : public QWidget {
  Q_OBJECT
public:
  explicit StatusStrip(Workbench& workbench, QWidget* parent = nullptr);

  void setDevice(const QString& text);
  void setUnread(int lines);
  /// Shows how late the event loop answers (99th percentile of the last 10 s).
  void showResponsiveness(bool shown);
  /// Instead of "Ready", for example while the window waits for a checkpoint; empty: "Ready" again.
  void setNotice(const QString& text);
  QToolButton* logButton() const { return log_; }
  QToolButton* queueButton() const { return queue_; }

private:
  QToolButton* textButton(const char* name, const QString& text, const QString& icon);
  void createLeft();
  void createRight();
  void showWork();
  void showMeasures();
  void togglePause();

  Workbench& workbench_;
  LatencyMeter* latency_;
  QTimer measures_;
  QString notice_;
  quint64 shownJob_ = 0;
  QLabel *title_, *phase_, *rate_, *left_, *device_, *memory_, *lateness_;
  QProgressBar* progress_;
  QToolButton *pause_, *cancel_, *queue_, *log_;
};

}  // namespace gacfas
