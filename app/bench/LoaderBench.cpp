#include <malloc.h>

#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "app/bench/Benches.h"
#include "app/bench/Measure.h"
#include "app/bench/PythonLoader.h"
#include "app/synthetic/DemoData.h"
#include "core/data/DatasetIndex.h"
#include "core/data/FaceLoader.h"
#include "core/data/ImageFile.h"
#include "core/data/LoaderThread.h"
#include "core/data/Resample.h"
#include "core/data/Rotate.h"
#include "core/data/VideoFrames.h"
#include "core/io/ScratchFolder.h"
#include "core/jobs/PackJob.h"

namespace gacfas::bench {

namespace {

namespace fs = std::filesystem;

constexpr int64_t kBatch = 24;  // faces

double cpuSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

Config loaderConfig(const Size& size, const fs::path& root) {
  Config config = benchConfig(size, MinimizerKind::Erm);
  config.data.root = root;
  config.data.train = {"studio", "office", "phone"};
  config.data.cache = FaceCache::Off;
  config.train.batchSize = kBatch;
  config.system.workers = 0;
  return config;
}

/// Faces a CPU second of the training loader in this thread: decode, two views of crop, resize, flip, rotation, cutout,
/// normalise. As in Python, the first batch only warms up.
double trainingRate(const Config& config, double seconds) {
  FaceLoader loader(indexDataset(config.data.root, {}), config);
  loader.seek(0, 0);
  loader.next();
  const double start = cpuSeconds();
  int64_t faces = 0;
  while (cpuSeconds() - start < seconds) faces += loader.next().labels.size(0);
  return static_cast<double>(faces) / (cpuSeconds() - start);
}

double testRate(const Config& config, double seconds) {
  const DatasetIndex index = indexDataset(config.data.root, {});
  const double start = cpuSeconds();
  int64_t faces = 0;
  while (cpuSeconds() - start < seconds) {
    VideoFrames frames(index.videos, {1, config.model.imageSize, kBatch, 0, config.data});
    while (const auto batch = frames.next()) faces += batch->images.size(0);
  }
  return static_cast<double>(faces) / (cpuSeconds() - start);
}

/// Synthetic faces of three domains, one frame a video.
void drawFaces(const fs::path& root) {
  DemoDataOptions options;
  options.out = root;
  options.clients = 8;
  options.frames = 1;
  JobControl control;
  writeDemoData(options, control, {});
  fs::remove_all(root / "street");
}

/// The same faces four times as wide, JPEG quality 95: crops as large as a close camera gives.
void enlargeFaces(const fs::path& root, const fs::path& out) {
  for (const Video& video : indexDataset(root, {}).videos) {
    const fs::path file = video.folder / video.frames.front(), copy = out / fs::relative(file, root);
    fs::create_directories(copy.parent_path());
    cv::Mat large;
    cv::resize(cv::imread(file.string()), large, {1024, 1024}, 0, 0, cv::INTER_CUBIC);
    cv::imwrite(copy.string(), large, {cv::IMWRITE_JPEG_QUALITY, 95});
  }
}

/// Mean difference to PIL over random crops, resized and turned, grey levels.
double greyLevelsApart(PythonLoader& python, const fs::path& root, int64_t size) {
  double sum = 0.0, count = 0.0;
  Random random({7});
  for (const Video& video : indexDataset(root, {}).videos) {
    const fs::path file = video.folder / video.frames.front();
    const torch::Tensor image = readImage(file);
    const CropBox box = randomCropBox(image.size(1), image.size(0), 0.08, 1.0, random);
    const double degrees = random.uniform(-180.0, 180.0);
    const torch::Tensor ours = rotateImage(resizeImage(cropView(image, box), size, Filter::Bicubic), degrees);
    std::string bytes = python.pixels(box, degrees, file);
    const torch::Tensor theirs = torch::from_blob(bytes.data(), ours.sizes(), torch::kUInt8);
    sum += (ours.to(torch::kFloat64) - theirs.to(torch::kFloat64)).abs().mean().item<double>();
    count += 1.0;
  }
  return sum / count;
}

/// One line of the comparison: what is measured, round by round.
struct Contest {
  std::string name;
  std::function<double()> ours;
  std::function<double()> theirs;  ///< empty: nothing to compare with
  std::vector<double> rates = {}, otherRates = {}, ratios = {};

