#pragma once

// What nearly every file needs of LibTorch: tensors and autograd. <torch/torch.h> has ten times as much and doubles the time
// to compile a file; those who need modules, optimisers or CUDA calls include them by name.
#include <torch/autograd.h>
#include <torch/types.h>
#include <torch/utils.h>
