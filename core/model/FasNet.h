#pragma once

#include <cstdint>
#include <memory>

#include "core/model/ResNet18.h"
#include "core/tensor/TensorList.h"
#include "core/tensor/Torch.h"
#include "core/types/Config.h"

namespace gacfas {

/// What one forward pass gives, fp32 or fp64.
struct FasOutput {
  torch::Tensor logits;    ///< [N, classes] cosines in -1..1, not scaled
  torch::Tensor features;  ///< [N, 8 * width], unit length
};

struct FasNetOptions {
  int64_t width = 64;                       ///< channels of the first stage; 64 is ResNet-18
  int64_t classes = 1;                      ///< 1 for bce, 2 for ce
  Precision precision = Precision::Fp32;    ///< bf16: the backbone's products in bfloat16, weights stay fp32
};

/// The anti-spoofing network: ResNet-18 (`model.*`), global average pool, cosine head (`fc.weight`, no bias):
/// logit = <z/|z|, w/|w|>. Names are those of the authors' checkpoints (method.md, Model).
class FasNetImpl : public torch::nn::Module {
 public:
  explicit FasNetImpl(const FasNetOptions& options);

  /// images [N, 3, S, S], ImageNet-normalised, on the network's device and of its type.
  FasOutput forward(const torch::Tensor& images, BatchStatistics statistics);

  /// The network cut behind a stage of its backbone, 1..4, with running statistics and without autocast:
  /// fromStage(stageMap(images, k), k) is what forward gives.
  torch::Tensor stageMap(const torch::Tensor& images, int64_t stage);
  FasOutput fromStage(const torch::Tensor& map, int64_t stage);

  /// Kaiming start: convolutions normal with fan_out, batch norm 1 and 0, head uniform with a = sqrt(5). The numbers
  /// depend on the seed alone. `head` only when the backbone comes from a file.
  void initialise(uint64_t seed);
  void initialiseHead(uint64_t seed);

  /// Convolution weights in channels-last order: the fast layout on CPU and GPU alike.
  void useChannelsLast();

  /// Live score of each row: the cosine (one class) or cos_live - cos_spoof (two). [N], higher is more live.
  static torch::Tensor score(const torch::Tensor& logits);

  const FasNetOptions& options() const { return options_; }

 private:
  FasOutput head(const torch::Tensor& pooled);
  torch::Tensor backbone(const torch::Tensor& images, BatchStatistics statistics);

  FasNetOptions options_;
  ResNet18 model_{nullptr};
  std::shared_ptr<torch::nn::Module> fc_;
  torch::Tensor headWeight_;
};
TORCH_MODULE(FasNet);

/// The live parameters under method.md's names: the backbone in torchvision's order, then `fc.weight`.
NamedTensors parametersOf(FasNet& net);
/// Parameters, then buffers, under method.md's names: what a weight file holds.
NamedTensors networkTensors(FasNet& net);

}  // namespace gacfas
