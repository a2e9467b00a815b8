#include "viz/SurfaceFile.h"

#include <vtkOBJWriter.h>
#include <vtkPolyData.h>
#include <vtkXMLPolyDataWriter.h>

#include "core/types/Error.h"
#include "viz/SurfaceMesh.h"

namespace gacfas {
namespace {

template <typename Writer>
void writeWith(Writer& writer, const std::filesystem::path& path, const HeightField& field) {
  writer.SetFileName(path.c_str());
  writer.SetInputData(surfaceMesh(field));
  if (writer.Write() != 1 || writer.GetErrorCode() != 0)
    throw IoError(path.string() + ": the surface cannot be written; the disk may be full");
}

}  // namespace

void writeVtp(const std::filesystem::path& path, const HeightField& field) {
  const auto writer = vtkSmartPointer<vtkXMLPolyDataWriter>::New();
  writer->SetDataModeToAppended();
  writer->EncodeAppendedDataOff();
  writeWith(*writer, path, field);
}

void writeObj(const std::filesystem::path& path, const HeightField& field) {
  const auto writer = vtkSmartPointer<vtkOBJWriter>::New();
  writeWith(*writer, path, field);
}

}  // namespace gacfas
