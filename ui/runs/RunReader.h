#pragma once

#include <chrono>
#include <functional>
#include <map>

#include "ui/runs/FileStamp.h"
#include "ui/runs/NumberFile.h"
#include "ui/runs/RunSnapshot.h"

namespace gacfas {

/// Keeps one run's snapshot up to date, reading only files that changed since it last looked.
class RunReader {
public:
  using Time = std::chrono::steady_clock::time_point;
  RunReader(std::filesystem::path folder, QString key);

  /// The run as it is now: the same pointer as before where nothing changed, null where there is no run any
  /// more. Throws nothing: what cannot be read is the snapshot's problem.
  RunPtr look(Time now);
  /// Stores the style in appearance.json; where that cannot be written, keeps it in memory.
  void setStyle(int style);
  /// Whether it deserves frequent looks: it runs, or something changed a moment ago.
  bool lively(Time now) const;

private:
  bool readIfNew(FileStamp& seen, const std::filesystem::path& file, const std::function<void()>& read);
  bool refresh(Time now);
  bool refreshState(bool statusChanged, Time now);
  bool refreshEvaluations(Time now);
  bool refreshLandscapes();
  std::shared_ptr<const LandscapeFacts> factsOf(const LandscapeEntry& entry);
  std::vector<FileStamp> stamps() const;
  RunPtr broken(const std::string& message) const;

  struct KnownFacts {
    std::shared_ptr<const LandscapeFacts> facts;
    FileStamp settings;
    size_t bytes = 0;  ///< of the journal
  };

  RunFolder run_;
  RunSnapshot draft_;  ///< what the next snapshot is copied from
  RunPtr last_;
  FileStamp facts_ = FileStamp::never(), config_ = facts_, status_ = facts_, appearance_;
  NumberFile steps_, evaluations_;
  std::vector<FileStamp> brokenAt_;  ///< files as they were when they could not be read, empty: they could
  std::map<std::string, KnownFacts> landscapeFacts_;  ///< by folder name
  bool held_ = false;
  int styleInMemory_ = -1;
  Time lockSeen_{}, changedAt_{};
};

}  // namespace gacfas
