#pragma once

#include "ui/landscape/SurfaceTile.h"
#include "ui/widgets/ToolRow.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace gacfas {

class FramePlayer;
class SegmentedChoice;
class Switch;

/// The second row of the Landscape page: how the surfaces of several runs stand to one another, and the evaluations
/// of a training. Hidden where there is neither.
class CompareRow : public ToolRow {
  Q_OBJECT
public:
  explicit CompareRow(QWidget* parent = nullptr);

  /// What there is to compare. The mode is kept, and Side by side is in force while there is one surface.
  void showItems(const std::vector<SurfaceItem>& items);
  /// Epochs that have a landscape; none hides the player.
  void showEpochs(const std::vector<int64_t>& epochs);
  SurfaceMode mode() const;
  void setMode(SurfaceMode mode);
  /// Key of the run that the others are compared with; empty: the first.
  QString reference() const;
  /// Whether the landscapes of the evaluations are shown instead of the final ones.
  bool overTraining() const;
  size_t frame() const;

Q_SIGNALS:
  void comparisonChanged();  ///< mode or reference
  void framesChanged();      ///< over training or not, or which evaluation
  void movieRequested();

private:
  void refresh();

  SegmentedChoice* modes_;
  QLabel* against_;
  QComboBox* references_;
  Switch* overTraining_;
  FramePlayer* player_;
  QPushButton* movie_;
  QStringList listed_;  ///< keys, labels and styles of the references
  int comparable_ = 0;
};

}  // namespace gacfas
