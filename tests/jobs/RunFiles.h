#pragma once

#include <QString>
#include <filesystem>
#include <map>
#include <string>

namespace gacfas::test {

/// Empty when both runs give the same numbers: every step (its seconds aside), evaluation, score and weight,
/// byte for byte; else what differs.
QString difference(const std::filesystem::path& a, const std::filesystem::path& b);

/// What a weight file says about itself.
std::map<std::string, std::string> metadataOf(const std::filesystem::path& weights);

}  // namespace gacfas::test
