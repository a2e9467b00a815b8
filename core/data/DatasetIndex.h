#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/types/Config.h"
#include "core/types/Dataset.h"

namespace gacfas {

/// "train", "dev" or "test": the name of the split's folder.
std::string splitName(Split split);
/// "live" or "spoof": the name of the class's folder.
std::string labelName(Label label);

/// Indexes <root>/<domain>/<train|dev|test>/<live|spoof>/<video>/crop_*.jpg|png; `domains` empty: every
/// domain found. The label is the name of the class folder alone. Folders are listed, files are not opened;
/// the depth is fixed, so links that go round in circles do no harm. Things passed over or taken as a
/// fallback are said in the index's notes. Throws InputError: no such root, root is a file, a domain asked
/// for is missing or has no video.
DatasetIndex indexDataset(const std::filesystem::path& root, const std::vector<std::string>& domains);

/// Index of the domains that a run touches: its sources and its target.
DatasetIndex indexForRun(const Config& config);

/// Throws InputError naming domain, split and class when `domain` lacks live or spoof videos there.
void requireBothClasses(const DatasetIndex& index, const std::string& domain, Split split);

/// Videos of one domain, in the index's order; `split` empty: all splits, `label` empty: both classes.
std::vector<Video> videosOf(const DatasetIndex& index, const std::string& domain,
                            std::optional<Split> split = {}, std::optional<Label> label = {});

}  // namespace gacfas
