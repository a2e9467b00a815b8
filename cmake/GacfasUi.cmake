# Qt Widgets for the window and its tests: one precompiled header, and the helper that declares a part of the window.

find_package(Qt6 6.4 REQUIRED COMPONENTS Widgets OpenGLWidgets Svg PrintSupport DBus Concurrent)
find_package(QCustomPlotQt6 REQUIRED)   # target QCustomPlotQt6::QCustomPlotQt6

add_library(gacfas_qt INTERFACE)
target_link_libraries(gacfas_qt INTERFACE Qt6::Widgets)
# LibTorch's headers use the words that Qt's keywords would take away.
target_compile_definitions(gacfas_qt INTERFACE QT_NO_KEYWORDS QT_NO_FOREACH)

add_library(gacfas_ui_pch STATIC ${CMAKE_SOURCE_DIR}/cmake/UiPch.cpp)
target_link_libraries(gacfas_ui_pch PUBLIC gacfas_qt PRIVATE gacfas_compiler gacfas_light_optimisation)
target_precompile_headers(gacfas_ui_pch PRIVATE <QtWidgets>)

# gacfas_ui_library(NAME SOURCES files... LINKS public libraries... PRIVATE_LINKS libraries...)
function(gacfas_ui_library name)
  gacfas_library(${name} ${ARGN})
  target_link_libraries(${name} PUBLIC gacfas_qt PRIVATE gacfas_light_optimisation)
  target_precompile_headers(${name} REUSE_FROM gacfas_ui_pch)
  set_target_properties(${name} PROPERTIES AUTOMOC ON AUTORCC ON)
endfunction()
