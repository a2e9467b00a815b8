# Finds LibTorch inside the Python wheel, the CPU and the CUDA build alike, without a CUDA toolkit.
# The wheel's own TorchConfig.cmake demands a full toolkit for the CUDA build; nothing of it is needed to compile or link.
#
#   GACFAS_TORCH_DIR   folder of the wheel's `torch` package (default: the one in .deps/venv)
# Defines the imported target LibTorch::LibTorch, LibTorch_VERSION and LibTorch_CUDA (TRUE for the CUDA wheel).

if(NOT GACFAS_TORCH_DIR)
  file(GLOB _gacfas_torch_dirs ${CMAKE_SOURCE_DIR}/.deps/venv/lib/python3*/site-packages/torch)
  list(GET _gacfas_torch_dirs 0 _gacfas_torch_dir)
  set(GACFAS_TORCH_DIR "${_gacfas_torch_dir}" CACHE PATH "The torch package of the LibTorch wheel" FORCE)
endif()

if(EXISTS "${GACFAS_TORCH_DIR}/version.py")
  file(STRINGS "${GACFAS_TORCH_DIR}/version.py" _gacfas_torch_version REGEX "^__version__")
  string(REGEX MATCH "[0-9]+\\.[0-9]+\\.[0-9]+" LibTorch_VERSION "${_gacfas_torch_version}")
endif()
find_library(LibTorch_LIBRARY torch PATHS "${GACFAS_TORCH_DIR}/lib" NO_DEFAULT_PATH)
find_library(LibTorch_CPU_LIBRARY torch_cpu PATHS "${GACFAS_TORCH_DIR}/lib" NO_DEFAULT_PATH)
find_library(LibTorch_C10_LIBRARY c10 PATHS "${GACFAS_TORCH_DIR}/lib" NO_DEFAULT_PATH)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibTorch
  REQUIRED_VARS LibTorch_LIBRARY LibTorch_CPU_LIBRARY LibTorch_C10_LIBRARY
  VERSION_VAR LibTorch_VERSION
  REASON_FAILURE_MESSAGE "run ./studio setup, or set GACFAS_TORCH_DIR to the torch folder of a LibTorch wheel")

if(LibTorch_FOUND AND NOT TARGET LibTorch::LibTorch)
  set(_gacfas_torch_lib "${GACFAS_TORCH_DIR}/lib")
  add_library(LibTorch::LibTorch INTERFACE IMPORTED)
  target_include_directories(LibTorch::LibTorch SYSTEM INTERFACE
    "${GACFAS_TORCH_DIR}/include" "${GACFAS_TORCH_DIR}/include/torch/csrc/api/include")
  set(_gacfas_torch_libs torch torch_cpu c10)
  set(LibTorch_CUDA FALSE)
  if(EXISTS "${_gacfas_torch_lib}/libtorch_cuda.so")
    list(APPEND _gacfas_torch_libs torch_cuda c10_cuda)
    set(LibTorch_CUDA TRUE)
    # There after `pip install nvidia-cuda-crt`; only ATen/cuda and c10/cuda headers need them.
    file(GLOB _gacfas_cuda_include "${GACFAS_TORCH_DIR}/../nvidia/cu*/include")
    target_include_directories(LibTorch::LibTorch SYSTEM INTERFACE ${_gacfas_cuda_include})
    # Those headers call the CUDA runtime, the one that the wheel's libraries load.
    file(GLOB _gacfas_cudart "${GACFAS_TORCH_DIR}/../nvidia/cu*/lib/libcudart.so.*")
    foreach(_gacfas_library ${_gacfas_cudart})
      cmake_path(GET _gacfas_library PARENT_PATH _gacfas_folder)
      target_link_options(LibTorch::LibTorch INTERFACE "LINKER:-rpath,${_gacfas_folder}")
      list(APPEND _gacfas_torch_libs "${_gacfas_library}")
    endforeach()
  endif()
  # DT_RPATH, not RUNPATH: it is also searched for the libraries that the wheel's libraries need.
  target_link_options(LibTorch::LibTorch INTERFACE
    "-L${_gacfas_torch_lib}" "LINKER:--disable-new-dtags" "LINKER:-rpath,${_gacfas_torch_lib}" "LINKER:--allow-shlib-undefined")
  target_link_libraries(LibTorch::LibTorch INTERFACE "-Wl,--no-as-needed" ${_gacfas_torch_libs} "-Wl,--as-needed")
endif()
