#pragma once

#include <array>
#include <functional>
#include <string>
#include <vector>

#include "core/prepare/PreparePlan.h"
#include "core/types/Dataset.h"
#include "core/types/JobControl.h"

namespace gacfas {

/// Figures of one face crop by which cameras and lights differ.
enum class FaceMeasure {
  Brightness,  ///< mean luma (Rec. 601), grey levels 0 to 255
  Contrast,    ///< standard deviation of the luma, grey levels
  Sharpness,   ///< variance of the Laplacian of the luma at 256 x 256 pixels, as focus is measured
              ///< (Pech-Pacheco et al., ICPR 2000); grey levels squared
  Warmth,  ///< mean red less mean blue, grey levels -255 to 255
  Side     ///< shorter side of the crop in its file, pixels
};
inline constexpr size_t kFaceMeasures = 5;
using FaceFigures = std::array<double, kFaceMeasures>;

/// Figures of the sampled faces of one domain and class.
struct DomainFigures {
  std::string domain;
  Label label = Label::Spoof;
  std::vector<FaceFigures> faces;

  std::vector<double> values(FaceMeasure measure) const;
};

struct FaceStatistics {
  std::vector<DomainFigures> groups;   ///< by domain, live first
  std::vector<PassedOver> unreadable;  ///< images that are none, and why
  int64_t looked = 0;                  ///< images, readable or not
};

/// Figures of one image file. Throws InputError naming the file where it cannot be decoded.
FaceFigures measureFace(const std::filesystem::path& file);

/// The middle frame of up to `perClass` videos of each domain and class, spread evenly over the index: the
/// same for the same data. Decodes on the caller's thread; `tell` gets the share done, 0 to 1. Throws
/// Cancelled.
FaceStatistics measureFaces(const DatasetIndex& index, int64_t perClass, const JobControl& control,
                            const std::function<void(double)>& tell = {});

}  // namespace gacfas
