#include "core/prepare/BoxFile.h"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <system_error>
#include <vector>

#include "core/io/AtomicFile.h"
#include "core/types/Error.h"

namespace gacfas {
namespace {

namespace fs = std::filesystem;

std::optional<std::vector<double>> numbersOf(std::string line) {
  std::replace(line.begin(), line.end(), ',', ' ');
  std::istringstream text(line);
  std::vector<double> numbers;
  for (double number; text >> number;) numbers.push_back(number);
  if (!text.eof()) return std::nullopt;
  return numbers;
}

std::optional<FaceBox> boxOf(const std::vector<double>& n, bool eyesOnly) {
  if (n.size() == 5 && eyesOnly) return boxOfEyes(n[1], n[2], n[3], n[4]);
  if (n.size() == 5) return FaceBox{n[1], n[2], n[3], n[4]};
  if (n.size() != 9 || eyesOnly) return std::nullopt;
  const FaceBox eyes = boxOfEyes(n[5], n[6], n[7], n[8]);
  return FaceBox{n[1],          n[2],          n[3] - n[1],    n[4] - n[2],   true,
                 eyes.leftEyeX, eyes.leftEyeY, eyes.rightEyeX, eyes.rightEyeY};
}

}  // namespace

std::optional<fs::path> findBoxFile(const fs::path& source, const std::string& path) {
  const fs::path stem = fs::path(path).replace_extension();
  std::vector<fs::path> candidates{stem.string() + ".face", stem.string() + ".txt"};
  fs::path above, below = stem;
  while (!below.empty()) {
    candidates.push_back(above / "face-locations" / (below.string() + ".face"));
    above /= *below.begin();
    below = below.lexically_relative(*below.begin());
    if (below == ".") break;
  }
  std::error_code ignored;
  for (const fs::path& candidate : candidates)
    if (fs::is_regular_file(source / candidate, ignored)) return source / candidate;
  return std::nullopt;
}

FrameBoxes readBoxFile(const fs::path& file) {
  const bool eyesOnly = file.extension() != ".face";
  FrameBoxes boxes;
  std::string text;
  try {
    text = loadFile(file);
  } catch (const IoError&) {
    return {};
  }
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::optional<std::vector<double>> numbers = numbersOf(line);
    if (numbers && numbers->empty()) continue;
    const std::optional<FaceBox> box = numbers ? boxOf(*numbers, eyesOnly) : std::nullopt;
    if (!box) return {};
    if (box->width > 1 && box->height > 1) boxes[std::llround(numbers->front())] = *box;
  }
  return boxes;
}

}  // namespace gacfas
