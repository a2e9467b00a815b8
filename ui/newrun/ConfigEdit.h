#pragma once

#include <QMap>
#include <QObject>
#include <QStringList>
#include <QUndoStack>
#include <vector>

#include "core/config/OptionTable.h"
#include "core/types/Config.h"

namespace gacfas {

/// What the New run dialog edits: a preset, and what was written over it, as text and sound or not. Every
/// edit can be undone. The seed may be a list ("1223, 1, 2"): one run each.
class ConfigEdit : public QObject {
  Q_OBJECT
public:
  explicit ConfigEdit(QObject* parent = nullptr);

  void setPreset(const Config& preset);
  const Config& preset() const { return preset_; }
  /// The preset with all sound edits; an unsound one leaves the preset's value. Paths are absolute.
  const Config& config() const { return config_; }
  std::vector<uint64_t> seeds() const { return seeds_; }

  QString text(const Option& option) const;
  QString presetText(const Option& option) const;
  void write(const Option& option, const QString& text);
  void reset(const Option& option) { write(option, presetText(option)); }
  void resetAll();
  /// Takes over every value of a config, such as one written as YAML.
  void adopt(const Config& config);

  bool isChanged(const Option& option) const;
  std::vector<const Option*> changedOptions() const;
  /// Why the value cannot be used, empty where it can.
  QString fault(const Option& option) const;
  std::vector<const Option*> faultyOptions() const;
  /// What a look at the disk said, by key.
  void setDiskFaults(const QMap<QString, QString>& faults);

  QUndoStack* undoStack() { return &undo_; }

Q_SIGNALS:
  void changed();

private:
  using Edits = QMap<QString, QString>;  ///< by key, only what differs from the preset
  class Command;

  void push(const Edits& edits, const QString& key);
  void apply(const Edits& edits);
  void readEdit(const Option& option, const QString& text);
  void readSeeds(const Option& option, const QString& text);
  void findFaults();

  Config preset_, config_;
  Edits edits_;
  std::vector<uint64_t> seeds_;
  QMap<QString, QString> faults_, diskFaults_;
  QUndoStack undo_;
};

}  // namespace gacfas
