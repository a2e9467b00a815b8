#pragma once

#include <QListWidget>
#include <vector>

#include "ui/newrun/Presets.h"

namespace gacfas {

/// The presets in groups; those that need files of the user's carry a lock.
class PresetList : public QListWidget {
  Q_OBJECT
public:
  explicit PresetList(QWidget* parent = nullptr);

  void setPresets(std::vector<Preset> presets);
  void addPreset(const Preset& preset);
  /// False where there is none of that key.
  bool choose(const QString& key);
  const Preset* current() const;

Q_SIGNALS:
  void chosen(const gacfas::Preset& preset);

private:
  void addItemFor(size_t index);

  std::vector<Preset> presets_;
  QString group_;
};

}  // namespace gacfas
