#pragma once

#include <cerrno>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/io/FileOps.h"

namespace gacfas {

/// Counts the system calls of a save and makes number `failAt` (from 1) go wrong, while this object lives.
/// Flushing is noted, not waited for.
class FaultyDisk {
public:
  enum class Fault {
    Error,        ///< this one call fails with `code`; all later ones, the clean-up too, work
    Kill,         ///< the process dies here: neither this call nor any later one does anything
    KillHalfway,  ///< as Kill, but a write gets half of its bytes down first
    PowerCut,     ///< as Kill, and losePower() takes what was never flushed
  };

  FaultyDisk(int failAt, Fault fault, int code = ENOSPC);
  ~FaultyDisk();
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;

  /// True once call number `failAt` has come.
  bool struck() const { return step_ >= failAt_; }
  /// Cuts every file back to the size that had been flushed, and undoes renames whose folder had not been.
  void losePower();

private:
  /// Counts one call; false, with errno set, where it must not do its work.
  static bool pass();
  static int sync(int descriptor);
  static FaultyDisk* current_;

  struct Rename {
    std::string path;
    bool replaced;
    std::string old;
  };

  int failAt_;
  Fault fault_;
  int code_;
  int step_ = 0;
  bool dead_ = false;
  std::map<int, std::string> open_;       ///< descriptor to path
  std::map<std::string, off_t> flushed_;  ///< path to the size that is safe
  std::set<int> folders_;
  std::vector<Rename> renames_;  ///< not yet flushed
};

/// Leaves out the waiting for the disk while this object lives, where a test saves hundreds of times.
struct QuickDisk {
  QuickDisk();
  ~QuickDisk();
  QuickDisk(const QuickDisk&) = delete;
  QuickDisk& operator=(const QuickDisk&) = delete;
};

}  // namespace gacfas
