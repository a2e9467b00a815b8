#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;

namespace gacfas {

class ConfigEdit;
class YamlEditor;

/// All settings as YAML, both ways: shows what the form holds, and writes back what can be read.
class YamlTab : public QWidget {
  Q_OBJECT
public:
  explicit YamlTab(ConfigEdit& edit, QWidget* parent = nullptr);

  YamlEditor* editor() const { return editor_; }
  /// Whether the text as it stands is a config; where not, the form keeps the last one that was.
  bool isSound() const { return sound_; }
  /// Reads at once what was typed last.
  void readNow();

Q_SIGNALS:
  void soundChanged();

private:
  void showConfig();
  void readText();
  void showFaults(const std::map<int, QString>& ofText, const QString& summary);
  std::map<int, QString> faultsOfValues() const;

  ConfigEdit& edit_;
  YamlEditor* editor_;
  QLabel* status_;
  QTimer delay_;
  QString shown_;  ///< text that is known: formats change without it
  bool sound_ = true;
  bool reading_ = false;  ///< what changes now comes from the text
};

}  // namespace gacfas
