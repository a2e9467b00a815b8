#pragma once

#include <QWidget>

#include "ui/newlandscape/LandscapePlan.h"

class QLabel;

namespace gacfas {

class SegmentedChoice;

/// Which kind of landscape, and what that kind tells.
class KindChoice : public QWidget {
  Q_OBJECT
public:
  explicit KindChoice(QWidget* parent = nullptr);
  PlanKind kind() const;

Q_SIGNALS:
  void chosen();

private:
  void explain();

  SegmentedChoice* choice_;
  QLabel* text_;
};

}  // namespace gacfas
