#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gacfas {

/// "a, b, c"
std::string joined(const std::vector<std::string>& words, const std::string& between = ", ");

/// The text as the name of a folder: letters, digits and the characters of `kept` stay, others become '_'.
std::string folderName(std::string text, std::string_view kept);

}  // namespace gacfas
