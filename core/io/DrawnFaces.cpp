#include "core/io/DrawnFaces.h"

#include <fstream>
#include <string>

namespace gacfas {

bool holdsDrawnFaces(const std::filesystem::path& root) {
  std::ifstream readme(root / "README.txt");
  std::string line;
  return std::getline(readme, line) && line.starts_with("Synthetic faces");
}

}  // namespace gacfas
