#include "core/prepare/CropFolders.h"

#include <algorithm>
#include <regex>
#include <system_error>

#include "core/data/DatasetIndex.h"
#include "core/data/FrameFiles.h"
#include "core/data/VideoNames.h"
#include "core/prepare/PathPattern.h"
#include "core/prepare/SourceParts.h"

namespace gacfas {
namespace {

namespace fs = std::filesystem;

/// The crops in `folder` (below the source) as a video, or the reason why it is none.
void addFolder(PreparePlan& plan, SourceVideo video, const std::string& folder) {
  const FrameFiles files = listFrames(plan.source / folder);
  if (files.names.empty()) {
    plan.unmatched.push_back({folder, files.unreadable ? "cannot be listed" : "holds no jpg or png"});
    return;
  }
  const VideoIdentity identity = identifyVideo(video.name, video.label, video.split);
  video.client = identity.client;
  video.attack = identity.attack;
  video.faces = true;
  VideosByKey videos(plan);
  for (const std::string& name : files.names) {
    SourceVideo one = video;
    one.frames.push_back({folder + "/" + name, numberAtEnd(withoutExtension(name)).value_or(-1)});
    videos.add(std::move(one));
  }
}

}  // namespace

void readSafasFolders(PreparePlan& plan) {
  static const std::regex form("[A-Za-z0-9-]+_(train|dev|devel|test)_(live|spoof)_(.+)");
  std::vector<std::string> folders;
  std::error_code error, ignored;
  for (fs::directory_iterator entry(plan.source, error), end; !error && entry != end; entry.increment(error))
    if (entry->is_directory(ignored)) folders.push_back(entry->path().filename().string());
  std::sort(folders.begin(), folders.end());
  for (const std::string& folder : folders) {
    std::smatch parts;
    if (folder.starts_with('.')) continue;
    if (!std::regex_match(folder, parts, form)) {
      plan.unmatched.push_back({folder, "not named <db>_<split>_<live|spoof>_<video>"});
      continue;
    }
    SourceVideo video;
    video.split = *splitFrom(parts[1]);
    video.label = parts[2] == "live" ? Label::Live : Label::Spoof;
    video.name = parts[3];
    addFolder(plan, std::move(video), folder);
  }
}

void readNestedFolders(PreparePlan& plan) {
  const fs::path place = plan.source.has_filename() ? plan.source : plan.source.parent_path();
  const DatasetIndex index = indexDataset(place.parent_path(), {place.filename().string()});
  plan.notes.insert(plan.notes.end(), index.notes.begin(), index.notes.end());
  for (const Video& found : index.videos) {
    SourceVideo video;
    video.split = found.split;
    video.label = found.label;
    video.name = found.name;
    addFolder(plan, std::move(video), fs::relative(found.folder, place).generic_string());
  }
}

}  // namespace gacfas
