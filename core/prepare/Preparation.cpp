#include "core/prepare/Preparation.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <opencv2/core/utility.hpp>
#include <system_error>
#include <thread>

#include "core/io/FileLock.h"
#include "core/prepare/DomainFolder.h"
#include "core/prepare/Manifest.h"
#include "core/prepare/VideoCropper.h"
#include "core/types/Elapsed.h"
#include "core/types/Error.h"

namespace gacfas {
namespace {

namespace fs = std::filesystem;

/// The videos are what runs in parallel.
class OneOpenCvThread {
public:
  OneOpenCvThread() : before_(cv::getNumThreads()) { cv::setNumThreads(1); }
  ~OneOpenCvThread() { cv::setNumThreads(before_); }
  OneOpenCvThread(const OneOpenCvThread&) = delete;
  OneOpenCvThread& operator=(const OneOpenCvThread&) = delete;

private:
  const int before_;
};

int64_t bytesOf(const PreparePlan& plan, const SourceVideo& video) {
  std::error_code error;
  const auto size = video.file.empty() ? 0 : fs::file_size(plan.source / video.file, error);
  return error ? 0 : static_cast<int64_t>(size);
}

/// Done for good: nothing would come out otherwise. Broken videos are tried again.
bool isDone(const PreparePlan& plan, const SourceVideo& video, const VideoTable& table,
            const DomainFolder& folder) {
  const auto record = table.records().find(video.key());
  if (record == table.records().end() || record->second.source != video.place() ||
      record->second.bytes != bytesOf(plan, video))
    return false;
  return record->second.state == "no face" || (record->second.state == "done" && folder.has(video.key()));
}

/// The work on one domain, shared by its threads.
class Preparation {
public:
  Preparation(const PreparePlan& plan, const PrepareOptions& options, const fs::path& detector,
              DomainFolder& folder, VideoTable& table, JobControl& control, const PrepareEvents& events)
      : plan_(plan),
        options_(options),
        detector_(detector),
        folder_(folder),
        table_(table),
        control_(control),
        events_(events) {
    for (const SourceVideo& video : plan.videos)
      if (!isDone(plan, video, table, folder)) todo_.push_back(&video);
  }

  /// Throws what stopped it; the table is right on every way out.
  void run() {
    const size_t workers = std::min(todo_.size(), workerCount(options_));
    running_ = workers;
    std::vector<std::thread> threads;
    for (size_t i = 0; i < workers; ++i) threads.emplace_back([this, i] { work(static_cast<int>(i)); });
    report();
    for (std::thread& thread : threads) thread.join();
    if (failure_) std::rethrow_exception(failure_);
    control_.throwIfStopped();
  }

  int64_t prepared() const { return prepared_; }

  static size_t workerCount(const PrepareOptions& options) {
    return options.workers > 0 ? static_cast<size_t>(options.workers)
                               : std::max(1u, std::thread::hardware_concurrency());
  }

private:
  void work(int worker) {
    try {
      const std::unique_ptr<FaceFinder> finder = makeFaceFinder(detector_);
      VideoCropper cropper(plan_, options_, *finder, control_);
      for (size_t i = next_++; i < todo_.size() && !failed_; i = next_++) {
        control_.waitWhilePaused();
        control_.throwIfStopped();
        prepare(*todo_[i], cropper, worker);
      }
    } catch (const Cancelled&) {
      // run() throws it again, once.
    } catch (...) {
      failed_ = true;
      std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
    }
    std::lock_guard lock(mutex_);
    --running_;
    changed_.notify_all();
  }

  void prepare(const SourceVideo& video, VideoCropper& cropper, int worker) {
    const fs::path staging = folder_.newStaging(worker);
    VideoRecord record = cropper.crop(video, staging);
    record.bytes = bytesOf(plan_, video);
    if (record.state == "done") folder_.publish(staging, video.key());
    std::lock_guard lock(mutex_);
    table_.add(record);
    ++prepared_;
    changed_.notify_all();
  }

  void report() {
    const auto start = std::chrono::steady_clock::now();
    std::unique_lock lock(mutex_);
    for (int64_t shown = -1; running_ > 0 || shown != prepared_;) {
      if (events_.progress && shown != prepared_) {
        const Progress now =
            state(secondsSince(start));
        shown = prepared_;
        lock.unlock();
        events_.progress(now);
        lock.lock();
        continue;
      }
      shown = prepared_;
      if (running_ > 0) changed_.wait_for(lock, std::chrono::milliseconds(200));
    }
  }

  Progress state(double seconds) const {
    Progress now;
    now.phase = "preparing " + options_.domain;
    now.unit = "video";
    now.total = static_cast<int64_t>(plan_.videos.size());
    now.done = now.total - static_cast<int64_t>(todo_.size()) + prepared_;
    if (seconds > 0.5) now.estimate(prepared_, seconds);
    return now;
  }

