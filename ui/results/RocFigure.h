#pragma once

#include "ui/plots/FigureContent.h"

namespace gacfas {

/// ROC curves on the unseen domain, as the Results page draws them. Its CSV has every point of every curve:
/// run, domains ("street", or "sources" for the pooled source domains), threshold, fpr, tpr.
FigurePtr loadRocFigure(const FigureSpec& spec);

}  // namespace gacfas
