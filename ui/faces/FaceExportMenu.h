#pragma once

#include <QMenu>
#include <functional>

#include "ui/faces/FaceExport.h"

namespace gacfas {

/// "Contact sheet (PNG)...", "Contact sheet (PDF)...", "List (CSV)...": asks for a file and writes it on
/// another thread.
class FaceExportMenu : public QMenu {
  Q_OBJECT
public:
  /// `sheet` gives what is shown at the moment.
  explicit FaceExportMenu(std::function<FaceSheet()> sheet, QWidget* parent = nullptr);

  void exportTo(const QString& file);

Q_SIGNALS:
  void written(const QString& file);
  void problem(const QString& message);

private:
  void add(const QString& text, const QString& ending);
  void ask(const QString& ending);

  std::function<FaceSheet()> sheet_;
  QString folder_;  ///< of the file written last
};

}  // namespace gacfas