  void run() {
    rates.push_back(ours());
    if (!theirs) return;
    otherRates.push_back(theirs());
    ratios.push_back(rates.back() / otherRates.back());
  }
  void print() const {
    row(name, median(rates), "face/s a core");
    if (ratios.empty()) return;
    row("  torchvision on the same files", median(otherRates), "face/s a core");
    row("  times torchvision (median of rounds)", median(ratios), "");
  }
};

/// Names of 50,000 videos, read as a training reads them.
void benchIndex(const fs::path& root) {
  for (int v = 0; v < 50'000; ++v) {
    const fs::path folder = root / "domain" / (v % 5 ? "train" : "test") / (v % 2 ? "live" : "spoof") / ("video" + std::to_string(v));
    fs::create_directories(folder);
    std::ofstream(folder / "crop_0001.jpg");
  }
  const auto inUse = [] { return static_cast<double>(mallinfo2().uordblks + mallinfo2().hblkhd) / 1e6; };
  const double before = inUse();
  DatasetIndex index;
  const double seconds = secondsOf([&] { index = indexDataset(root, {}); });
  row("index of " + std::to_string(index.videos.size()) + " videos", seconds, "s");
  row("  its memory", inUse() - before, "MB");
}

}  // namespace

void benchLoader(const Size& size, const LoaderBench& options) {
  enterLoaderThread();  // one thread, here and in Python
  const ScratchFolder folder;
  const fs::path small = folder.path() / "faces", large = folder.path() / "large";
  drawFaces(small);
  enlargeFaces(small, large);
  JobControl control;
  packFaces({small}, control, {});
  std::optional<PythonLoader> python;
  if (!options.against.empty()) python.emplace(options.against, folder.path(), size.imageSize, kBatch);

  const auto seconds = static_cast<double>(options.seconds);
  Config files = loaderConfig(size, small), packed = files, whole = loaderConfig(size, large), scaled = whole;
  packed.data.cache = FaceCache::Auto;
  scaled.data.scaledDecode = true;
  const auto theirs = [&](const char* kind, const char* where) -> std::function<double()> {
    if (!python) return {};
    return [&python, seconds, kind, where] { return python->rate(kind, seconds, where); };
  };
  std::vector<Contest> contests{
      {"training faces, two views, JPEG 256 px", [&] { return trainingRate(files, seconds); }, theirs("train", "faces")},
      {"training faces, two views, packed", [&] { return trainingRate(packed, seconds); }, theirs("train", "faces")},
      {"test faces, JPEG 256 px", [&] { return testRate(files, seconds); }, theirs("test", "faces")},
      {"training faces, two views, JPEG 1024 px", [&] { return trainingRate(whole, seconds); }, theirs("train", "large")},
      {"  with data.scaled_decode (other pixels)", [&] { return trainingRate(scaled, seconds); }, {}},
  };
  for (int64_t round = 0; round < options.rounds; ++round)
    for (Contest& contest : contests) contest.run();
  std::printf("Loader, one core, rates by CPU time%s%s; median of %lld interleaved rounds\n", python ? ", against " : "",
              python ? python->versions().c_str() : "", static_cast<long long>(options.rounds));
  for (const Contest& contest : contests) contest.print();
  if (python) row("mean difference to PIL, crop, resize, turn", greyLevelsApart(*python, small, size.imageSize), "grey levels");
  benchIndex(folder.path() / "names");
}

}  // namespace gacfas::bench
