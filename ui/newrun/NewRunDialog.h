#pragma once

#include <QDialog>
#include <filesystem>
#include <vector>

#include "ui/newrun/RunPlan.h"
#include "ui/runs/RunLibrary.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QSettings;
class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace gacfas {

class ConfigEdit;
class CostPane;
class DiskCheck;
class PresetList;
class SettingsForm;
class YamlTab;
class Workbench;
struct Preset;

/// What the dialog has to know of its surroundings.
struct NewRunContext {
  std::filesystem::path presets;                    ///< folder of the configs that come with the program
  std::filesystem::path runs;                       ///< new runs become folders in it
  RunList known;                                    ///< to copy from, and for how long runs take
  std::vector<std::filesystem::path> reserved;      ///< folders of runs that wait and are not there yet
  std::filesystem::path demoData;                   ///< synthetic faces, for the demo's presets; may be empty
  std::filesystem::path dataRoot;                   ///< for every preset that names none; may be empty
  std::vector<std::string> domains;  ///< below dataRoot, for presets that name others; may be empty
  Workbench* workbench = nullptr;    ///< measures what a run will cost; null: nothing is measured
  QString preset = QStringLiteral("demo/gac-fas");  ///< chosen at first
};

/// Chooses a preset, edits it as a form or as YAML, and starts one run or several.
class NewRunDialog : public QDialog {
  Q_OBJECT
public:
  explicit NewRunDialog(NewRunContext context, QWidget* parent = nullptr);
  ~NewRunDialog() override;

  /// Chosen as soon as the presets are read.
  void choosePreset(const QString& key);
  ConfigEdit& edit() { return *edit_; }
  /// Remembers the size; none: the program's own settings.
  static constexpr char kSizeKey[] = "newRun/size";

Q_SIGNALS:
  void started(const gacfas::RunPlan& plan);

private:
  QWidget* makePresets();
  QWidget* makeMiddle();
  QWidget* makeTools();
  QWidget* makeFooter();
  void loadPresetsLater();
  void takePreset(const Preset& preset);
  void openYaml();
  void refresh();
  QString blockedBy() const;
  void start();

  NewRunContext context_;
  ConfigEdit* edit_;
  DiskCheck* disk_;
  PresetList* presets_;
  QTabBar* tabs_;
  QStackedWidget* pages_;
  SettingsForm* form_;
  YamlTab* yaml_;
  CostPane* cost_;
  QLineEdit* search_;
  QLabel* changed_;
  QPushButton* fault_;
  QPushButton* resetAll_;
  QPushButton* start_;
};

}  // namespace gacfas
Q_DECLARE_METATYPE(gacfas::RunPlan)
