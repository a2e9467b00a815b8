#include "RunFiles.h"

#include "core/io/AtomicFile.h"
#include "core/io/Csv.h"
#include "core/run/RunFolder.h"
#include "core/weights/Safetensors.h"
#include "core/weights/TensorHash.h"

namespace gacfas::test {

namespace {

/// steps.csv without the seconds, which no two runs share.
std::string stepsOf(const RunFolder& run) {
  const CsvTable table = readCsv(run.steps());
  const auto seconds = table.column("seconds");
  std::string text;
  for (std::vector<std::string> row : table.rows) {
    row.erase(row.begin() + seconds);
    text += csvLine(row);
  }
  return text;
}

std::string weightsOf(const RunFolder& run, const std::string& which) {
  return hashTensors(readSafetensors(run.weights(which)).tensors);
}

}  // namespace

QString difference(const std::filesystem::path& a, const std::filesystem::path& b) {
  const RunFolder one = RunFolder::open(a), other = RunFolder::open(b);
  if (stepsOf(one) != stepsOf(other)) return "steps.csv";
  if (loadFile(one.evaluations()) != loadFile(other.evaluations())) return "evaluations.csv";
  for (const char* which : {"last", "best"})
    if (weightsOf(one, which) != weightsOf(other, which)) return QString("weights ") + which;
  for (const auto& item : std::filesystem::directory_iterator(a / "scores"))
    if (loadFile(item.path()) != loadFile(b / "scores" / item.path().filename()))
      return QString::fromStdString(item.path().filename().string());
  return "";
}

std::map<std::string, std::string> metadataOf(const std::filesystem::path& weights) {
  return readSafetensors(weights).metadata;
}

}  // namespace gacfas::test
