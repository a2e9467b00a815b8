#pragma once

#include <QWidget>
#include <vector>

#include "ui/plots/FigureSpec.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace gacfas {

class SegmentedChoice;

/// Everything that can be chosen of a figure's file.
class ExportForm : public QWidget {
  Q_OBJECT
public:
  /// `figures` has at least one; files are proposed in `folder`. `dark`: the window's ground, for "As shown".
  ExportForm(std::vector<FigureSpec> figures, const QString& folder, bool dark, QWidget* parent = nullptr);

  /// As chosen, output included.
  FigureSpec spec() const;
  /// Of the file with the numbers: ".csv", ".h5"; empty: none is wanted.
  QString dataSuffix() const;
  /// Back to the first proposal of the figure.
  void reset();

Q_SIGNALS:
  void changed();

private:
  void addFigure(QVBoxLayout& column);
  void addSize(QVBoxLayout& column);
  void addParts(QVBoxLayout& column);
  void addFile(QVBoxLayout& column);
  void connectAll();
  void chooseFigure(int index);
  void chooseFormat();
  void chooseWidth(int preset);
  void browse();
  void report();
  QString suffix() const;
  QString proposedFile() const;

  std::vector<FigureSpec> figures_;
  QString folder_;
  bool dark_;
  bool quiet_ = false;
  double shape_ = 1.0;  ///< height by width
  QString proposed_;    ///< file name as proposed last: replaced until the user writes one
  QComboBox* figure_;
  SegmentedChoice *format_, *widths_, *colours_, *data_;
  QSpinBox* dpi_;
  QDoubleSpinBox *width_, *height_, *font_;
  QLabel *dpiNote_, *ticks_;
  QCheckBox *title_, *legend_, *grid_, *synthetic_;
  QLineEdit* file_;
};

}  // namespace gacfas
