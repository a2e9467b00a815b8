#include "ui/newrun/YamlTab.h"

#include <QLabel>
#include <QVBoxLayout>
#include <filesystem>

#include "core/config/ConfigReader.h"
#include "ui/newrun/ConfigEdit.h"
#include "ui/newrun/OptionText.h"
#include "ui/newrun/YamlEditor.h"
#include "ui/theme/StyleProperty.h"
#include "ui/widgets/Buttons.h"

namespace gacfas {

namespace {

constexpr int kDelay = 250;  // ms after the last key

/// Line of each key in what configToYaml writes, or in a text like it.
std::map<QString, int> linesOfKeys(const QString& yaml) {
  std::map<QString, int> lines;
  QString section;
  int number = 0;
  for (const QString& line : yaml.split(QLatin1Char('\n'))) {
    ++number;
    const QString key = line.section(QLatin1Char(':'), 0, 0).trimmed();
    if (key.isEmpty() || key.startsWith(QLatin1Char('#')) || !line.contains(QLatin1Char(':'))) continue;
    const bool isInside = line.startsWith(QLatin1Char(' '));
    if (!isInside) section = key;
    lines[isInside ? section + QLatin1Char('.') + key : key] = number;
  }
  return lines;
}

}  // namespace

YamlTab::YamlTab(ConfigEdit& edit, QWidget* parent)
    : QWidget(parent), edit_(edit), editor_(new YamlEditor(this)), status_(secondaryLabel({}, this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(editor_, 1);
  column->addWidget(hairline(this));
  status_->setContentsMargins(12, 5, 12, 5);
  status_->setObjectName(QStringLiteral("yamlStatus"));
  status_->setWordWrap(true);
  column->addWidget(status_);
  delay_.setSingleShot(true);
  delay_.setInterval(kDelay);
  connect(&delay_, &QTimer::timeout, this, &YamlTab::readText);
  connect(editor_, &QPlainTextEdit::textChanged, this, [this] {
    if (editor_->toPlainText() != shown_) delay_.start();
  });
  connect(&edit_, &ConfigEdit::changed, this, &YamlTab::showConfig);
  showConfig();
}

void YamlTab::showConfig() {
  if (!reading_) {
    const QString yaml = QString::fromStdString(configToYaml(edit_.config()));
    if (yaml != editor_->toPlainText()) {
      const QSignalBlocker quiet(editor_);
      editor_->setPlainText(yaml);
    }
    shown_ = yaml;
    delay_.stop();
    if (!sound_) {
      sound_ = true;
      Q_EMIT soundChanged();
    }
  }
  if (sound_) showFaults({}, {});
}

void YamlTab::readNow() {
  if (!delay_.isActive()) return;
  delay_.stop();
  readText();
}

void YamlTab::readText() {
  std::map<int, QString> faults;
  QString summary;
  reading_ = true;
  shown_ = editor_->toPlainText();
  try {
    const auto here = std::filesystem::current_path() / "YAML";
    edit_.adopt(readConfigText(shown_.toStdString(), here, {}, ConfigPurpose::TraceStep));
  } catch (const ConfigError& error) {
    for (const ConfigFault& fault : error.faults()) {
      if (summary.isEmpty()) summary = QString::fromStdString(fault.text);
      faults.emplace(std::max(fault.line, 1), QString::fromStdString(fault.text));
    }
  } catch (const std::exception& error) {
    summary = QString::fromUtf8(error.what());
    faults.emplace(1, summary);
  }
  reading_ = false;
  const bool was = sound_;
  sound_ = faults.empty();
  showFaults(faults, summary);
  if (was != sound_) Q_EMIT soundChanged();
}

std::map<int, QString> YamlTab::faultsOfValues() const {
  std::map<int, QString> faults;
  const std::map<QString, int> lines = linesOfKeys(editor_->toPlainText());
  for (const Option* option : edit_.faultyOptions()) {
    const auto found = lines.find(QString::fromStdString(option->name));
    if (found != lines.end()) faults[found->second] = edit_.fault(*option);
  }
  return faults;
}

void YamlTab::showFaults(const std::map<int, QString>& ofText, const QString& summary) {
  editor_->setFaults(ofText.empty() ? faultsOfValues() : ofText);
  const bool isFine = ofText.empty();
  status_->setText(
      isFine ? tr("Read back into the form as you type. Seeds of several runs are written in the form.")
             : tr("Not read: %1. The form keeps the last readable settings.").arg(summary));
  setStyleProperty(*status_, "role", isFine ? "secondary" : "error");
}

}  // namespace gacfas
