#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace gacfas {

/// What is measured and how finely. A count of 0 leaves a quantity out.
struct SharpnessOptions {
  int64_t directions = 10;     ///< filter-normalised random directions of the curvature
  double step = 0.02;          ///< half width h of the second difference along a direction
  int64_t probes = 10;         ///< Rademacher vectors of the trace
  int64_t eigenvalues = 3;     ///< largest Hessian eigenvalues
  int64_t lanczosSteps = 30;   ///< at most, a domain and for all
  double tolerance = 0.01;     ///< of an eigenvalue, relative to the largest
  double rho = 0.1;            ///< radius of the SAM ball
  int64_t ascentSteps = 10;    ///< of the ascent in the ball
  int64_t ascentStarts = 2;    ///< the gradient's direction, then random ones
  bool doublePrecision = false;
};

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// A figure that is a mean over the measured faces.
struct FaceMean {
  double value = kUnknown;
  double faceError = kUnknown;  ///< standard error over faces; NaN where there are too few
};

/// A figure that is a mean over random draws (directions or probes) as well.
struct DrawMean {
  double mean = kUnknown;
  double deviation = kUnknown;      ///< sample standard deviation over the draws
  double standardError = kUnknown;  ///< deviation / sqrt(draws)
  double faceError = kUnknown;      ///< standard error over faces, the draws held fixed
  std::vector<double> draws;        ///< one value a draw
};

struct HessianEigenvalue {
  double value = kUnknown;
  double residual = kUnknown;   ///< |H u - value u|: an eigenvalue of H lies within it
  double faceError = kUnknown;  ///< standard error over faces of u' H u, u held fixed
};

/// Largest eigenvalues in falling order and the least one. `steps` is what Lanczos took; `converged` tells
/// whether the largest ones reached the tolerance.
struct HessianSpectrum {
  std::vector<HessianEigenvalue> largest;
  HessianEigenvalue least;
  int64_t steps = 0;
  bool converged = false;
};

/// Largest loss increase found within the ball.
struct SamSharpness {
  double increase = kUnknown;   ///< nat; a lower bound of the true maximum
  double faceError = kUnknown;  ///< standard error over faces, the perturbation held fixed
  double firstStep = kUnknown;  ///< after one step along the gradient: what SAM itself looks at
  std::vector<double> starts;   ///< best of each start
};

/// Figures of the loss of one domain's faces, or of all domains (mean over domains).
struct SharpnessFigures {
  std::string name;  ///< of the domain; "all"
  FaceMean loss;     ///< nat
  double gradientNorm = kUnknown;
  DrawMean secondDifference;  ///< (L(h d) - 2 L(0) + L(-h d)) / h^2
  DrawMean curvature;         ///< d' H d
  DrawMean trace;
  HessianSpectrum spectrum;
  SamSharpness sam, adaptiveSam;
};

/// The sharpness of one weight file on one set of faces.
struct SharpnessReport {
  std::string weights;    ///< "last" or "best"
  std::string modelHash;  ///< as a landscape's
  std::string facesHash;
  std::string device;
  uint64_t seed = 0;
  int64_t faces = 0;
  int64_t parameters = 0;
  SharpnessOptions options;
  std::vector<SharpnessFigures> figures;  ///< "all", then each domain
};

}  // namespace gacfas
