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

/// How far the axes reach and how many points they have: given for each axis, or found.
class RangeFields : public QObject {
  Q_OBJECT
public:
  RangeFields(QFormLayout& form, QWidget* parent);

  /// With the usual range and number of points of that kind.
  void setKind(PlanKind kind);
  void write(LandscapePlan& plan) const;

Q_SIGNALS:
  void changed();

private:
  struct Axis {
    QDoubleSpinBox *low, *high;
    QSpinBox* points;
    QWidget* row;
    AxisRange range() const;
  };
  Axis addAxis(const char* letter, const char* pointsName, QWidget* parent);
  void showRows();
  bool found() const;
  bool hasY() const;

  QFormLayout& form_;
  PlanKind kind_ = PlanKind::Plane;
  SegmentedChoice* how_;
  QDoubleSpinBox* multiple_;
  Switch* alike_;
  Axis x_, y_;
  QSpinBox* points_;
  QWidget *howRow_, *pointsRow_;
};

}  // namespace gacfas
