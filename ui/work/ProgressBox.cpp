#include "ui/work/ProgressBox.h"

namespace gacfas {

void ProgressBox::put(quint64 job, const Progress& progress) {
  bool first = false;
  {
    const std::lock_guard lock(mutex_);
    first = news_.empty();
    news_[job] = progress;
  }
  if (first) wake_();
}

ProgressBox::News ProgressBox::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(news_, {});
}

}  // namespace gacfas
