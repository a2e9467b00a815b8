#pragma once

#include <QObject>
#include <QSet>

#include "ui/runs/RunLibrary.h"

namespace gacfas {

class RunListModel;
class Settings;

/// Brings what the library finds into the run list: gives a run without a look its own, ticks what was ticked
/// when the folder was open last (else the newest two), and ticks runs that appear later.
class RunIntake : public QObject {
  Q_OBJECT
public:
  RunIntake(RunLibrary& library, RunListModel& model, Settings& settings, QObject* parent = nullptr);

  void open(const QString& folder);

Q_SIGNALS:
  /// The folder's runs are in the list for the first time.
  void opened();
  /// Runs that were cut off and have not been named before.
  void interrupted(const gacfas::RunList& runs);

private:
  void take(const RunList& runs);
  void giveStyles(const RunList& runs);
  void tickFirst();
  void tickNew(const RunList& runs);
  void nameInterrupted(const RunList& runs);
  void storeTicks();

  RunLibrary& library_;
  RunListModel& model_;
  Settings& settings_;
  bool opening_ = false;
  bool first_ = true;
  QSet<QString> known_, named_;
  QHash<QString, int> given_;  ///< styles on their way to the folders
};

/// The lowest free style; a minimiser's own where it is free: ERM blue and dashed, SAM green, GAC-FAS
/// vermillion and solid.
int styleFor(const RunSnapshot& run, const QSet<int>& taken);

}  // namespace gacfas
