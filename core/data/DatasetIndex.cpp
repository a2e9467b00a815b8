#include "core/data/DatasetIndex.h"

#include <algorithm>
#include <array>
#include <map>
#include <system_error>

#include "core/data/FrameFiles.h"
#include "core/data/PreparedVideos.h"
#include "core/data/VideoNames.h"
#include "core/types/Error.h"
#include "core/types/Text.h"

namespace gacfas {
namespace {

namespace fs = std::filesystem;

constexpr std::array kSplits{Split::Train, Split::Dev, Split::Test};
constexpr std::array kLabels{Label::Spoof, Label::Live};
const char* const kLayout = "<root>/<domain>/<train|dev|test>/<live|spoof>/<video>/crop_NNNN.jpg";

bool isFolder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

/// Names of the folders in `folder`, sorted; hidden ones are left out.
std::vector<std::string> folderNames(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    std::string name = entry->path().filename().string();
    if (!name.starts_with('.') && entry->is_directory(ignored)) names.push_back(std::move(name));
  }
  if (error) throw InputError("cannot list the folder " + folder.string() + ": " + error.message());
  std::sort(names.begin(), names.end());
  return names;
}

bool hasSplit(const fs::path& domain) {
  return std::any_of(kSplits.begin(), kSplits.end(),
                     [&](Split split) { return isFolder(domain / splitName(split)); });
}

/// Names that share one remark, told in a single note.
struct Remark {
  std::vector<std::string> names;

  void addTo(std::vector<std::string>& notes, const fs::path& where, const std::string& what) const {
    if (names.empty()) return;
    std::string text =
        where.string() + ": " + std::to_string(names.size()) + " video folder(s) " + what + ": ";
    const size_t shown = std::min<size_t>(names.size(), 3);
    text += joined({names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown)});
    notes.push_back(text + (shown < names.size() ? ", ..." : ""));
  }
};

using Identities = std::map<std::string, VideoIdentity>;

/// From the table of the preparation where it has the video, else from its name.
VideoIdentity identityOf(const std::string& name, Label label, Split split, const Identities& prepared) {
  const auto known = prepared.find(splitName(split) + "/" + labelName(label) + "/" + name);
  return known == prepared.end() ? identifyVideo(name, label, split) : known->second;
}

void addVideos(DatasetIndex& index, const std::string& domain, Split split, Label label,
               const fs::path& folder, const Identities& prepared) {
  Remark empty, unreadable, fallback;
  for (std::string& name : folderNames(folder)) {
    fs::path place = folder / name;
    FrameFiles files = listFrames(place);
    if (files.names.empty()) {
      (files.unreadable ? unreadable : empty).names.push_back(name);
      continue;
    }
    if (files.fallback) fallback.names.push_back(name);
    VideoIdentity identity = identityOf(name, label, split, prepared);
    index.videos.push_back({domain, split, label, std::move(name), std::move(place), std::move(files.names),
                            std::move(identity.client), std::move(identity.attack)});
  }
  empty.addTo(index.notes, folder, "without a jpg or png skipped");
  unreadable.addTo(index.notes, folder, "that cannot be listed skipped");
  fallback.addTo(index.notes, folder, "without crop_*, all jpg and png but org_* taken");
}

/// Notes folders of a level that the layout does not know, for example a misspelt class.
void noteOthers(DatasetIndex& index, const fs::path& folder, const std::vector<std::string>& known) {
  for (const std::string& name : folderNames(folder)) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    index.notes.push_back((folder / name).string() + ": skipped, expected only " + joined(known) + " here");
  }
}

void addDomain(DatasetIndex& index, const std::string& domain) {
  const fs::path folder = index.root / domain;
  noteOthers(index, folder, {"train", "dev", "test"});
  const Identities prepared = preparedVideos(folder);
  for (const Split split : kSplits) {
    const fs::path splitFolder = folder / splitName(split);
    if (!isFolder(splitFolder)) continue;
    noteOthers(index, splitFolder, {"live", "spoof"});
    for (const Label label : kLabels) {
      const fs::path labelFolder = splitFolder / labelName(label);
      if (isFolder(labelFolder)) addVideos(index, domain, split, label, labelFolder, prepared);
    }
  }
}

void checkRoot(const fs::path& root) {
  std::error_code error;
  const fs::file_status status = fs::status(root, error);
  if (!fs::exists(status)) {
    throw InputError("data root " + root.string() + " does not exist; data.root must be the folder of " +
                     kLayout);
  }
  if (!fs::is_directory(status)) {
    throw InputError("data root " + root.string() + " is not a folder; data.root must be the folder of " +
                     kLayout);
  }
}

void checkAsked(const fs::path& root, const std::vector<std::string>& asked,
                const std::vector<std::string>& found) {
  for (const std::string& domain : asked) {
    if (!domain.empty() && isFolder(root / domain)) continue;
    throw InputError("data root " + root.string() + " has no domain \"" + domain + "\"; domains there: " +
                     (found.empty() ? "none" : joined(found)) + ". Expected " + kLayout);
  }
}

}  // namespace

std::string splitName(Split split) {
  return split == Split::Train ? "train" : split == Split::Dev ? "dev" : "test";
}

std::string labelName(Label label) {
  return label == Label::Live ? "live" : "spoof";
}

DatasetIndex indexDataset(const fs::path& root, const std::vector<std::string>& domains) {
  checkRoot(root);
  std::vector<std::string> found, passedOver;
  for (const std::string& name : folderNames(root))
    (hasSplit(root / name) ? found : passedOver).push_back(name);
  checkAsked(root, domains, found);

  DatasetIndex index;
  index.root = root;
  std::vector<std::string> wanted = domains.empty() ? found : domains;
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  for (const std::string& domain : wanted) {  // every level goes by in order, so the videos come out sorted
    const size_t before = index.videos.size();
    addDomain(index, domain);
    if (index.videos.size() > before) continue;
    const std::string fault = "domain folder " + (root / domain).string() + " has no video with images";
    if (!domains.empty()) throw InputError(fault + ". Expected " + kLayout);
    index.notes.push_back(fault);
  }
  if (domains.empty()) {
    for (const std::string& name : passedOver) {
      index.notes.push_back((root / name).string() + ": skipped, it has none of train, dev, test");
    }
    if (index.videos.empty())
      throw InputError("no video below the data root " + root.string() + ". Expected " + kLayout);
  }
  return index;
}

DatasetIndex indexForRun(const Config& config) {
  std::vector<std::string> domains = config.data.train;
  domains.push_back(config.data.test);
  return indexDataset(config.data.root, domains);
}

void requireBothClasses(const DatasetIndex& index, const std::string& domain, Split split) {
  for (const Label label : {Label::Live, Label::Spoof}) {
    const bool present = std::any_of(index.videos.begin(), index.videos.end(), [&](const Video& video) {
      return video.domain == domain && video.split == split && video.label == label;
    });
    if (present) continue;
    throw InputError("domain \"" + domain + "\" has no " + labelName(label) + " video in its " +
                     splitName(split) +
                     " split: " + (index.root / domain / splitName(split) / labelName(label)).string() +
                     " is missing or empty; both classes are needed");
  }
}

std::vector<Video> videosOf(const DatasetIndex& index, const std::string& domain, std::optional<Split> split,
                            std::optional<Label> label) {
  std::vector<Video> videos;
  for (const Video& video : index.videos) {
    if (video.domain == domain && (!split || video.split == *split) && (!label || video.label == *label)) {
      videos.push_back(video);
    }
  }
  return videos;
}

}  // namespace gacfas
