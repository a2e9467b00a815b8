// gacfas: the terminal program of GAC-FAS Studio.

#include "app/cli/Faults.h"
#include "app/cli/Program.h"

int main(int argc, char** argv) {
  try {
    return gacfas::cli::runProgram(argc, argv);
  } catch (...) {
    return gacfas::cli::reportFault();
  }
}
