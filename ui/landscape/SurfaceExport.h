#pragma once

#include <QString>
#include <functional>

#include "ui/landscape/SurfaceSet.h"

namespace gacfas {

/// Kinds of files for a surface's numbers, as a file dialog lists them; the suffix decides.
QString surfaceFileFilter();

/// Writes a plane whole or not at all: .vtp and .obj the shown channel as a mesh, .csv every quantity of every point
/// ("alpha,beta,status,loss,..."), .h5 the measured file in the reference layout as it is. For any thread. Throws
/// InputError for another suffix or an .h5 of a surface that is not complete or none that was measured (a
/// difference), IoError.
void saveSurfaceAs(const SurfaceItem& item, const QString& file);
/// The same on a pool thread; then calls `done` on `context`'s thread, with what went wrong or nothing.
void saveSurfaceLater(const SurfaceItem& item, const QString& file, QObject* context,
                      std::function<void(const QString& fault)> done);

}  // namespace gacfas
