#include <algorithm>
#include <iostream>

#include "app/cli/Console.h"
#include "app/cli/Json.h"
#include "app/cli/StopSignals.h"
#include "app/cli/Text.h"
#include "app/cli/commands/EvaluateArguments.h"
#include "core/io/AtomicFile.h"
#include "core/io/Csv.h"
#include "core/io/ScratchFolder.h"
#include "core/jobs/ScoreJob.h"
#include "core/prepare/FileCrops.h"

namespace gacfas::cli {

namespace {

using Paths = std::vector<std::filesystem::path>;

/// A folder of crops for each picture or video.
Paths cropsOf(const Paths& files, const std::filesystem::path& scratch, const JobControl& control, Console& console) {
  Paths folders;
  for (const std::filesystem::path& file : files) {
    console.line("finding the face in " + file.string());
    folders.push_back(scratch / std::to_string(folders.size()));
    cropFile(file, folders.back(), {}, control);
  }
  return folders;
}

ImageResult scoredImages(const EvaluateArguments& arguments) {
  Console console;
  ImageResult result;
  const Paths paths(arguments.images.begin(), arguments.images.end());
  untilStopped("Nothing was written", [&](JobControl& control) {
    const ProgressSink progress = [&](const Progress& now) { console.progress(now); };
    if (!arguments.crop) {
      result = scoreImages(arguments.request(), paths, control, progress);
      return;
    }
    const ScratchFolder scratch;
    result = scoreImages(arguments.request(), cropsOf(paths, scratch.path(), control, console), control, progress);
    for (size_t i = 0; i < paths.size(); ++i) result.images[i].path = paths[i];
  });
  return result;
}

/// The threshold of the verdicts: that of the source domains, else probability 0.5.
ThresholdSource verdictSource(const ImageResult& result) {
  return result.sourceThreshold ? ThresholdSource::source(*result.sourceThreshold)
                                : ThresholdSource::probability();
}

const char* verdictOf(const ImageScore& image, const ThresholdSource& source) {
  return image.score >= source.value ? "live" : "spoof";
}

void writeCsv(const std::string& file, const ImageResult& result) {
  const ThresholdSource source = verdictSource(result);
  std::string text = csvLine({"path", "frames", "score", "probability", "verdict"});
  for (const ImageScore& image : result.images)
    text += csvLine({image.path.string(), std::to_string(image.frames), csvNumber(image.score),
                     csvNumber(image.probability), verdictOf(image, source)});
  saveFile(file, text);
}

void printTable(const ImageResult& result) {
  const ThresholdSource source = verdictSource(result);
  std::cout << "Weights: " << result.weightsFile.string() << "\nVerdicts at the threshold of "
            << labelOf(source) << ": " << fixed(source.value, 4) << "\n\n"
            << "   score  probability  verdict  frames  path\n";
  for (const ImageScore& image : result.images)
    std::cout << alignedRight(fixed(image.score, 4), 8) << alignedRight(fixed(image.probability, 4), 13)
              << "  " << alignedLeft(verdictOf(image, source), 7)
              << alignedRight(std::to_string(image.frames), 8) << "  " << image.path.string() << "\n";
}

void printJson(const ImageResult& result) {
  const ThresholdSource source = verdictSource(result);
  Json images = Json::array();
  for (const ImageScore& image : result.images)
    images.push_back({{"path", image.path.string()},
                      {"frames", image.frames},
                      {"score", image.score},
                      {"probability", image.probability},
                      {"verdict", verdictOf(image, source)}});
  print({{"weights", result.weightsFile.string()},
         {"threshold_source", labelOf(source)},
         {"threshold", source.value},
         {"images", images}});
}

}  // namespace

void evaluateImages(const EvaluateArguments& arguments) {
  const ImageResult result = scoredImages(arguments);
  if (!arguments.out.empty()) writeCsv(arguments.out, result);
  if (arguments.json)
    printJson(result);
  else
    printTable(result);
}

}  // namespace gacfas::cli
