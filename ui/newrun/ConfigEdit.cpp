#include "ui/newrun/ConfigEdit.h"

#include <QRegularExpression>
#include <QUndoCommand>
#include <algorithm>

#include "ui/newrun/OptionNames.h"
#include "ui/newrun/OptionText.h"

namespace gacfas {

namespace {

QString keyOf(const Option& option) {
  return QString::fromStdString(option.name);
}

bool isSeed(const Option& option) {
  return option.name == "seed";
}

OptionValue madeAbsolute(const Option& option, const OptionValue& value) {
  const auto* text = std::get_if<std::string>(&value);
  const bool isWord = text && std::count(option.choices.begin(), option.choices.end(), *text) > 0;
  if (option.type != OptionType::Path || !text || text->empty() || isWord) return value;
  return std::filesystem::absolute(*text).lexically_normal().string();
}

}  // namespace

/// Edits before and after; typing on in one field is one step.
class ConfigEdit::Command : public QUndoCommand {
public:
  Command(ConfigEdit& edit, Edits after, const QString& key)
      : edit_(edit), before_(edit.edits_), after_(std::move(after)), key_(key) {}
  void undo() override { edit_.apply(before_); }
  void redo() override { edit_.apply(after_); }
  int id() const override { return key_.isEmpty() ? -1 : 1; }
  bool mergeWith(const QUndoCommand* other) override {
    const auto* next = static_cast<const Command*>(other);
    if (next->key_ != key_) return false;
    after_ = next->after_;
    return true;
  }

private:
  ConfigEdit& edit_;
  Edits before_, after_;
  QString key_;
};

ConfigEdit::ConfigEdit(QObject* parent) : QObject(parent) {
  setPreset({});
}

void ConfigEdit::setPreset(const Config& preset) {
  preset_ = preset;
  diskFaults_.clear();
  undo_.clear();
  apply({});
}

QString ConfigEdit::presetText(const Option& option) const {
  return optionText(option.get(preset_));
}

QString ConfigEdit::text(const Option& option) const {
  const auto found = edits_.constFind(keyOf(option));
  return found == edits_.cend() ? presetText(option) : *found;
}

void ConfigEdit::write(const Option& option, const QString& text) {
  Edits edits = edits_;
  if (text == presetText(option))
    edits.remove(keyOf(option));
  else
    edits[keyOf(option)] = text;
  push(edits, keyOf(option));
}

void ConfigEdit::resetAll() {
  push({}, {});
}

void ConfigEdit::adopt(const Config& config) {
  Edits edits;
  for (const Option& option : optionTable()) {
    // What YAML cannot show, a list of seeds or an unsound text, stays where the value was left alone.
    const bool isLeft = option.get(config) == option.get(config_);
    const QString text = isLeft ? this->text(option) : optionText(option.get(config));
    if (text != presetText(option)) edits[keyOf(option)] = text;
  }
  push(edits, QStringLiteral("yaml"));
}

void ConfigEdit::push(const Edits& edits, const QString& key) {
  if (edits != edits_) undo_.push(new Command(*this, edits, key));
}

void ConfigEdit::apply(const Edits& edits) {
  edits_ = edits;
  config_ = preset_;
  seeds_ = {preset_.seed};
  faults_.clear();
  for (const Option& option : optionTable()) {
    const auto found = edits_.constFind(keyOf(option));
    if (found != edits_.cend()) readEdit(option, *found);
  }
  findFaults();
  Q_EMIT changed();
}

void ConfigEdit::readEdit(const Option& option, const QString& text) {
  if (isSeed(option)) return readSeeds(option, text);
  const auto reason = option.set(config_, madeAbsolute(option, optionValue(option, text)));
  if (reason) faults_[keyOf(option)] = faultText(option, text, QString::fromStdString(*reason));
}

void ConfigEdit::readSeeds(const Option& option, const QString& text) {
  static const QRegularExpression gap(QStringLiteral("[,\\s]+"));
  std::vector<uint64_t> seeds;
  for (const QString& part : text.split(gap, Qt::SkipEmptyParts)) {
    Config scratch;
    if (const auto reason = option.set(scratch, part.toStdString())) {
      faults_[keyOf(option)] = faultText(option, part, QString::fromStdString(*reason));
      return;
    }
    if (std::count(seeds.begin(), seeds.end(), scratch.seed) == 0) seeds.push_back(scratch.seed);
  }
  if (seeds.empty()) {
    faults_[keyOf(option)] = faultText(option, text, tr("is no seed"));
    return;
  }
  seeds_ = seeds;
  config_.seed = seeds.front();
}

void ConfigEdit::findFaults() {
  for (const Option& option : optionTable()) {
    const bool isEmpty = optionText(option.get(config_)).isEmpty();
    if (option.required && isEmpty && !faults_.contains(keyOf(option)))
      faults_[keyOf(option)] = tr("Needed: %1").arg(QString::fromStdString(option.content));
  }
  for (const OptionConflict& conflict : optionConflicts(config_)) {
    const QString key = QString::fromStdString(conflict.keys.front());
    if (!faults_.contains(key)) faults_[key] = QString::fromStdString(conflict.text);
  }
}

bool ConfigEdit::isChanged(const Option& option) const {
  return edits_.contains(keyOf(option));
}

std::vector<const Option*> ConfigEdit::changedOptions() const {
  std::vector<const Option*> found;
  for (const Option& option : optionTable()) {
    if (isChanged(option)) found.push_back(&option);
  }
  return found;
}

QString ConfigEdit::fault(const Option& option) const {
  const QString own = faults_.value(keyOf(option));
  return own.isEmpty() ? diskFaults_.value(keyOf(option)) : own;
}

std::vector<const Option*> ConfigEdit::faultyOptions() const {
  std::vector<const Option*> found;
  for (const Option& option : optionTable()) {
    if (!fault(option).isEmpty()) found.push_back(&option);
  }
  return found;
}

void ConfigEdit::setDiskFaults(const QMap<QString, QString>& faults) {
  if (faults == diskFaults_) return;
  diskFaults_ = faults;
  Q_EMIT changed();
}

}  // namespace gacfas
