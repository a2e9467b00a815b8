#include "app/synthetic/DemoData.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <opencv2/core/utility.hpp>
#include <thread>

#include "app/synthetic/Layout.h"
#include "core/io/AtomicFile.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

namespace fs = std::filesystem;
using namespace synthetic;

constexpr const char* kReadme = "README.txt";

void checkRange(const char* name, int64_t value, int64_t low, int64_t high) {
  if (value >= low && value <= high) return;
  throw InputError("demo data: " + std::string(name) + " is " + std::to_string(value) + "; it must be " +
                   std::to_string(low) + " to " + std::to_string(high));
}

/// Hidden entries do not count: what an interrupted save leaves is hidden.
bool isEmpty(const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().filename().string().front() != '.') return false;
  }
  return true;
}

/// The line of a README.txt that starts with "Settings:", or an empty text.
std::string settingsIn(const std::string& readme) {
  const size_t begin = readme.find("Settings:");
  return begin == std::string::npos ? "" : readme.substr(begin, readme.find('\n', begin) - begin);
}

/// Throws InputError unless `out` is new, empty, or demo data of these very options.
void checkFolder(const DemoDataOptions& options) {
  const fs::path& out = options.out;
  if (!fs::exists(out)) return;
  if (!fs::is_directory(out)) throw InputError(out.string() + ": is a file; name a folder for the demo data");
  if (isEmpty(out)) return;
  const fs::path readme = out / kReadme;
  const std::string text = fs::is_regular_file(readme) ? loadFile(readme) : "";
  if (text == readmeText(options)) return;
  const std::string found = settingsIn(text);
  if (text.rfind("Synthetic faces drawn by GAC-FAS Studio", 0) == 0 && !found.empty()) {
    throw InputError(out.string() + ": holds demo data of other settings (" + found + "; asked for " +
                     settingsLine(options) + "); choose another folder, or delete this one");
  }
  throw InputError(out.string() + ": is not empty and holds no demo data; choose a new or an empty folder");
}

void createFolder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw IoError(folder.string() + ": cannot create the folder: " + error.message());
}

/// OpenCV's own threads would only get in the way of ours.
class OneOpenCvThread {
public:
  OneOpenCvThread() : before_(cv::getNumThreads()) { cv::setNumThreads(1); }
  ~OneOpenCvThread() { cv::setNumThreads(before_); }
  OneOpenCvThread(const OneOpenCvThread&) = delete;
  OneOpenCvThread& operator=(const OneOpenCvThread&) = delete;

private:
  int before_;
};

/// Draws clips on several threads; the calling thread reports progress.
class Drawing {
public:
  Drawing(const DemoDataOptions& options, JobControl& control, const ProgressSink& progress)
      : options_(options), control_(control), progress_(progress), clips_(clipsOf(options)) {}

  void run() {
    const int64_t cores = std::max(1u, std::thread::hardware_concurrency());
    const auto count = static_cast<size_t>(options_.threads > 0 ? options_.threads : cores);
    running_ = count;
    std::vector<std::thread> threads;
    for (size_t i = 0; i < count; ++i) threads.emplace_back([this] { work(); });
    report();
    for (std::thread& thread : threads) thread.join();
    if (failure_) std::rethrow_exception(failure_);
    control_.throwIfStopped();
  }

private:
  void work() {
    try {
      for (size_t i = next_++; i * kVideosAClient < clips_.size() && !failed_; i = next_++) {
        if (!drawClient(&clips_[i * kVideosAClient])) break;
      }
    } catch (...) {
      std::lock_guard lock(mutex_);
      if (!failed_.exchange(true)) failure_ = std::current_exception();
    }
    std::lock_guard lock(mutex_);
    --running_;
    changed_.notify_all();
  }

  /// The videos of a client follow each other in the list; the painter is set up only when a frame is
  /// missing.
  bool drawClient(const Clip* clips) {
    std::unique_ptr<const Artist> artist;
    for (size_t i = 0; i < kVideosAClient; ++i) {
      if (!drawClip(clips[i], artist)) return false;
    }
    return true;
  }

  /// False when a stop was asked for.
  bool drawClip(const Clip& clip, std::unique_ptr<const Artist>& artist) {
    const fs::path folder = options_.out / clip.folder;
    createFolder(folder);
    for (int64_t frame = 0; frame < options_.frames; ++frame) {
      control_.waitWhilePaused();
      if (control_.stopRequested()) return false;
      const fs::path file = folder / frameName(frame);
      const bool fresh = !fs::exists(file);
      if (fresh) {
        if (!artist) artist = std::make_unique<const Artist>(options_.seed, clip.domain, clip.client);
        saveFile(file, artist->draw({clip.video, clip.kind, frame}));
      }
      std::lock_guard lock(mutex_);
      ++done_;
      drawn_ += fresh;
      changed_.notify_all();
    }
    return true;
  }

  void report() {
    const auto start = std::chrono::steady_clock::now();
    std::unique_lock lock(mutex_);
    for (int64_t shown = -1;;) {
      if (progress_ && done_ != shown) {
        shown = done_;
        const Progress now =
            state(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        lock.unlock();
        progress_(now);
        lock.lock();
      }
      if (running_ == 0 && (!progress_ || done_ == shown)) return;
      changed_.wait_for(lock, std::chrono::milliseconds(200), [&] { return running_ == 0; });
    }
  }

  Progress state(double seconds) const {
    Progress now;
    now.phase = "drawing synthetic faces";
    now.unit = "face";
    now.done = done_;
    now.total = static_cast<int64_t>(clips_.size()) * options_.frames;
    if (seconds > 0.5) now.estimate(drawn_, seconds);
    return now;
  }

  const DemoDataOptions& options_;
  JobControl& control_;
  const ProgressSink& progress_;
  const std::vector<Clip> clips_;
  std::atomic<size_t> next_{0};
  std::atomic<bool> failed_{false};
  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  std::exception_ptr failure_;
  size_t running_ = 0;
  int64_t done_ = 0, drawn_ = 0;
};

}  // namespace

void writeDemoData(const DemoDataOptions& options, JobControl& control, const ProgressSink& progress) {
  if (options.out.empty()) throw InputError("demo data: no output folder; name one");
  checkRange("the number of clients", options.clients, 2, 999);
  checkRange("the number of frames", options.frames, 1, 99);
  checkRange("the number of threads", options.threads, 0, 256);
  checkFolder(options);
  createFolder(options.out);
  if (!fs::exists(options.out / kReadme)) saveFile(options.out / kReadme, readmeText(options));
  const OneOpenCvThread oneThread;
  Drawing(options, control, progress).run();
}

}  // namespace gacfas
