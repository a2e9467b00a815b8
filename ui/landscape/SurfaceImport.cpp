#include "ui/landscape/SurfaceImport.h"

#include <QDir>
#include <QFileDialog>

#include "core/run/LandscapeImport.h"
#include "ui/widgets/Background.h"
#include "ui/widgets/Fault.h"

namespace gacfas {

void askForSurfaceFile(QWidget* parent, std::function<void(const QString& file)> chosen) {
  auto* dialog = new QFileDialog(parent, QObject::tr("A surface file: of GAC-FAS Studio or of tomgoldstein/loss-landscape"),
                                 QDir::currentPath(), QObject::tr("Surfaces (*.h5 *.hdf5);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
  dialog->open();
}

void importSurfaceLater(const std::filesystem::path& run, const QString& file, QObject* context,
                        std::function<void(const ImportedSurface&)> done) {
  inBackground(
      context,
      [run, file] {
        ImportedSurface imported;
        imported.fault = faultOf([&] {
          imported.key = QString::fromStdString(importSurface(RunFolder(run), file.toStdString()).filename().string());
        });
        return imported;
      },
      std::move(done));
}

}  // namespace gacfas
