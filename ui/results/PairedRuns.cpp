#include "ui/results/PairedRuns.h"

#include <exception>

#include "core/types/Error.h"
#include "ui/widgets/Background.h"

namespace gacfas {

PairedRuns::~PairedRuns() {
  if (control_) control_->requestStop();
}

void PairedRuns::compare(const ScoresPtr& a, const ScoresPtr& b, const ThresholdSource& sourceA,
                         const ThresholdSource& sourceB) {
  if (control_) control_->requestStop();
  control_ = std::make_shared<JobControl>();
  const auto control = control_;
  inBackground(
      this,
      [=] {
        PairedResult result;
        try {
          result.comparison = compareSamples(a->target, b->target, sourceA, sourceB, {}, control.get());
        } catch (const std::exception& error) {
          result.problem = QString::fromUtf8(error.what());
        }
        return result;
      },
      [this, control](const PairedResult& result) {
        if (!control->stopRequested()) Q_EMIT compared(result);
      });
}

}  // namespace gacfas
