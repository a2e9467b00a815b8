#pragma once

#include "core/model/FasNet.h"
#include "core/tensor/TensorList.h"
#include "core/types/LandscapeRecipe.h"

namespace gacfas {

/// Two axes through a network's tensors: one float32 tensor for each of parametersOf(), in its order, or for
/// each of statesOf(). An empty y does not move.
struct Plane {
  TensorList x;
  TensorList y;
};

/// parametersOf(), then the running means and variances of batch norm: what AxisTensors::States moves.
NamedTensors statesOf(FasNet& net);

/// Standard normal noise for one axis (0: x, 1: y; or the number of a line) in the shapes of `like`, on the
/// CPU. A pure function of seed, axis, the tensor's place and its shape: networks of one architecture share
/// the noise, whatever their weights.
TensorList drawNoise(const TensorList& like, uint64_t seed, uint64_t axis);

/// Scales one tensor of a random direction to its weight, in place (Li et al. 2018, "Visualizing the Loss
/// Landscape of Neural Nets", 4; DirectionNorm). Norms get 1e-10 added where the direction is divided by
/// them, so that a filter of zeros has a zero direction. Tensors of fewer than two dimensions (biases, batch
/// norm) become 0, or w where `ignoreBiasBn` is false, under every norm.
void normaliseDirection(torch::Tensor& direction, const torch::Tensor& weight, DirectionNorm norm,
                        bool ignoreBiasBn);

/// DirectionNorm::Filter.
void normaliseByFilter(torch::Tensor& direction, const torch::Tensor& weight, bool ignoreBiasBn);

/// A random axis around the network's present weights, over its parameters or states. The network is not
/// touched. `number` is that of drawNoise().
TensorList randomAxis(FasNet& net, const AxisRecipe& recipe, uint64_t seed, uint64_t number);

/// Random axes around the network's present weights; y is empty where the recipe's shape is a line.
Plane makePlane(FasNet& net, const DirectionRecipe& recipe);

}  // namespace gacfas
