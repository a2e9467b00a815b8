#pragma once

#include <QPlainTextEdit>
#include <map>

namespace gacfas {

class YamlHighlighter;

/// An editor that says what is wrong behind the very line.
class YamlEditor : public QPlainTextEdit {
  Q_OBJECT
public:
  explicit YamlEditor(QWidget* parent = nullptr);

  /// Messages by line, from 1.
  void setFaults(const std::map<int, QString>& faults);
  const std::map<int, QString>& faults() const { return faults_; }

protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  void markLines();

  YamlHighlighter* highlighter_;
  std::map<int, QString> faults_;
};

}  // namespace gacfas
