#pragma once

namespace gacfas::cli {

/// Reads the command line and does what it asks for. Returns the exit code (0; 2 for no command at all);
/// throws InputError for a command line that is wrong, and whatever the command throws.
int runProgram(int argc, char** argv);

}  // namespace gacfas::cli
