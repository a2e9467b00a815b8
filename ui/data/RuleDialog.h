#pragma once

#include <QDialog>

class QLabel;
class QPlainTextEdit;

namespace gacfas {

/// Writes a rule for a dataset that is none of the known ones, from an example that explains itself.
class RuleDialog : public QDialog {
  Q_OBJECT
public:
  /// `file` is opened where there is one.
  explicit RuleDialog(const QString& file, QWidget* parent = nullptr);

Q_SIGNALS:
  void saved(const QString& file);

private:
  void load(const QString& file);
  void chooseFile();
  void save(const QString& file);

  QString file_;
  QPlainTextEdit* text_;
  QLabel* message_;
};

}  // namespace gacfas
