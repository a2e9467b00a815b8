# LibTorch and its precompiled header, core/tensor/Torch.h: without it a file costs 10 s and more.

find_package(LibTorch REQUIRED)

add_library(gacfas_torch_pch STATIC ${CMAKE_SOURCE_DIR}/cmake/TorchPch.cpp)
target_link_libraries(gacfas_torch_pch PUBLIC LibTorch::LibTorch PRIVATE gacfas_compiler)
target_include_directories(gacfas_torch_pch PRIVATE ${CMAKE_SOURCE_DIR})
target_precompile_headers(gacfas_torch_pch PRIVATE
  ${CMAKE_SOURCE_DIR}/core/tensor/Torch.h <torch/nn/module.h> <torch/nn/pimpl.h>)

# Links LibTorch into TARGET and compiles it with the shared precompiled header. SCOPE is PUBLIC (default), or PRIVATE
# where the target's headers are free of LibTorch.
function(gacfas_use_torch target)
  set(scope ${ARGN})
  if(NOT scope)
    set(scope PUBLIC)
  endif()
  target_link_libraries(${target} ${scope} LibTorch::LibTorch)
  target_precompile_headers(${target} REUSE_FROM gacfas_torch_pch)
endfunction()

add_executable(gacfas_torch_probe EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/cmake/TorchProbe.cpp)
target_include_directories(gacfas_torch_probe PRIVATE ${CMAKE_SOURCE_DIR})
target_link_libraries(gacfas_torch_probe PRIVATE gacfas_compiler)
gacfas_use_torch(gacfas_torch_probe)
