// The precompiled header of LibTorch needs a target of its own; see GacfasTorch.cmake.
