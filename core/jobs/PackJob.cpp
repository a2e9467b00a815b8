#include "core/jobs/PackJob.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <system_error>

#include "core/data/DatasetIndex.h"
#include "core/data/FacePack.h"
#include "core/data/ImageFile.h"
#include "core/data/LoaderThread.h"
#include "core/data/OrderedPrefetch.h"
#include "core/types/Elapsed.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

namespace fs = std::filesystem;

constexpr int64_t kGroup = 16;  // images decoded side by side, of which two groups at most are in memory

struct Source {
  std::string path;  ///< below the root
  FileStamp stamp;
};

struct Group {
  int64_t first = 0;
  std::vector<torch::Tensor> images;  ///< undefined where a file cannot be read
  std::vector<std::string> faults;
};

std::vector<Source> sourcesOf(const DatasetIndex& index) {
  std::vector<Source> sources;
  for (const Video& video : index.videos) {
    const fs::path folder = fs::path(video.domain) / splitName(video.split) / labelName(video.label) / video.name;
    for (const std::string& frame : video.frames)
      sources.push_back({(folder / frame).generic_string(), fileStamp(video.folder / frame)});
  }
  return sources;
}

/// Whether the pack there has these very files and no others.
bool isFresh(const fs::path& file, const std::vector<Source>& sources) {
  try {
    const FacePack pack(file);
    if (pack.faces().size() != sources.size()) return false;
    return std::all_of(sources.begin(), sources.end(), [&](const Source& source) {
      const PackedFace* face = pack.find(source.path);
      return face != nullptr && face->source == source.stamp;
    });
  } catch (const Error&) {
    return false;  // none there, or none of use
  }
}

class Packing {
public:
  Packing(const PackRequest& request, const std::vector<Source>& sources)
      : root_(request.root), sources_(sources), writer_(request.root / kPackName) {
    OrderedPrefetch<Group>::Work work;
    work.batches = (count() + kGroup - 1) / kGroup;
    work.create = [this](int64_t number) { return create(number); };
    work.parts = [](const Group& group) { return static_cast<int64_t>(group.images.size()); };
    work.fill = [this](Group& group, int64_t part) { fill(group, static_cast<size_t>(part)); };
    work.enterThread = enterLoaderThread;
    groups_.emplace(std::move(work), request.workers);
  }

  void run(JobControl& control, const ProgressSink& sink, PackResult& result) {
    const auto start = std::chrono::steady_clock::now();
    Progress progress;
    progress.phase = "packing";
    progress.unit = "face";
    progress.total = count();
    while (const std::optional<Group> group = groups_->next()) {
      control.throwIfStopped();
      write(*group, result);
      if (group->first == 0) checkRoom(result);
      progress.done += static_cast<int64_t>(group->images.size());
      progress.estimate(progress.done, secondsSince(start));
      if (sink) sink(progress);
    }
    if (result.faces == 0) throw InputError("no face below " + root_.string() + " can be read: " + result.faults.front());
    writer_.commit();
  }

private:
  int64_t count() const { return static_cast<int64_t>(sources_.size()); }

  Group create(int64_t number) const {
    Group group;
    group.first = number * kGroup;
    group.images.resize(static_cast<size_t>(std::min(kGroup, count() - group.first)));
    group.faults.resize(group.images.size());
    return group;
  }

  void fill(Group& group, size_t part) const {
    const Source& source = sources_[static_cast<size_t>(group.first) + part];
    try {
      group.images[part] = readImage(root_ / source.path);
      if (fileStamp(root_ / source.path) != source.stamp)
        throw InputError((root_ / source.path).string() + " changes while it is packed. Pack when nothing writes there.");
    } catch (const InputError& fault) {
      group.images[part] = torch::Tensor();
      group.faults[part] = fault.what();
    }
  }

  void write(const Group& group, PackResult& result) {
    for (size_t i = 0; i < group.images.size(); ++i) {
      if (!group.images[i].defined()) {
        result.faults.push_back(group.faults[i]);
        continue;
      }
      const Source& source = sources_[static_cast<size_t>(group.first) + i];
      writer_.add(source.path, source.stamp, group.images[i]);
      ++result.faces;
    }
  }

  /// Once the first faces tell how large one is.
  void checkRoom(const PackResult& result) const {
    if (result.faces == 0) return;
    std::error_code error;
    const fs::space_info space = fs::space(root_, error);
    const double needed = static_cast<double>(writer_.bytes()) / static_cast<double>(result.faces) *
                          static_cast<double>(count() - result.faces);
    if (error || needed < static_cast<double>(space.available)) return;
    const auto gigabytes = [](double bytes) { return std::to_string(static_cast<int64_t>(bytes / 1e9) + 1) + " GB"; };
    throw InputError("the packed faces of " + root_.string() + " need about " + gigabytes(needed) + ", and " +
                     gigabytes(static_cast<double>(space.available)) + " are free. Make room, or pack fewer domains.");
  }

  const fs::path root_;
  const std::vector<Source>& sources_;
  FacePackWriter writer_;
  std::optional<OrderedPrefetch<Group>> groups_;  // last: its threads use all of the above
};

}  // namespace

PackResult packFaces(const PackRequest& request, JobControl& control, const ProgressSink& progress) {
  const std::vector<Source> sources = sourcesOf(indexDataset(request.root, request.domains));
  PackResult result;
  result.file = request.root / kPackName;
  result.fresh = isFresh(result.file, sources);
  if (result.fresh)
    result.faces = static_cast<int64_t>(sources.size());
  else
    Packing(request, sources).run(control, progress, result);
  result.bytes = fileStamp(result.file).bytes;
  return result;
}

}  // namespace gacfas
