#pragma once

#include <QObject>

#include "ui/newlandscape/LandscapePlan.h"

class QDoubleSpinBox;
class QFormLayout;
class QSpinBox;
class QWidget;

namespace gacfas {

class SegmentedChoice;
class Switch;

/// Which weights, on which faces, and how exactly each point is measured.
class MeasureFields : public QObject {
  Q_OBJECT
public:
  MeasureFields(QFormLayout& form, QWidget* parent);

  void setKind(PlanKind kind);
  void setMore(bool more);
  void write(LandscapePlan& plan) const;

Q_SIGNALS:
  void changed();

private:
  void showRows();

  QFormLayout& form_;
  SegmentedChoice* weights_;
  QSpinBox *faces_, *seed_, *subset_, *devices_;
  PlanKind kind_ = PlanKind::Plane;
  bool more_ = false;
  Switch *unseen_, *preview_, *path_;
  QDoubleSpinBox* clip_;
  QWidget *previewRow_, *subsetRow_, *clipRow_, *devicesRow_;
};

}  // namespace gacfas
