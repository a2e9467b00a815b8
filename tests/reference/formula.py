"""Inputs that any program can recompute bit for bit, without files, and short digests of long vectors.

    value(t, i) = mix((t * 0x9E3779B1 + i) mod 2^32) * 2^-31 - 1            in [-1, 1), exact in fp64
    mix(h): h ^= h >> 16; h *= 0x85EBCA6B; h ^= h >> 13; h *= 0xC2B2AE35; h ^= h >> 16      (32-bit unsigned)

t numbers the tensor, i its elements in row-major order. The tensors of the small model (ResNet-18 of width w):
    parameter number p in torchvision's order, then fc.weight       t = p
        convolution, fan_in = in * kh * kw                          sqrt(6 / fan_in) * value
        fc.weight, fan_in = 8 w                                     sqrt(1 / fan_in) * value
        batch-norm weight                                           1 + 0.3 * value
        batch-norm bias                                             0.1 * value
    batch norm number b in the order of the parameters
        running_mean                                                0.1 * value, t = 500 + b
        running_var                                                 1 + 0.3 * value, t = 600 + b
        num_batches_tracked                                         5
    images [2B, 3, S, S]                                            1.5 * value, t = 1000
Every product and sum above is one fp64 operation, from left to right.

Digest of a vector x of n elements: [|x|, x . p0, x . p1, x . p2] with probe pj[i] = value(2000 + j, i). A parameter
vector is the parameters joined in order, i running through all of them.
"""

import math

import numpy as np
import torch

from gacfas_reference import batch_norms, parameter_shapes


def value(t, count):
    h = (np.uint64(t) * np.uint64(0x9E3779B1) + np.arange(count, dtype=np.uint64)) & np.uint64(0xFFFFFFFF)
    h = h.astype(np.uint32)
    h ^= h >> np.uint32(16)
    h *= np.uint32(0x85EBCA6B)
    h ^= h >> np.uint32(13)
    h *= np.uint32(0xC2B2AE35)
    h ^= h >> np.uint32(16)
    return h.astype(np.float64) * 2.0 ** -31 - 1.0


def tensor(t, shape):
    return torch.from_numpy(value(t, int(np.prod(shape))).reshape(shape))


def parameter(name, t, shape):
    u = tensor(t, shape)
    if len(shape) == 4:
        return np.sqrt(6.0 / np.prod(shape[1:])) * u
    if name == "fc.weight":
        return np.sqrt(1.0 / shape[1]) * u
    return 1.0 + 0.3 * u if name.endswith("weight") else 0.1 * u


def make_weights(width, classes):
    """All parameters and buffers of the model in fp64: {name: tensor}."""
    shapes = parameter_shapes(width, classes)
    weights = {name: parameter(name, t, shape) for t, (name, shape) in enumerate(shapes.items())}
    for b, (prefix, channels) in enumerate(batch_norms(width).items()):
        weights[f"{prefix}.running_mean"] = 0.1 * tensor(500 + b, (channels,))
        weights[f"{prefix}.running_var"] = 1.0 + 0.3 * tensor(600 + b, (channels,))
        weights[f"{prefix}.num_batches_tracked"] = torch.tensor(5)
    return weights


def make_images(faces, size, t=1000):
    return 1.5 * tensor(t, (2 * faces, 3, size, size))


def joined(tensors):
    return torch.cat([x.reshape(-1) for x in tensors]).numpy()


def digest(x, probes=3):
    """[norm, dot with probe 0, 1, ...] of a flat array."""
    return [math.sqrt(math.fsum(x * x))] + [math.fsum(x * value(2000 + j, len(x))) for j in range(probes)]
