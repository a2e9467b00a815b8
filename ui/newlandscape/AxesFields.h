#pragma once

#include <QObject>

#include "ui/newlandscape/LandscapePlan.h"

class QComboBox;
class QFormLayout;
class QWidget;

namespace gacfas {

/// How random axes are scaled and what they move, and where batch norm's statistics come from.
class AxesFields : public QObject {
  Q_OBJECT
public:
  AxesFields(QFormLayout& form, QWidget* parent);

  void setKind(PlanKind kind);
  /// Whether rows beyond the norm are shown.
  void setMore(bool more);
  void write(LandscapePlan& plan) const;

Q_SIGNALS:
  void changed();

private:
  bool isRandom() const;
  bool isHessian() const;
  void showRows();
  void chooseUsualStatistics();

  QFormLayout& form_;
  PlanKind kind_ = PlanKind::Plane;
  bool more_ = false;
  QComboBox *norm_, *normY_, *biasBn_, *tensors_, *statistics_;
  QWidget *normRow_, *normYRow_, *biasBnRow_, *tensorsRow_, *statisticsRow_;
};

}  // namespace gacfas
