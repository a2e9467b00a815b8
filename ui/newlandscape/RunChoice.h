#pragma once

#include <QWidget>
#include <vector>

#include "ui/newlandscape/LandscapePlan.h"
#include "ui/runs/ShownRun.h"

class QCheckBox;

namespace gacfas {

/// Which of the ticked runs get a landscape.
class RunChoice : public QWidget {
  Q_OBJECT
public:
  /// `runKey`: the only run ticked at first; empty: all.
  RunChoice(const ShownRuns& runs, const QString& runKey, QWidget* parent = nullptr);

  /// Adds folders and labels of those that are ticked.
  void write(std::vector<std::filesystem::path>& folders, QStringList& labels) const;
  /// A run leads nowhere from itself.
  void untick(const std::vector<std::filesystem::path>& folders);

Q_SIGNALS:
  void changed();

private:
  ShownRuns runs_;
  std::vector<QCheckBox*> boxes_;
};

}  // namespace gacfas
