#pragma once

#include <QObject>
#include <QString>
#include <memory>
#include <optional>

#include "core/metrics/PairedComparison.h"
#include "ui/results/Comparison.h"

namespace gacfas {

/// Two runs compared on the same samples, or why they cannot be.
struct PairedResult {
  std::optional<PairedComparison> comparison;
  QString problem;
};

/// Compares two of the ticked runs on a pool thread; of several questions only the last one is answered.
class PairedRuns : public QObject {
  Q_OBJECT
public:
  using QObject::QObject;
  ~PairedRuns() override;

  void compare(const ScoresPtr& a, const ScoresPtr& b, const ThresholdSource& sourceA,
               const ThresholdSource& sourceB);

Q_SIGNALS:
  void compared(const gacfas::PairedResult& result);

private:
  std::shared_ptr<JobControl> control_;
};

}  // namespace gacfas
