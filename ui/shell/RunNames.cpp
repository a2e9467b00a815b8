#include "ui/shell/RunNames.h"

#include "core/run/RunFolder.h"
#include "ui/widgets/Background.h"
#include "ui/widgets/Fault.h"

namespace gacfas {
namespace {

/// What went wrong, empty: nothing.
QString nameRun(const std::filesystem::path& folder, const QString& name) {
  return faultOf([&] { RunFolder(folder).rename(name.toStdString()); });
}

}  // namespace

void RunNames::rename(const RunSnapshot& run, const QString& name) {
  const Renamed change{run.folder, run.name(), name.trimmed()};
  if (change.name == change.before) return;
  inBackground(
      this, [change] { return nameRun(change.folder, change.name); },
      [this, change](const QString& fault) {
        if (!fault.isEmpty()) return failed(fault);
        renamed_.push_back(change);
        Q_EMIT renamed(change.before, change.name);
      });
}

void RunNames::undo() {
  if (renamed_.empty()) return;
  const Renamed change = renamed_.back();
  renamed_.pop_back();
  inBackground(
      this, [change] { return nameRun(change.folder, change.before); },
      [this, change](const QString& fault) {
        if (!fault.isEmpty()) return failed(fault);
        Q_EMIT restored(change.before);
      });
}

}  // namespace gacfas
