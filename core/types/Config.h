#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace gacfas {

enum class TargetSplit { Test, All };
enum class ThresholdSplit { Test, Dev };
enum class LossKind { Bce, Ce };
enum class MinimizerKind { Erm, Sam, SamDomain, Sagm, GacFas };
enum class Precision { Fp32, Bf16 };
enum class Adaptive { Auto, True, False };
enum class GacVariant { Paper, Released };
enum class DeviceKind { Auto, Cpu, Cuda };

/// Where the faces are and which domains play which part.
/// Whether the pack of a data root (`gacfas pack`) is used where there is one.
enum class FaceCache { Off, Auto };

struct DataConfig {
  std::filesystem::path root;                              ///< holds <domain>/<split>/<live|spoof>/<video>/
  std::vector<std::string> train;                          ///< source domains, in order (the order counts for gac.variant released)
  std::string test;                                        ///< the unseen domain
  TargetSplit targetSplit = TargetSplit::Test;             ///< videos of the unseen domain that are scored
  ThresholdSplit thresholdSplit = ThresholdSplit::Test;    ///< split of the source domains that sets the source threshold
  FaceCache cache = FaceCache::Auto;                       ///< the root's pack, the same pixels sooner
  bool scaledDecode = false;                               ///< JPEGs decoded no larger than needed: other pixels
};

struct ModelConfig {
  std::string init;             ///< "kaiming" or the path of an ImageNet ResNet-18 weight file
  int64_t width = 64;           ///< channels of the first stage; 64 is ResNet-18
  int64_t imageSize = 256;      ///< S, pixels
};

struct TrainConfig {
  LossKind loss = LossKind::Bce;
  double logitScale = 12.0;         ///< s
  double lambdaContrast = 0.2;      ///< lambda
  MinimizerKind minimizer = MinimizerKind::GacFas;
  double ermScale = 1.0;            ///< weight of g in ERM from epoch minimizerWarming on; 2 is the control
  int64_t minimizerWarming = 10;    ///< epochs before the minimiser starts
  int64_t warmingEpochs = 1;        ///< first epochs in which only the head is trained
  int64_t batchSize = 96;           ///< faces a step; twice as many images
  int64_t epochs = 150;
  bool balanced = false;
  Precision precision = Precision::Fp32;
  double lr = 0.005;
  double fcLrScale = 10.0;
  double momentum = 0.9;
  double weightDecay = 1e-4;
  int64_t lrStepSize = 40;          ///< epochs
  double lrGamma = 0.5;
};

struct GacConfig {
  double rho = 0.1;
  double eta = 0.0;
  double alpha = 2e-4;
  Adaptive adaptive = Adaptive::Auto;         ///< auto: true for gac-fas, false for the others
  GacVariant variant = GacVariant::Paper;
};

/// Train transform (method.md, Data). Probabilities are 0..1, angles degrees.
struct AugmentConfig {
  double cropScaleMin = 0.08;
  double cropScaleMax = 1.0;
  double flip = 0.5;
  double rotation = 180.0;     ///< uniform in [-rotation, rotation]
  double cutout = 0.5;
  double jitter = 0.0;         ///< strength of colour jitter, 0 is off
};

struct EvaluateConfig {
  int64_t every = 1;           ///< epochs between evaluations; never epoch 0
  int64_t last = 10;           ///< each of the last epochs is evaluated as well
  int64_t frames = 1;          ///< frames a video
  int64_t batchSize = 64;      ///< images a forward
  bool keepWeights = false;    ///< the weights of every evaluation stay, for the path of a training
  int64_t landscape = 0;       ///< n of an n x n landscape at every evaluation, odd; 0: none
  double landscapeRange = 1.0; ///< it spans [-range, range] on both axes
};

struct LandscapeConfig {
  int64_t points = 21;         ///< n of an n x n plane
  double range = 1.0;          ///< the plane spans [-range, range] on both axes
  int64_t faces = 32;          ///< videos a domain, half live
  uint64_t seed = 123;         ///< of the directions and of the faces
  int64_t batchSize = 64;      ///< images a forward
};

struct SystemConfig {
  DeviceKind device = DeviceKind::Auto;
  int64_t workers = 2;         ///< loader threads
  int64_t threads = 0;         ///< torch threads, 0: all cores
};

/// Every option of a run. Defaults here are the ones in the option table (core/config/OptionTable).
struct Config {
  std::string name;            ///< shown name of the run; empty: made from minimiser and protocol
  uint64_t seed = 1223;
  DataConfig data;
  ModelConfig model;
  TrainConfig train;
  GacConfig gac;
  AugmentConfig augment;
  EvaluateConfig evaluate;
  LandscapeConfig landscape;
  SystemConfig system;

  /// K. Three where no source domains are named, as in a traced step without a config.
  int64_t sourceDomains() const { return data.train.empty() ? 3 : static_cast<int64_t>(data.train.size()); }
  int64_t classes() const { return train.loss == LossKind::Ce ? 2 : 1; }
  bool adaptive() const {
    return gac.adaptive == Adaptive::Auto ? train.minimizer == MinimizerKind::GacFas : gac.adaptive == Adaptive::True;
  }
};

}  // namespace gacfas
