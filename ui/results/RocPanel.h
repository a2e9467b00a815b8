#pragma once

#include <QWidget>

#include "ui/results/Comparison.h"
#include "ui/results/RocScene.h"

namespace gacfas {

class Heading;
class Plot;
class SegmentedChoice;
class Switch;

/// The ROC of the ticked runs with its choices.
class RocPanel : public QWidget {
  Q_OBJECT
public:
  explicit RocPanel(Comparison* comparison, QWidget* parent = nullptr);

  bool logX() const;
  bool sources() const;

protected:
  void resizeEvent(QResizeEvent* event) override;

private:
  void redraw();
  void moveMarks();
  RocContent content() const;

  Comparison* comparison_;
  Heading* heading_;
  SegmentedChoice* axis_;
  Switch* sources_;
  Plot* plot_;
  RocScene scene_;
};

}  // namespace gacfas
