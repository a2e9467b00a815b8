#pragma once

#include <QDialog>

#include "ui/landscape/MovieExport.h"

class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace gacfas {

class SegmentedChoice;

/// Asks for a movie's format, size, speed and file, and writes it with progress.
class MovieDialog : public QDialog {
  Q_OBJECT
public:
  using Draw = std::function<QImage(size_t frame, const QSize& size)>;

  /// Files are proposed in `folder`.
  MovieDialog(size_t frames, Draw draw, const QString& folder, QWidget* parent = nullptr);

Q_SIGNALS:
  void exported(const QString& file);

private:
  MovieRequest request() const;
  void chooseFormat();
  void browse();
  void begin();
  void end(const QString& text, const char* role);
  void askToReplace();
  bool running() const { return export_ != nullptr; }

  size_t frames_;
  Draw draw_;
  SegmentedChoice* format_;
  QSpinBox *width_, *height_;
  QDoubleSpinBox* speed_;
  QLineEdit* file_;
  QProgressBar* progress_;
  QLabel* message_;
  QPushButton *start_, *close_;
  QString agreed_;  ///< the file that may be replaced
  std::unique_ptr<MovieExport> export_;
};

}  // namespace gacfas
