#pragma once

#include <QWidget>
#include <vector>

#include "ui/results/Comparison.h"
#include "ui/results/FaceFilter.h"

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace gacfas {

class DecisionsBlock;
class Heading;

/// What the threshold decides on the unseen domain, run by run.
class DecisionsPanel : public QWidget {
  Q_OBJECT
public:
  explicit DecisionsPanel(Comparison* comparison, QWidget* parent = nullptr);

Q_SIGNALS:
  void openFaces(const gacfas::FaceFilter& filter);

private:
  void rebuild();
  void recount();
  void fitWidth();
  void open(FaceFilter filter);

  Comparison* comparison_;
  Heading* heading_;
  QScrollArea* scroll_;
  QVBoxLayout* list_;
  QPushButton* errors_;
  std::vector<DecisionsBlock*> blocks_;             ///< one a run that has scores
  std::vector<std::pair<QString, QString>> shown_;  ///< what the blocks were built for
};

}  // namespace gacfas
