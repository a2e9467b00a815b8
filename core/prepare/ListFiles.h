#pragma once

#include "core/prepare/PreparePlan.h"

namespace gacfas {

/// A list of `path label` or `label,path` lines (SSAN, IADG, protocol files): label and path in either order,
/// with spaces or a comma between them; what follows on a line (boxes, landmarks) is not looked at. The label
/// is a number or a word (live, real, genuine; spoof, fake, attack); numbers equal to options.live are live.
/// A path is an image, a folder of images or a video, with or without its extension, absolute or relative to
/// the list's folder. Images of one folder whose names differ only in the number at their end are one video.
/// `#` starts a comment. Throws InputError naming file and line, and where options.split is missing.
void readList(const PrepareOptions& options, PreparePlan& plan);

/// SSDG's JSON: [{"photo_path": ..., "photo_label": ..., "photo_belong_to_video_ID": ...}, ...]. Throws as
/// readList.
void readSsdgList(const PrepareOptions& options, PreparePlan& plan);

}  // namespace gacfas