  const PreparePlan& plan_;
  const PrepareOptions& options_;
  const fs::path& detector_;
  DomainFolder& folder_;
  VideoTable& table_;
  JobControl& control_;
  const PrepareEvents& events_;
  std::vector<const SourceVideo*> todo_;
  std::atomic<size_t> next_{0};
  std::atomic<bool> failed_{false};
  std::mutex mutex_;  // guards the table and what follows
  std::condition_variable changed_;
  std::exception_ptr failure_;
  size_t running_ = 0;
  int64_t prepared_ = 0;
};

PrepareSummary summarise(const PreparePlan& plan, const VideoTable& table, const fs::path& folder,
                         int64_t prepared) {
  PrepareSummary summary;
  summary.folder = folder;
  summary.prepared = prepared;
  summary.before = static_cast<int64_t>(plan.videos.size()) - prepared;
  for (const SourceVideo& video : plan.videos) {
    const auto found = table.records().find(video.key());
    if (found == table.records().end()) continue;
    const VideoRecord& record = found->second;
    summary.crops += record.crops;
    summary.kept += record.kept;
    summary.noFaceFrames += record.noFace;
    if (record.state == "broken") summary.broken.push_back({record.source, record.message});
    if (record.state == "no face")
      summary.noFace.push_back({record.source, "no face in " + std::to_string(record.noFace) + " frames"});
    if (record.state == "done" && !record.message.empty())
      summary.odd.push_back({record.source, record.message});
  }
  return summary;
}

template <class T>
void checkRange(const std::string& what, T value, T least, T most) {
  if (!(value >= least && value <= most)) {
    std::string text = what + " is " + std::to_string(value) + "; it must be from " + std::to_string(least) +
                       " to " + std::to_string(most);
    throw InputError(text);
  }
}

void checkPlace(const PreparePlan& plan, const fs::path& folder) {
  const fs::path place = fs::weakly_canonical(folder);
  const fs::path source = fs::weakly_canonical(plan.source);
  const auto within = [](const fs::path& inner, const fs::path& outer) {
    return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
  };
  if (within(place, source) || within(source, place))
    throw InputError(folder.string() + " and the source " + plan.source.string() +
                     " lie within each other; choose an --out beside the source, which stays as it is");
}

/// A detector without eyes leaves them to the files beside the videos.
void checkEyeFiles(const PreparePlan& plan, const PrepareOptions& options, const PrepareEvents& events) {
  size_t videos = 0, withEyes = 0;
  for (const SourceVideo& video : plan.videos) {
    if (video.file.empty()) continue;
    ++videos;
    const std::optional<fs::path> file =
        options.boxes ? findBoxFile(plan.source, video.file) : std::optional<fs::path>();
    const FrameBoxes boxes = file ? readBoxFile(*file) : FrameBoxes();
    withEyes += !boxes.empty() && boxes.begin()->second.hasEyes;
  }
  if (withEyes == 0)
    throw InputError(
        "--align needs eyes, and there are no eye files beside the videos: give YuNet with --detector");
  if (withEyes < videos && events.note)
    events.note(std::to_string(videos - withEyes) + " of " + std::to_string(videos) +
                " videos have no eye file: their faces are not turned");
}

}  // namespace

void checkPrepareOptions(const PrepareOptions& options) {
  checkRange<int64_t>("--every", options.every, 1, 100000);
  checkRange("--margin", options.margin, 0.0, 2.0);
  checkRange<int64_t>("--size", options.size, 0, 4096);
  checkRange<int64_t>("--quality", options.quality, 1, 100);
  checkRange<int64_t>("--workers", options.workers, 0, 256);
  if (options.out.empty()) throw InputError("no data root; name one with --out");
  const std::string& domain = options.domain;
  if (domain.empty() || domain.starts_with('.') || domain.find('/') != std::string::npos)
    throw InputError("--domain takes the name of a folder, for example casia, not \"" + domain + "\"");
}

PrepareSummary prepareVideos(const PreparePlan& plan, const PrepareOptions& options, JobControl& control,
                             const PrepareEvents& events) {
  checkPrepareOptions(options);
  const fs::path place = options.out / options.domain, detector = detectorFile(options.detector);
  if (options.align && !makeFaceFinder(detector)->hasEyes()) checkEyeFiles(plan, options, events);
  makeFaceFinder(detector);
  checkPlace(plan, place);
  const Manifest manifest(place / "manifest.json", options, detector);
  for (const std::string& note : manifest.compareWithFile())
    if (events.note) events.note(note);
  std::error_code error;
  fs::create_directories(place, error);
  if (error) throwIoError("make", place, error.value());
  const FileLock lock(place / ".lock");  // one preparation a domain
  if (!lock.taken())
    throw InputError(place.string() +
                     " is being prepared by another process; wait for it, or choose another --domain");
  DomainFolder folder(place);
  VideoTable table(place / "videos.csv");
  manifest.save(table.records(), false);
  quietDecoders();
  const OneOpenCvThread oneThread;
  Preparation work(plan, options, detector, folder, table, control, events);
  try {
    work.run();
  } catch (const Cancelled&) {
    table.tidy();
    manifest.save(table.records(), false);
    throw;
  }
  table.tidy();
  manifest.save(table.records(), true);
  return summarise(plan, table, place, work.prepared());
}

}  // namespace gacfas
