#include "ui/shell/RunData.h"

#include "core/run/RunFolder.h"
#include "ui/widgets/Background.h"
#include "ui/widgets/Fault.h"

namespace gacfas {

void RunData::move(const std::vector<RunPtr>& runs, const QString& root) {
  std::vector<Place> places;
  for (const RunPtr& run : runs) places.push_back({run->folder, run->config.data.root});
  struct Outcome {
    std::vector<Place> moved;
    QString fault;
  };
  inBackground(
      this,
      [places, root] {
        Outcome outcome;
        outcome.fault = faultOf([&] {
          for (const Place& place : places) {
            RunFolder(place.run).moveData(root.toStdString(), DataCheck::Domains);
            outcome.moved.push_back(place);
          }
        });
        return outcome;
      },
      [this, root](const Outcome& outcome) {
        if (!outcome.moved.empty()) {
          before_.push_back(outcome.moved);
          Q_EMIT moved(root, static_cast<int>(outcome.moved.size()));
        }
        if (!outcome.fault.isEmpty()) Q_EMIT failed(outcome.fault);
      });
}

void RunData::undo() {
  if (before_.empty()) return;
  const std::vector<Place> places = before_.back();
  before_.pop_back();
  inBackground(
      this,
      [places] {
        return faultOf([&] {
          for (const Place& place : places) RunFolder(place.run).moveData(place.root, DataCheck::None);
        });
      },
      [this](const QString& fault) {
        if (!fault.isEmpty()) return failed(fault);
        Q_EMIT restored();
      });
}

}  // namespace gacfas
