#!/usr/bin/env bash
# Proves by hand, not in CI, that the sources compile, link and start with the CUDA wheel of LibTorch, on a machine
# without a CUDA toolkit and without a GPU. Needs ./studio setup, 9 GB of disk and a download of 2.7 GB.
# Writes .deps/venv-cuda and build/cuda-*.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
source packaging/progress.sh
source packaging/setup.sh

cudaVenv=.deps/venv-cuda
jobs=${CMAKE_BUILD_PARALLEL_LEVEL:-2}

installWheel() {
  checkSpace "CUDA build of LibTorch" 0 $cudaTorchMb
  rm -rf $cudaVenv
  python3 -m venv $cudaVenv
  local pin
  pin=$(listed packaging/python-packages.txt | grep '^torch==')
  runStep "Installing the CUDA wheel" .deps/log/pip-cuda.log $cudaVenv/bin/python -m pip install --progress-bar off \
    "$pin,!=${pin#torch==}+cpu" "nvidia-cuda-crt==13.0.*" ||
    fail "pip could not install the CUDA wheel." "$(tail -n 3 .deps/log/pip-cuda.log)"
  touch $cudaVenv/.gacfas-complete
}

# buildWith NAME TARGET OPTION...: configures build/NAME against the CUDA wheel and builds TARGET.
buildWith() {
  local name=$1 target=$2
  shift 2
  runStep "Configuring $name" .deps/log/$name.log cmake -S . -B build/"$name" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DGACFAS_TORCH_DIR="$torchDir" "$@" || fail "CMake failed." "$(tail -n 20 .deps/log/"$name".log)"
  runStep "Building $name" .deps/log/$name.log cmake --build build/"$name" --parallel "$jobs" --target "$target" ||
    fail "The build failed." "$(grep -A 10 -m 3 -E 'FAILED|error:' .deps/log/"$name".log)"
}

[ -f $cudaVenv/.gacfas-complete ] || installWheel
torchDir=$(echo "$PWD"/$cudaVenv/lib/python3*/site-packages/torch)
[ -f "$torchDir"/lib/libtorch_cuda.so ] || fail "$torchDir is not the CUDA build."
say "CUDA wheel: $(du -sh $cudaVenv | cut -f1) in $cudaVenv; nvcc: $(command -v nvcc || echo none)"

buildWith cuda-numerics all -DGACFAS_NUMERICS_ONLY=ON
buildWith cuda-numerics gacfas_torch_probe
build/cuda-numerics/bin/gacfas_torch_probe
buildWith cuda-full gacfas -DGACFAS_BUILD_STUDIO=OFF -DGACFAS_BUILD_TESTS=OFF
build/cuda-full/bin/gacfas info
say "The CUDA build compiles, links and starts."
