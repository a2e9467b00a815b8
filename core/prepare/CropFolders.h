#pragma once

#include "core/prepare/PreparePlan.h"

namespace gacfas {

/// What SA-FAS's preprocessing writes:
/// <source>/<db>_<train|dev|devel|test>_<live|spoof>_<video>/crop_NNNN.jpg. The name of the database in front
/// is not looked at: the script gives MSU-MFSD another's. Other folders go to plan.unmatched.
void readSafasFolders(PreparePlan& plan);

/// What GAC-FAS's loader reads, and this program's own layout:
/// <source>/<train|dev|test>/<live|spoof>/<video>/crop_NNNN.jpg. Throws InputError where there is no such
/// folder.
void readNestedFolders(PreparePlan& plan);

}  // namespace gacfas
