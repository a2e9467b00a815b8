#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <vector>

namespace gacfas {

/// How late the event loop of its thread answers: a timer that fires every 10 ms, and by how much each turn
/// was late.
class LatencyMeter : public QObject {
  Q_OBJECT
public:
  /// Keeps the newest `window` turns.
  explicit LatencyMeter(int window = 1000, QObject* parent = nullptr);

  void start();
  void stop();
  bool isRunning() const { return timer_.isActive(); }
  void reset();

  int samples() const { return static_cast<int>(late_.size()); }
  /// The lateness in ms that a share `p` (0..1) of the kept turns did not exceed; 0 before the first.
  double percentile(double p) const;
  double p99() const { return percentile(0.99); }
  double worst() const { return percentile(1.0); }

private:
  void turn();

  QTimer timer_;
  QElapsedTimer clock_;
  std::vector<double> late_;  ///< ms, a ring once it is full
  size_t next_ = 0;
  size_t window_;
};

}  // namespace gacfas
