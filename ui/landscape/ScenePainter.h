#pragma once

#include <QPointF>

#include "ui/plots/PlotStyle.h"
#include "viz/SurfaceScene.h"

class QPainter;

namespace gacfas {

/// Draws a panel's axes with their texts over its picture. The painter's units are the scene's pixels divided
/// by `ratio`; the origin is the window's top left.
void paintSceneAxes(QPainter& painter, const SurfaceScene& scene, size_t panel, const PlotStyle& style,
                    double ratio);

/// Where the section's ends are on the floor, in the painter's units; nothing without a section.
std::vector<QPointF> sectionEnds(const SurfaceScene& scene, size_t panel, double ratio);
/// The round grips at these places.
void paintGrips(QPainter& painter, const std::vector<QPointF>& places, const PlotStyle& style);

}  // namespace gacfas
