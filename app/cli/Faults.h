#pragma once

namespace gacfas::cli {

/// Exit codes of the program; 0 is success.
constexpr int kFailed = 1;
constexpr int kBadInput = 2;

/// Prints the exception being handled to stderr as `gacfas: <message>`. Returns the exit code: 2 for bad
/// usage or bad input, 1 for everything else.
int reportFault();

}  // namespace gacfas::cli
