#pragma once

#include "ui/faces/FaceFilterText.h"
#include "ui/faces/FaceListModel.h"
#include "ui/faces/FaceTags.h"

namespace gacfas {

/// The compared runs as the gallery shows them, in the order of Face::scores.
std::vector<FaceRun> galleryRuns(const Comparison& comparison);
/// What a filter and its text can call them.
RunNames namesOf(const Comparison& comparison);
/// What selectFaces() needs to know of them for a filter.
FaceRuns selectionRuns(const Comparison& comparison, const FaceTags& tags, const FaceFilter& filter);

}  // namespace gacfas
