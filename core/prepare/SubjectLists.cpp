#include "core/prepare/SubjectLists.h"

#include <charconv>
#include <sstream>

#include "core/io/AtomicFile.h"
#include "core/types/Error.h"

namespace gacfas {
namespace {

namespace fs = std::filesystem;

fs::path theOne(const fs::path& source, const std::vector<std::string>& paths, const std::string& name) {
  std::vector<fs::path> found;
  for (const std::string& path : paths)
    if (path == name || path.ends_with("/" + name)) found.push_back(source / path);
  if (found.empty())
    throw InputError("there is no " + name + " below " + source.string() +
                     ": MSU-MFSD's split is in train_sub_list.txt and test_sub_list.txt, which come with it");
  if (found.size() > 1)
    throw InputError(found[0].string() + " and " + found[1].string() +
                     ": two lists of the same name; name the folder of one copy of MSU-MFSD");
  return found[0];
}

std::optional<long> number(const std::string& text) {
  long value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

}  // namespace

SubjectLists::SubjectLists(const fs::path& source, const std::vector<std::string>& paths) {
  read(theOne(source, paths, "train_sub_list.txt"), Split::Train);
  read(theOne(source, paths, "test_sub_list.txt"), Split::Test);
}

void SubjectLists::read(const fs::path& file, Split split) {
  std::istringstream lines(loadFile(file));
  std::string line;
  for (int count = 1; std::getline(lines, line); ++count) {
    std::istringstream words(line);
    for (std::string word; words >> word;) {
      const std::optional<long> subject = number(word);
      const std::string where = file.string() + ":" + std::to_string(count) + ": ";
      if (!subject) throw InputError(where + "\"" + word + "\" is no subject number");
      if (!splits_.emplace(*subject, split).second && splits_.at(*subject) != split)
        throw InputError(where + "subject " + word + " is in train_sub_list.txt and in test_sub_list.txt");
    }
  }
}

std::optional<Split> SubjectLists::splitOf(const std::string& client) const {
  const size_t digits = client.find_first_of("0123456789");
  const std::optional<long> subject =
      digits == std::string::npos ? std::nullopt : number(client.substr(digits));
  const auto found = subject ? splits_.find(*subject) : splits_.end();
  return found == splits_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace gacfas
