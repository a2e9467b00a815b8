#include "ui/newrun/NewRunDialog.h"

#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/newrun/ConfigEdit.h"
#include "ui/newrun/CostPane.h"
#include "ui/newrun/DiskCheck.h"
#include "ui/newrun/OptionNames.h"
#include "ui/newrun/PresetList.h"
#include "ui/newrun/SettingsForm.h"
#include "ui/newrun/YamlTab.h"
#include "ui/theme/Icons.h"
#include "ui/widgets/Background.h"
#include "ui/widgets/Buttons.h"

namespace gacfas {

namespace {

constexpr size_t kCopies = 4;  // newest runs that are offered to copy

QWidget* ground(const char* name, QWidget* parent) {
  auto* widget = new QWidget(parent);
  widget->setProperty("ground", name);
  widget->setAttribute(Qt::WA_StyledBackground);
  return widget;
}

/// Where the preset's domains are not all there: the last one is the unseen domain, the others are the
/// sources.
void takeDomains(DataConfig& data, const std::vector<std::string>& domains) {
  const auto there = [&](const std::string& domain) {
    return std::find(domains.begin(), domains.end(), domain) != domains.end();
  };
  if (domains.size() < 2 || (there(data.test) && std::all_of(data.train.begin(), data.train.end(), there)))
    return;
  data.train.assign(domains.begin(), domains.end() - 1);
  data.test = domains.back();
}

std::vector<Preset> copiesOf(const RunList& runs) {
  std::vector<Preset> copies;
  for (auto run = runs.rbegin(); run != runs.rend() && copies.size() < kCopies; ++run) {
    if (!(*run)->problem.isEmpty()) continue;
    Preset copy;
    copy.key = (*run)->key;
    copy.group = QObject::tr("From a run");
    copy.label = QObject::tr("Copy of %1").arg((*run)->name());
    copy.config = (*run)->config;
    copies.push_back(copy);
  }
  return copies;
}

}  // namespace

NewRunDialog::NewRunDialog(NewRunContext context, QWidget* parent)
    : QDialog(parent), context_(std::move(context)), edit_(new ConfigEdit(this)), disk_(new DiskCheck(this)) {
  setWindowTitle(tr("New run"));
  setObjectName(QStringLiteral("newRunDialog"));
  setSizeGripEnabled(true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* panes = new QHBoxLayout;
  panes->setSpacing(0);
  panes->addWidget(makePresets());
  panes->addWidget(hairline(this, Qt::Vertical));
  panes->addWidget(makeMiddle(), 1);
  panes->addWidget(hairline(this, Qt::Vertical));
  auto* side = new QScrollArea(this);
  side->setWidgetResizable(true);
  side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  side->setFixedWidth(272);
  side->setFocusPolicy(Qt::NoFocus);
  side->setWidget(cost_ = new CostPane(*edit_, context_.known, context_.workbench));
  panes->addWidget(side);
  column->addLayout(panes, 1);
  column->addWidget(hairline(this));
  column->addWidget(makeFooter());
  resize(QSettings().value(QLatin1String(kSizeKey), QSize(1120, 744)).toSize());
  connect(edit_, &ConfigEdit::changed, this, [this] {
    disk_->request(edit_->config());
    refresh();
  });
  connect(disk_, &DiskCheck::answered, this, [this](const QMap<QString, QString>& faults) {
    edit_->setDiskFaults(faults);
    refresh();
  });
  connect(yaml_, &YamlTab::soundChanged, this, &NewRunDialog::refresh);
  connect(cost_, &CostPane::controlToggled, this, &NewRunDialog::refresh);
  loadPresetsLater();
  refresh();
}

NewRunDialog::~NewRunDialog() {
  QSettings().setValue(QLatin1String(kSizeKey), size());
}

QWidget* NewRunDialog::makePresets() {
  QWidget* pane = ground("side", this);
  pane->setFixedWidth(216);
  auto* column = new QVBoxLayout(pane);
  column->setContentsMargins(0, 8, 0, 12);
  column->addWidget(presets_ = new PresetList(pane), 1);
  QLabel* note = secondaryLabel(tr("A lock: needs the folder of the faces and an ImageNet weight file of "
                                   "ResNet-18, both yours to give."),
                                pane);
  note->setWordWrap(true);
  note->setContentsMargins(14, 0, 12, 0);
  QPushButton* open = linkButton(tr("Open YAML…"), pane);
  open->setObjectName(QStringLiteral("openYaml"));
  auto* row = new QHBoxLayout;
  row->setContentsMargins(11, 0, 0, 0);
  row->addWidget(open);
  row->addStretch();
  column->addLayout(row);
  column->addWidget(note);
  connect(presets_, &PresetList::chosen, this, &NewRunDialog::takePreset);
  connect(open, &QPushButton::clicked, this, &NewRunDialog::openYaml);
  return pane;
}

QWidget* NewRunDialog::makeTools() {
  QWidget* tools = ground("page", this);
  auto* row = new QHBoxLayout(tools);
  row->setContentsMargins(4, 0, 16, 0);
  tabs_ = new QTabBar(tools);
  tabs_->setObjectName(QStringLiteral("tabs"));
  tabs_->addTab(tr("Form"));
  tabs_->addTab(tr("YAML"));
  row->addWidget(tabs_);
  row->addStretch();
  row->addWidget(changed_ = secondaryLabel({}, tools));
  changed_->setObjectName(QStringLiteral("changedCount"));
  search_ = new QLineEdit(tools);
  search_->setObjectName(QStringLiteral("search"));
  search_->setPlaceholderText(tr("Search %1 settings").arg(optionTable().size()));
  search_->setAccessibleName(tr("Search settings"));
  search_->setClearButtonEnabled(true);
  search_->addAction(themedIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
  search_->setFixedWidth(190);
  row->addWidget(search_);
  return tools;
}

QWidget* NewRunDialog::makeMiddle() {
  QWidget* middle = ground("page", this);
  auto* column = new QVBoxLayout(middle);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeTools());
  column->addWidget(hairline(middle));
  pages_ = new QStackedWidget(middle);
  pages_->addWidget(form_ = new SettingsForm(*edit_, pages_));
  pages_->addWidget(yaml_ = new YamlTab(*edit_, pages_));
  column->addWidget(pages_, 1);
  connect(tabs_, &QTabBar::currentChanged, this, [this](int page) {
    yaml_->readNow();
    pages_->setCurrentIndex(page);
    search_->setEnabled(page == 0);
  });
  connect(search_, &QLineEdit::textChanged, form_, &SettingsForm::search);
  auto* find = new QShortcut(QKeySequence::Find, this);
  connect(find, &QShortcut::activated, search_, qOverload<>(&QLineEdit::setFocus));
  return middle;
}

QWidget* NewRunDialog::makeFooter() {
  auto* footer = new QWidget(this);
  auto* row = new QHBoxLayout(footer);
  row->setContentsMargins(16, 8, 16, 8);
  row->setSpacing(12);
  resetAll_ = plainButton(tr("Reset all to preset"), QStringLiteral("undo"), footer);
  resetAll_->setObjectName(QStringLiteral("resetAll"));
  fault_ = linkButton({}, footer);
  fault_->setObjectName(QStringLiteral("fault"));
  fault_->setProperty("role", "error");
  fault_->setIcon(themedIcon(QStringLiteral("warning")));
  QPushButton* cancel = plainButton(tr("Cancel"), {}, footer);
  start_ = primaryButton(tr("Start"), {}, footer);
  start_->setObjectName(QStringLiteral("start"));
  start_->setDefault(true);
  row->addWidget(resetAll_);
  row->addStretch();
  for (QPushButton* button : {fault_, cancel, start_}) row->addWidget(button);
  connect(resetAll_, &QPushButton::clicked, edit_, &ConfigEdit::resetAll);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(start_, &QPushButton::clicked, this, &NewRunDialog::start);
  connect(fault_, &QPushButton::clicked, this, [this] {
    const auto faulty = edit_->faultyOptions();
    tabs_->setCurrentIndex(yaml_->isSound() ? 0 : 1);
    if (yaml_->isSound() && !faulty.empty()) form_->reveal(QString::fromStdString(faulty.front()->name));
  });
  auto* undo = new QShortcut(QKeySequence::Undo, this);
  auto* redo = new QShortcut(QKeySequence::Redo, this);
  connect(undo, &QShortcut::activated, edit_->undoStack(), &QUndoStack::undo);
  connect(redo, &QShortcut::activated, edit_->undoStack(), &QUndoStack::redo);
  return footer;
}

void NewRunDialog::loadPresetsLater() {
  inBackground(
      this, [folder = context_.presets] { return loadPresets(folder); },
      [this](std::vector<Preset> presets) {
        for (Preset& copy : copiesOf(context_.known)) presets.push_back(std::move(copy));
        presets_->setPresets(std::move(presets));
        if (!presets_->choose(context_.preset) && presets_->count() > 1) presets_->setCurrentRow(1);
        search_->setFocus();
      });
}

void NewRunDialog::choosePreset(const QString& key) {
  context_.preset = key;
  presets_->choose(key);
}

void NewRunDialog::takePreset(const Preset& preset) {
  Config config = preset.config;
  if (config.data.root.empty() && !context_.dataRoot.empty()) {
    config.data.root = context_.dataRoot;
    takeDomains(config.data, context_.domains);
  }
  if (config.data.root.empty() && preset.key.startsWith(QStringLiteral("demo/")))
    config.data.root = context_.demoData;
  edit_->setPreset(config);
}

void NewRunDialog::openYaml() {
  const QString file = QFileDialog::getOpenFileName(this, tr("Open YAML"), {}, tr("Configs (*.yaml *.yml)"));
  if (file.isEmpty()) return;
  inBackground(
      this, [file] { return loadPreset(file.toStdString()); },
      [this](const Preset& preset) {
        presets_->addPreset(preset);
        presets_->choose(preset.key);
      });
}

/// Why nothing can be started, empty where it can.
QString NewRunDialog::blockedBy() const {
  if (!yaml_->isSound()) return tr("The YAML cannot be read");
  if (const Preset* preset = presets_->current(); preset && !preset->problem.isEmpty())
    return preset->problem;
  const auto faulty = edit_->faultyOptions();
  if (faulty.empty()) return {};
  if (faulty.size() == 1) return tr("1 value to correct: %1").arg(optionLabel(*faulty.front()));
  return tr("%1 values to correct: %2, …").arg(faulty.size()).arg(optionLabel(*faulty.front()));
}

void NewRunDialog::refresh() {
  const size_t changed = edit_->changedOptions().size();
  changed_->setText(changed == 0 ? QString() : tr("%1 changed").arg(changed));
  resetAll_->setEnabled(changed > 0);
  const QString blocked = blockedBy();
  fault_->setText(blocked);
  fault_->setVisible(!blocked.isEmpty());
  const size_t runs = edit_->seeds().size() * (cost_->withControl() ? 2 : 1);
  start_->setText(runs == 1 ? tr("Start") : tr("Queue %1 runs").arg(runs));
  start_->setEnabled(blocked.isEmpty() && !disk_->isBusy() && presets_->current());
}

void NewRunDialog::start() {
  yaml_->readNow();
  if (!blockedBy().isEmpty()) return;
  Q_EMIT started(
      planRuns(edit_->config(), edit_->seeds(), cost_->withControl(), context_.runs, context_.reserved));
  accept();
}

}  // namespace gacfas
