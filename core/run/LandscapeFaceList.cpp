#include "core/run/LandscapeFaceList.h"

#include "core/io/Csv.h"
#include "core/io/Hash.h"

namespace gacfas {

std::vector<LandscapeFace> landscapeFaces(const std::vector<Video>& videos,
                                          const std::filesystem::path& root) {
  std::vector<LandscapeFace> faces;
  for (const Video& video : videos) {
    const std::filesystem::path file = video.folder / video.frames.at(video.frames.size() / 2);
    faces.push_back(
        {file.lexically_proximate(root).generic_string(), video.label, video.domain, sha256File(file)});
  }
  return faces;
}

std::string landscapeFacesCsv(const std::vector<LandscapeFace>& faces) {
  CsvTable table{{"path", "label", "domain", "sha256"}};
  for (const LandscapeFace& face : faces)
    table.rows.push_back({face.path, face.label == Label::Live ? "1" : "0", face.domain, face.hash});
  return csvText(table);
}

}  // namespace gacfas
