#pragma once

#include <string>
#include <vector>

namespace gacfas::cli {

/// "0.4170"; "-" for NaN.
std::string fixed(double value, int decimals);

/// Filled up with spaces to `width` characters.
std::string alignedLeft(const std::string& text, size_t width);
std::string alignedRight(const std::string& text, size_t width);

/// The word as a shell takes it: quoted where it must be.
std::string shellWord(const std::string& word);

}  // namespace gacfas::cli
