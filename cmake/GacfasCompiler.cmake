# Compiler settings shared by every target: warnings, sanitizers, ccache, and the helper that declares a library.

find_program(GACFAS_CCACHE ccache)
if(GACFAS_CCACHE)
  # Precompiled headers are cached only with these two relaxations (ccache manual, "Precompiled headers"); the depend mode saves
  # preprocessing every file once more.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_DEPEND=1 CCACHE_SLOPPINESS=pch_defines,time_macros
      CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} ${GACFAS_CCACHE})
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)
endif()

# Links a test in a tenth of a second; the default linker takes up to one.
find_program(GACFAS_MOLD mold)
if(GACFAS_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

add_library(gacfas_compiler INTERFACE)
target_compile_options(gacfas_compiler INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wall;-Wextra;-Wpedantic;-Wshadow>)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # False alarms on "literal" + std::string (GCC bug 105651).
  target_compile_options(gacfas_compiler INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict>)
endif()
# To the compiler a file of a group is an included one, whose anonymous namespace is a mistake.
target_compile_options(gacfas_compiler INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-subobject-linkage>)
if(GACFAS_WARNINGS_AS_ERRORS)
  target_compile_options(gacfas_compiler INTERFACE -Werror)
endif()
if(GACFAS_SANITIZE)
  # The sanitizers' own code makes GCC see uninitialised values where there are none.
  target_compile_options(gacfas_compiler INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-maybe-uninitialized>)
  add_compile_options(-fsanitize=${GACFAS_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${GACFAS_SANITIZE})
endif()

# For code that waits for a user or a file: a quarter less time to compile.
add_library(gacfas_light_optimisation INTERFACE)
target_compile_options(gacfas_light_optimisation INTERFACE $<$<CONFIG:Release>:-O1>)

# gacfas_library(NAME SOURCES files... LINKS public libraries... PRIVATE_LINKS libraries... [TORCH|TORCH_PRIVATE])
# Headers are included from the repository root: #include "core/io/AtomicFile.h".
function(gacfas_library name)
  cmake_parse_arguments(ARG "TORCH;TORCH_PRIVATE" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${ARG_LINKS} PRIVATE gacfas_compiler ${ARG_PRIVATE_LINKS})
  if(ARG_TORCH)
    gacfas_use_torch(${name})
  elseif(ARG_TORCH_PRIVATE)
    gacfas_use_torch(${name} PRIVATE)
  endif()
  # Most of the time of a file goes into the headers that it includes, so that a few are compiled as one.
  set_target_properties(${name} PROPERTIES UNITY_BUILD ${GACFAS_UNITY} UNITY_BUILD_BATCH_SIZE 12)
endfunction()
