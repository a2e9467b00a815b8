#include "ui/shell/LatencyMeter.h"

#include <algorithm>
#include <cmath>

namespace gacfas {
namespace {

constexpr int kPeriodMs = 10;

}  // namespace

LatencyMeter::LatencyMeter(int window, QObject* parent)
    : QObject(parent), timer_(this), window_(static_cast<size_t>(qMax(window, 1))) {
  timer_.setTimerType(Qt::PreciseTimer);
  timer_.setInterval(kPeriodMs);
  connect(&timer_, &QTimer::timeout, this, &LatencyMeter::turn);
}

void LatencyMeter::start() {
  clock_.start();
  timer_.start();
}

void LatencyMeter::stop() {
  timer_.stop();
}

void LatencyMeter::reset() {
  late_.clear();
  next_ = 0;
  clock_.restart();
}

void LatencyMeter::turn() {
  const double late = std::max(0.0, static_cast<double>(clock_.nsecsElapsed()) * 1e-6 - kPeriodMs);
  clock_.restart();
  if (late_.size() < window_) {
    late_.push_back(late);
  } else {
    late_[next_] = late;
    next_ = (next_ + 1) % window_;
  }
}

double LatencyMeter::percentile(double p) const {
  if (late_.empty()) return 0.0;
  std::vector<double> sorted = late_;
  const double rank = std::ceil(std::clamp(p, 0.0, 1.0) * static_cast<double>(sorted.size())) - 1.0;
  const auto place = sorted.begin() + static_cast<std::ptrdiff_t>(std::max(rank, 0.0));
  std::nth_element(sorted.begin(), place, sorted.end());
  return *place;
}

}  // namespace gacfas
