#pragma once

#include <QObject>

#include "ui/newlandscape/LandscapePlan.h"
#include "ui/runs/ShownRun.h"

class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;
class QWidget;

namespace gacfas {

/// Where the axes lead: to one or two other runs or weight files, or what a direction file says; and how many random
/// lines.
class TargetFields : public QObject {
  Q_OBJECT
public:
  TargetFields(QFormLayout& form, const ShownRuns& runs, QWidget* parent);

  void setKind(PlanKind kind);
  void write(LandscapePlan& plan) const;
  /// Folders of the runs that are targets now.
  std::vector<std::filesystem::path> targets() const;

Q_SIGNALS:
  void changed();

private:
  QComboBox* addTarget(const char* objectName, const QString& name, const ShownRuns& runs, int current);
  void browseFor(QComboBox* target);
  void browse();

  QFormLayout& form_;
  QWidget* parent_;
  PlanKind kind_ = PlanKind::Plane;
  QSpinBox* lines_;
  QComboBox *first_, *second_;
  QLineEdit* file_;
  QWidget *lineRow_, *fileRow_;
};

}  // namespace gacfas
