#pragma once

#include <string>
#include <vector>

namespace gacfas {

/// Where something was written: "run.yaml:12" or "--set", and its rank among all that was written.
struct Origin {
  std::string place;
  int rank = 0;
};

/// Gathers all that is wrong with a config, to report it at once.
class FaultList {
public:
  /// Something written at `origin` is wrong: "train.lr: 'fast' is not a number; allowed: ...".
  void addWritten(const Origin& origin, const std::string& text);
  /// Something is not there; reported after all that is written.
  void addMissing(const std::string& place, const std::string& text);
  /// Throws InputError where there are faults: a line each, at most five, then how many more.
  void throwIfAny() const;

private:
  struct Fault {
    int rank;
    std::string line;
  };
  std::vector<Fault> faults_;
};

/// Text of the user's as it may stand inside a message: one line, not endless.
std::string quotedForMessage(const std::string& text);

}  // namespace gacfas
