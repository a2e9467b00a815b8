#pragma once

#include <QScrollArea>
#include <vector>

namespace gacfas {

class ConfigEdit;
class OptionRow;
struct FormSection;

/// Every option as a row, in sections.
class SettingsForm : public QScrollArea {
  Q_OBJECT
public:
  explicit SettingsForm(ConfigEdit& edit, QWidget* parent = nullptr);

  /// Shows only the rows that hold all words of `text`.
  void search(const QString& text);
  /// Scrolls to an option's row and gives it the focus.
  void reveal(const QString& key);

private:
  struct Section {
    QWidget* header;
    std::vector<OptionRow*> rows;
  };
  void addSection(const FormSection& section, QWidget* content);
  void refresh();

  ConfigEdit& edit_;
  std::vector<Section> sections_;
  QWidget* nothing_;
};

}  // namespace gacfas
