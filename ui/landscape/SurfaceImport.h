#pragma once

#include <QString>
#include <filesystem>
#include <functional>

class QObject;
class QWidget;

namespace gacfas {

/// How an import ended: the key of the landscape (LandscapeFacts::key), or what went wrong.
struct ImportedSurface {
  QString key, fault;
};

/// Opens a dialog for a surface file.
void askForSurfaceFile(QWidget* parent, std::function<void(const QString& file)> chosen);
/// Puts a surface file among the landscapes of the run in that folder (importSurface), on a pool thread; then calls `done` on
/// `context`'s thread.
void importSurfaceLater(const std::filesystem::path& run, const QString& file, QObject* context,
                        std::function<void(const ImportedSurface&)> done);

}  // namespace gacfas
