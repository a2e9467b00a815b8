#pragma once

#include <QString>
#include <memory>

#include "core/survey/DataSurvey.h"

namespace gacfas {

/// What a data root holds, read once and shared; never changed afterwards.
using SurveyPtr = std::shared_ptr<const DataSurvey>;

/// "train", "dev", "test".
QString splitText(Split split);
/// "live" or "spoof".
QString labelText(Label label);
/// "12 345", the thousands parted by a thin space.
QString countText(int64_t count);
/// "3 videos" from (3, "video", "videos").
QString countText(int64_t count, const QString& one, const QString& many);
/// "4 domains, 640 videos, 3 840 frames, 160 clients".
QString totalsText(const DataSurvey& survey);

}  // namespace gacfas
