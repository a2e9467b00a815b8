#pragma once

#include <QColor>
#include <QString>
#include <vector>

#include "ui/faces/FaceListModel.h"
#include "ui/faces/FaceTags.h"

namespace gacfas {

/// A face as an export shows it, with all it needs, so that it can be written on another thread.
struct ExportedFace {
  Face face;
  FaceFiles files;
  FaceRemark remark;
};

/// What goes into a contact sheet or a list.
struct FaceSheet {
  std::vector<ExportedFace> faces;
  std::vector<FaceRun> runs;  ///< those with scores have present set
  QString filter;             ///< filterText()
  QString threshold;          ///< its name: "source threshold"
  bool synthetic = false;     ///< the faces are drawn
};

/// Most faces of a contact sheet: Qt paints no picture of more than 32,767 pixels.
inline constexpr size_t kMostPngFaces = 400, kMostPdfFaces = 3000;

/// Writes a contact sheet (.png: one long picture; .pdf: pages of A4) or a list (.csv), whole or not at all.
/// Reads the images: not for the GUI thread. Throws InputError for another ending or too many faces, IoError.
void exportFaces(const QString& file, const FaceSheet& sheet);

}  // namespace gacfas
