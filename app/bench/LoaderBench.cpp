#include <filesystem>

#include "app/bench/Benches.h"
#include "app/bench/Measure.h"
#include "app/synthetic/DemoData.h"
#include "core/data/DatasetIndex.h"
#include "core/data/FaceLoader.h"
#include "core/data/VideoFrames.h"

namespace gacfas::bench {

namespace {

/// A folder of its own below the temporary folder, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "gacfas-bench-XXXXXX").string();
    if (mkdtemp(name.data())) path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Views a second of the training loader: decode, crop, resize, flip, rotation, cutout, normalise.
double trainingRate(const DatasetIndex& index, Config config, int64_t workers, double seconds) {
  config.system.workers = workers;
  FaceLoader loader(index, config);
  loader.seek(0, 0);
  loader.next();
  int64_t faces = 0;
  double elapsed = 0.0;
  while (elapsed < seconds) elapsed += secondsOf([&] { faces += loader.next().labels.size(0); });
  return static_cast<double>(faces) / elapsed;
}

double testRate(const DatasetIndex& index, const Config& config) {
  VideoFrames frames(index.videos, {1, config.model.imageSize, 32, 0});
  int64_t faces = 0;
  const double elapsed = secondsOf([&] {
    while (const auto batch = frames.next()) faces += batch->images.size(0);
  });
  return static_cast<double>(faces) / elapsed;
}

}  // namespace

void benchLoader(const Size& size, int64_t seconds) {
  const TemporaryFolder folder;
  DemoDataOptions options;
  options.out = folder.path() / "faces";
  options.clients = 8;
  JobControl control;
  writeDemoData(options, control, {});
  const DatasetIndex index = indexDataset(options.out, {});
  Config config = benchConfig(size, MinimizerKind::Erm);
  config.data.train = {"studio", "office", "phone"};
  config.train.batchSize = 24;
  const double limit = static_cast<double>(seconds);
  row("loader, training faces (two views), one core", trainingRate(index, config, 0, limit), "face/s");
  row("loader, training faces, two workers", trainingRate(index, config, 2, limit), "face/s");
  row("loader, test faces, one core", testRate(index, config), "face/s");
}

}  // namespace gacfas::bench
