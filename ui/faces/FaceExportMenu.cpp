#include "ui/faces/FaceExportMenu.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include "ui/widgets/Background.h"

namespace gacfas {

FaceExportMenu::FaceExportMenu(std::function<FaceSheet()> sheet, QWidget* parent)
    : QMenu(parent), sheet_(std::move(sheet)), folder_(QDir::homePath()) {
  setObjectName("faceExport");
  add(tr("Contact sheet (PNG)..."), "png");
  add(tr("Contact sheet (PDF)..."), "pdf");
  add(tr("List (CSV)..."), "csv");
}

void FaceExportMenu::add(const QString& text, const QString& ending) {
  addAction(text, this, [=, this] { ask(ending); })->setObjectName("export " + ending);
}

void FaceExportMenu::ask(const QString& ending) {
  QString file = QFileDialog::getSaveFileName(parentWidget(), tr("Export these faces"),
                                              folder_ + "/faces." + ending, "*." + ending);
  if (file.isEmpty()) return;
  if (QFileInfo(file).suffix().toLower() != ending) file += '.' + ending;
  folder_ = QFileInfo(file).path();
  exportTo(file);
}

void FaceExportMenu::exportTo(const QString& file) {
  const auto work = [file, sheet = sheet_()] {
    try {
      exportFaces(file, sheet);
      return QString();
    } catch (const std::exception& error) {
      return QString::fromUtf8(error.what());
    }
  };
  inBackground(this, work, [=, this](const QString& message) {
    if (message.isEmpty())
      Q_EMIT written(file);
    else
      Q_EMIT problem(message);
  });
}

}  // namespace gacfas
