#pragma once

#include <QObject>
#include <QStringList>

#include "ui/newlandscape/LandscapePlan.h"

class QComboBox;
class QFormLayout;
class QWidget;

namespace gacfas {

/// A choice for x, and one for y that follows it unless it says otherwise.
struct AxisChoice {
  QComboBox *x, *y;
  QWidget *ofY, *row;
  int indexOfX() const;
  int indexOfY() const;
};

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
  AxisChoice addChoice(const QString& label, const QByteArray& objectName, const QString& name, const QStringList& texts,
                       const QString& help);
  void showRows();
  void chooseUsualStatistics();

  QFormLayout& form_;
  QWidget* parent_;
  PlanKind kind_ = PlanKind::Plane;
  bool more_ = false;
  AxisChoice norm_, biasBn_, tensors_;
  QComboBox* statistics_;
  QWidget* statisticsRow_;
};

}  // namespace gacfas
