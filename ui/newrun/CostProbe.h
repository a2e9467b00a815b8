#pragma once

#include <QObject>
#include <functional>
#include <memory>
#include <optional>

#include "core/types/TrainingEstimate.h"
#include "ui/runs/RunLibrary.h"
#include "ui/work/TimedEstimate.h"

namespace gacfas {

/// The probe of a dialog: a job of the workbench, in its turn on the device, and what it measured last.
class CostProbe : public QObject {
  Q_OBJECT
public:
  using Prober = std::function<TrainingEstimate(const Config&, JobControl&)>;

  struct Measured {
    Config config;
    TrainingEstimate cost;
    QString beside;  ///< what else ran meanwhile, empty: nothing
  };

  /// `known`: to see what other programs train.
  CostProbe(Workbench& workbench, RunList known, QObject* parent = nullptr);
  ~CostProbe() override;

  /// For tests: what measures.
  void setProber(Prober prober) { prober_ = std::move(prober); }
  void start(const Config& config);
  void cancel();
  /// The config is now this: a probe of another cost is cancelled, a fault is forgotten.
  void follow(const Config& now);
  /// Has it done while the training that it waits for is interrupted.
  void interruptTraining() { estimate_.interruptTraining(); }

  bool isBusy() const { return busy_; }
  /// The work that it waits for, null where it runs or there is none.
  const WorkItem* waitsFor() const;
  const std::optional<Measured>& measured() const { return measured_; }
  /// Why the last one failed; empty where it did not.
  const QString& fault() const { return fault_; }

Q_SIGNALS:
  void changed();

private:
  void lookBeside();
  void finish(const QString& text, bool failed);
  QString trainedElsewhere() const;

  Workbench& workbench_;
  RunList known_;
  Prober prober_;
  TimedEstimate estimate_;
  bool busy_ = false;
  Config config_;
  std::shared_ptr<std::optional<TrainingEstimate>> result_;
  QString beside_;
  std::optional<Measured> measured_;
  QString fault_;
};

}  // namespace gacfas
