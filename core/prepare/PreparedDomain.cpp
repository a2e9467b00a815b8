#include "core/prepare/PreparedDomain.h"

#include <nlohmann/json.hpp>
#include <system_error>

#include "core/io/AtomicFile.h"

namespace gacfas {

std::optional<PreparedDomain> readPreparedDomain(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / "manifest.json";
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(file, ignored)) return std::nullopt;
  PreparedDomain domain;
  try {
    const auto content = nlohmann::json::parse(loadFile(file));
    domain.settings = content.at("settings").get<std::map<std::string, std::string>>();
    domain.complete = content.at("complete").get<bool>();
    domain.done = static_cast<int64_t>(content.at("crops").size());
    for (const auto& [key, state] : content.at("left_out").items())
      (state == "broken" ? domain.broken : domain.noFace).push_back(key);
  } catch (const std::exception&) {
    domain = {};
    domain.problem = file.string() + ": damaged, it is not known how the domain was prepared";
  }
  return domain;
}

}  // namespace gacfas
