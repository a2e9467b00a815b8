#include "viz/Colour.h"

#include <vtkColorTransferFunction.h>
#include <vtkSmartPointer.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace gacfas {
namespace {

constexpr size_t kSteps = 256;
constexpr std::array<uint32_t, 11> kViridis = {0x440154, 0x482576, 0x414487, 0x35608d, 0x2a788e, 0x21908c,
                                               0x22a884, 0x43bf71, 0x7ad151, 0xbbdf27, 0xfde725};

Rgb fromHex(uint32_t hex) {
  return {((hex >> 16) & 255) / 255.0, ((hex >> 8) & 255) / 255.0, (hex & 255) / 255.0};
}

/// Between the entries of a table whose first is at 0 and whose last is at 1.
template <typename Table>
Rgb between(const Table& table, double t) {
  const double place = std::clamp(t, 0.0, 1.0) * static_cast<double>(table.size() - 1);
  const auto low = std::min(static_cast<size_t>(place), table.size() - 2);
  const double share = place - static_cast<double>(low);
  Rgb colour{};
  for (size_t i = 0; i < 3; ++i) colour[i] = (1 - share) * table[low][i] + share * table[low + 1][i];
  return colour;
}

std::vector<Rgb> divergingTable(uint32_t low, uint32_t high) {
  const Rgb from = fromHex(low), to = fromHex(high);
  const auto function = vtkSmartPointer<vtkColorTransferFunction>::New();
  function->SetColorSpaceToDiverging();
  function->AddRGBPoint(0.0, from[0], from[1], from[2]);
  function->AddRGBPoint(1.0, to[0], to[1], to[2]);
  std::vector<Rgb> table(kSteps + 1);
  for (size_t i = 0; i <= kSteps; ++i) function->GetColor(static_cast<double>(i) / kSteps, table[i].data());
  return table;
}

}  // namespace

Rgb coolToWarm(double t) {
  static const std::vector<Rgb> table = divergingTable(0x3b4cc0, 0xb40426);
  return between(table, t);
}

Rgb purpleToOrange(double t) {
  static const std::vector<Rgb> table = divergingTable(0x6f4fa1, 0xc2550c);
  return between(table, t);
}

Rgb viridis(double t) {
  static const std::vector<Rgb> table = [] {
    std::vector<Rgb> colours;
    for (const uint32_t hex : kViridis) colours.push_back(fromHex(hex));
    return colours;
  }();
  return between(table, t);
}

}  // namespace gacfas
