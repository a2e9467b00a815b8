#include "core/data/PreparedVideos.h"

#include <algorithm>
#include <array>
#include <system_error>

#include "core/io/Csv.h"
#include "core/types/Error.h"

namespace gacfas {

std::map<std::string, VideoIdentity> preparedVideos(const std::filesystem::path& domainFolder) {
  const std::filesystem::path file = domainFolder / "videos.csv";
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return {};
  const CsvTable table = readCsv(file, true);  // a preparation may be at work
  std::array<size_t, 5> places{};
  const std::array<const char*, 5> names{"split", "label", "video", "client", "attack"};
  for (size_t i = 0; i < names.size(); ++i) {
    const int column = table.column(names[i]);
    if (column < 0)
      throw InputError(file.string() + " has no column " + names[i] +
                       ": it is not a table of prepared videos");
    places[i] = static_cast<size_t>(column);
  }
  std::map<std::string, VideoIdentity> videos;
  for (const auto& row : table.rows)
    videos[row[places[0]] + "/" + row[places[1]] + "/" + row[places[2]]] = {row[places[3]], row[places[4]]};
  return videos;
}

}  // namespace gacfas
