#pragma once

#include "core/model/FasNet.h"
#include "core/tensor/TensorList.h"
#include "core/types/LandscapeRecipe.h"

namespace gacfas {

/// Two axes through a network's parameters: one float32 tensor a parameter and axis, in the order of
/// parametersOf().
struct Plane {
  TensorList x;
  TensorList y;
};

/// Standard normal noise for one axis (0: x, 1: y) in the shapes of `like`, on the CPU. A pure function of
/// seed, axis, the tensor's place and its shape: networks of one architecture share the noise, whatever their
/// weights.
TensorList drawNoise(const TensorList& like, uint64_t seed, uint64_t axis);

/// Filter-wise normalisation of one tensor (Li et al. 2018, "Visualizing the Loss Landscape of Neural Nets",
/// 4), in place: each slice d_i along dimension 0 (a convolution's filter, a linear layer's row) becomes d_i
/// * |w_i| / (|d_i| + 1e-10), so that a filter of zeros has a zero direction. Tensors of fewer than two
/// dimensions become 0, or w where `ignoreBiasBn` is false.
void normaliseByFilter(torch::Tensor& direction, const torch::Tensor& weight, bool ignoreBiasBn);

/// Random axes around the network's present weights. The network is not touched.
Plane makePlane(FasNet& net, const DirectionRecipe& recipe);

}  // namespace gacfas
