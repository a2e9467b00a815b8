#include "ui/runs/RunSnapshot.h"

#include <QStringList>
#include <algorithm>

namespace gacfas {

const std::vector<double>* NumberTable::column(const std::string& name) const {
  const auto found = std::find(columns.begin(), columns.end(), name);
  return found == columns.end() ? nullptr : &values[static_cast<size_t>(found - columns.begin())];
}

QString RunSnapshot::name() const {
  const std::string& text = facts.name.empty() ? folder.filename().string() : facts.name;
  return QString::fromStdString(text);
}

QString RunSnapshot::protocol() const {
  if (config.data.train.empty()) return {};
  QStringList sources;
  for (const std::string& domain : config.data.train) sources << QString::fromStdString(domain);
  return sources.join(QStringLiteral(", ")) + QStringLiteral(" → ") +
         QString::fromStdString(config.data.test);
}

QString stateName(RunState state) {
  switch (state) {
    case RunState::Running:
      return QStringLiteral("running");
    case RunState::Paused:
      return QStringLiteral("paused");
    case RunState::Stopped:
      return QStringLiteral("stopped");
    case RunState::Failed:
      return QStringLiteral("failed");
    case RunState::Finished:
      return QStringLiteral("finished");
    case RunState::Interrupted:
      return QStringLiteral("interrupted");
  }
  return {};
}

}  // namespace gacfas
