#!/usr/bin/env bash
# Builds the numerical part and its CUDA tests with LibTorch alone and runs them. Needs cmake, a compiler and a LibTorch wheel:
#   tests/cuda/run.sh [TORCH_DIR]     TORCH_DIR: the wheel's torch folder; default: the one of `python3 -c "import torch"`
# Without a GPU every test says why it is skipped.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
torch=${1:-$(python3 -c 'import os, torch; print(os.path.dirname(torch.__file__))')}
generator=$(command -v ninja >/dev/null && echo Ninja || echo "Unix Makefiles")
cmake -S . -B build/cuda-tests -G "$generator" -DCMAKE_BUILD_TYPE=Release -DGACFAS_NUMERICS_ONLY=ON -DGACFAS_TORCH_DIR="$torch"
cmake --build build/cuda-tests --parallel "$(nproc)"
ctest --test-dir build/cuda-tests -L cuda --output-on-failure
