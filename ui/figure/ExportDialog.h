#pragma once

#include <QDialog>
#include <QTimer>

#include "ui/figure/FigureLoader.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;

namespace gacfas {

class ExportForm;
class FigurePreview;

/// Shows a figure as its file will be and writes it, or copies it. Reading, encoding and writing are done on
/// pool threads.
class ExportDialog : public QDialog {
  Q_OBJECT
public:
  /// `figures`: what the page offers, the first one is shown; at least one. Relative files lie in `folder`.
  ExportDialog(std::vector<FigureSpec> figures, const QString& folder, QWidget* parent = nullptr,
               FigureLoader load = loadFigure);
  ~ExportDialog() override;

  FigurePreview* preview() const { return preview_; }
  /// Whether the preview shows what is chosen.
  bool isReady() const;

protected:
  void resizeEvent(QResizeEvent* event) override;

Q_SIGNALS:
  void exported(const QString& file);

private:
  QWidget* makePreview();
  QWidget* makeSide(std::vector<FigureSpec> figures, const QString& folder);
  QWidget* makeFooter();
  void formChanged();
  void load();
  void showContent(FigurePtr content, const QString& problem);
  void chooseZoom();
  void showCommand();
  /// Asks, in the dialog, before files that are there already are replaced; not for those it wrote itself.
  void exportFigure();
  void askToReplace(const QStringList& existing);
  void nameExport(const QString& text);
  void writeFigure();
  QStringList filesToWrite() const;
  void copyFigure();
  void saveSpec();
  void saveSpecAs(const QString& file);
  void copyCommand();
  void saveLater(const QList<QPair<QString, std::function<QByteArray()>>>& files);
  void tell(const QString& text, const char* role);

  FigureLoader load_;
  FigurePtr content_;
  QJsonObject loaded_, wanted_;  ///< specs without what only concerns the file
  QTimer delay_, fit_;
  int round_ = 0;
  QStringList agreed_;  ///< files that may be written
  ExportForm* form_;
  FigurePreview* preview_;
  QScrollArea* scroll_;
  QComboBox* zoom_;
  QLabel *smallest_, *message_;
  QPlainTextEdit* command_;
  QPushButton *export_, *copy_;
};

}  // namespace gacfas
