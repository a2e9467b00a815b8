#pragma once

#include <string>
#include <vector>

#include "core/config/ConfigFaults.h"

namespace gacfas {

/// Where something was written: "run.yaml:12" or "--set", and its rank among all that was written.
struct Origin {
  std::string place;
  int rank = 0;
  int line = 0;  ///< of the file, from 1; 0: in none
};

/// Gathers all that is wrong with a config, to report it at once.
class FaultList {
public:
  /// Something written at `origin` is wrong: "train.lr: 'fast' is not a number; allowed: ...".
  void addWritten(const Origin& origin, const std::string& text);
  /// Something is not there; reported after all that is written.
  void addMissing(const std::string& place, const std::string& text);
  /// Throws ConfigError where there are faults: a line each, at most five, then how many more.
  void throwIfAny() const;

private:
  struct Fault {
    int rank;
    std::string place;
    ConfigFault fault;
  };
  std::vector<Fault> faults_;
};

/// Text of the user's as it may stand inside a message: one line, not endless.
std::string quotedForMessage(const std::string& text);

}  // namespace gacfas
