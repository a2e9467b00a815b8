#pragma once

#include <QWidget>

#include "core/prepare/PreparePlan.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace gacfas {

/// What to import, from where to where, and how its faces are cut out.
class ImportForm : public QWidget {
  Q_OBJECT
public:
  explicit ImportForm(QWidget* parent = nullptr);

  void setOptions(const PrepareOptions& options);
  /// An empty dataset: to be recognised.
  PrepareOptions options() const;
  /// What the names look like; fills in the domain's name where the user has not.
  void showRecognised(const std::string& dataset, const QString& text);
  /// Why the form alone allows no import; empty where it does.
  QString fault() const;

Q_SIGNALS:
  /// What a dry run depends on.
  void changed();

private:
  void addSource(QFormLayout& form);
  void addTarget(QFormLayout& form);
  void addFrames(QFormLayout& form);
  void addFaces(QFormLayout& form);
  QLineEdit* addPath(QFormLayout& form, const char* objectName, const QString& label,
                     const QString& accessible, const std::function<void()>& browse);
  void browseFolder(QLineEdit* edit, const QString& title);
  void browseFile(QLineEdit* edit, const QString& title, const QString& filter);
  void sourceMenu();
  void showKind();
  bool isList() const;

  QFormLayout* form_;
  QLineEdit *source_ = nullptr, *rule_ = nullptr, *out_ = nullptr, *domain_ = nullptr, *live_ = nullptr;
  QLineEdit* detector_ = nullptr;
  QComboBox *kind_ = nullptr, *split_ = nullptr;
  QLabel* recognised_ = nullptr;
  QWidget* ruleRow_ = nullptr;
  QSpinBox *every_ = nullptr, *size_ = nullptr, *quality_ = nullptr, *workers_ = nullptr;
  QDoubleSpinBox* margin_ = nullptr;
  QCheckBox *align_ = nullptr, *boxes_ = nullptr;
  bool domainTyped_ = false;
};

}  // namespace gacfas
