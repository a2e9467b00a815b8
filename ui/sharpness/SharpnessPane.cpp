#include "ui/sharpness/SharpnessPane.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/sharpness/SharpnessDialog.h"
#include "ui/sharpness/SharpnessHelp.h"
#include "ui/sharpness/SharpnessView.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ToolRow.h"
#include "ui/work/Workbench.h"

namespace gacfas {

SharpnessPane::SharpnessPane(Workbench& workbench, QWidget* parent)
    : QWidget(parent),
      workbench_(workbench),
      reports_(new QComboBox(this)),
      view_(new SharpnessView(this)),
      notes_(secondaryLabel({}, this)),
      help_(new QTextBrowser(this)),
      empty_(new EmptyState({}, {}, {}, this)),
      stack_(new QStackedWidget(this)) {
  setObjectName(QStringLiteral("sharpnessPane"));
  notes_->setObjectName(QStringLiteral("sharpnessNotes"));
  notes_->setWordWrap(true);
  help_->setObjectName(QStringLiteral("sharpnessHelp"));
  help_->setHtml(sharpnessHelp());
  help_->setFrameShape(QFrame::NoFrame);
  help_->setMinimumHeight(180);
  help_->hide();
  auto* content = new QWidget(this);
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(16, 8, 16, 8);
  column->setSpacing(8);
  column->addWidget(view_, 3);
  column->addWidget(notes_);
  column->addWidget(help_, 2);
  column->addStretch();
  stack_->addWidget(content);
  stack_->addWidget(empty_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(makeTools());
  layout->addWidget(stack_, 1);
  connect(&store_, &SharpnessStore::changed, this, &SharpnessPane::refresh);
  connect(&store_, &SharpnessStore::problem, this, &SharpnessPane::problem);
  connect(&workbench_, &Workbench::ended, this, [this] { store_.look(runs_); });
  connect(empty_, &EmptyState::activated, this, &SharpnessPane::openDialog);
  connect(reports_, &QComboBox::activated, this, [this] {
    key_ = reports_->currentData().toString();
    refresh();
  });
  refresh();
}

QWidget* SharpnessPane::makeTools() {
  auto* row = new ToolRow(this);
  auto* back = plainButton(tr("Landscapes"), QStringLiteral("chevron-left"), this);
  back->setObjectName(QStringLiteral("backToLandscapes"));
  auto* compute = plainButton(tr("Compute…"), QStringLiteral("plus"), this);
  compute->setObjectName(QStringLiteral("computeSharpness"));
  reports_->setObjectName(QStringLiteral("sharpnessReports"));
  reports_->setAccessibleName(tr("What was measured, and how"));
  reports_->setMinimumWidth(200);
  reports_->setPlaceholderText(tr("No report yet"));
  auto* help = plainButton(tr("What they prove"), QStringLiteral("info"), this);
  help->setObjectName(QStringLiteral("sharpnessHelpButton"));
  help->setCheckable(true);
  auto* copyButton = plainButton(tr("Copy table"), QStringLiteral("copy"), this);
  copyButton->setObjectName(QStringLiteral("copySharpness"));
  auto* menu = new QMenu(copyButton);
  const std::pair<QString, TableFormat> formats[]{
      {tr("LaTeX"), TableFormat::Latex}, {tr("CSV"), TableFormat::Csv}, {tr("Markdown"), TableFormat::Markdown}};
  for (const auto& [text, format] : formats) menu->addAction(text, this, [this, format = format] { copy(format); });
  copyButton->setMenu(menu);
  auto* exportButton = plainButton(tr("Export…"), QStringLiteral("export"), this);
  exportButton->setObjectName(QStringLiteral("exportSharpness"));
  ofTable_ = {copyButton, exportButton};
  row->addWidget(back);
  row->addWidget(compute);
  row->addWidget(reports_, 1);
  row->addWidget(help);
  row->addWidget(copyButton);
  row->addWidget(exportButton);
  connect(back, &QPushButton::clicked, this, &SharpnessPane::back);
  connect(compute, &QPushButton::clicked, this, &SharpnessPane::openDialog);
  connect(help, &QPushButton::toggled, help_, &QWidget::setVisible);
  connect(exportButton, &QPushButton::clicked, this, &SharpnessPane::exportRequested);
  return row;
}

void SharpnessPane::showRuns(const ShownRuns& runs) {
  runs_ = runs;
  if (isVisible()) store_.look(runs_);
  refresh();
}

void SharpnessPane::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  store_.look(runs_);
}

std::vector<RunReport> SharpnessPane::shownReports() const {
  std::vector<RunReport> shown;
  for (const ShownRun& run : runs_)
    if (const KeptReports kept = store_.reports(run.run->key))
      if (const SharpnessReport* report = newestReport(*kept, key_)) shown.push_back({run, report});
  return shown;
}

void SharpnessPane::fillReports() {
  QStringList keys, texts;
  for (const ShownRun& run : runs_)
    if (const KeptReports kept = store_.reports(run.run->key))
      for (auto report = kept->rbegin(); report != kept->rend(); ++report)
        if (const QString key = reportKey(report->report); !keys.contains(key)) {
          keys << key;
          texts << reportText(report->report);
        }
  for (const QString& key : keys)
    if (awaitsNew_ && !keys_.contains(key)) {
      awaitsNew_ = false;
      key_ = key;
    }
  if (!keys.contains(key_)) key_ = keys.value(0);
  const QSignalBlocker quiet(reports_);
  if (keys != std::exchange(keys_, keys)) {  // it may be open
    reports_->clear();
    for (qsizetype i = 0; i < keys.size(); ++i) reports_->addItem(texts[i], keys[i]);
  }
  reports_->setCurrentIndex(reports_->findData(key_));
  reports_->setEnabled(!keys.isEmpty());
}

bool SharpnessPane::isNew(const std::vector<RunReport>& shown) {
  std::vector<KeptReports> reports;
  for (const ShownRun& run : runs_) reports.push_back(store_.reports(run.run->key));
  const bool sameRuns = std::equal(runs_.begin(), runs_.end(), drawnRuns_.begin(), drawnRuns_.end(),
                                   [](const ShownRun& a, const ShownRun& b) {
                                     return a.run->key == b.run->key && a.label == b.label && a.style == b.style;
                                   });
  const bool same = sameRuns && reports == drawnReports_ && key_ == drawnKey_ && shown.size() == drawn_;
  drawnRuns_ = runs_;
  drawnReports_ = reports;
  drawnKey_ = key_;
  drawn_ = shown.size();
  return !same;
}

void SharpnessPane::refresh() {
  fillReports();
  const std::vector<RunReport> shown = key_.isEmpty() ? std::vector<RunReport>() : shownReports();
  if (!isNew(shown)) return;  // files of other kinds change four times a second while a run trains
  table_ = sharpnessTable(shown);
  view_->setTable(table_);
  notes_->setText(notes(shown));
  stack_->setCurrentIndex(shown.empty() ? 1 : 0);
  for (QWidget* button : ofTable_) button->setEnabled(!shown.empty());
  if (!shown.empty()) return;
  empty_->setTexts(tr("No sharpness measured yet"),
                   runs_.empty() ? tr("Tick runs in the list on the left: their sharpness would be here, in figures with error bars.")
                                 : tr("Curvature, Hessian eigenvalues and trace, and SAM's loss increase of the ticked runs, each with "
                                      "its error, for all domains and for each."),
                   runs_.empty() ? QString() : tr("Compute…"));
}

QString SharpnessPane::notes(const std::vector<RunReport>& shown) const {
  QStringList parts{table_.caption};
  for (const ShownRun& run : runs_) {
    const bool there = std::any_of(shown.begin(), shown.end(),
                                   [&](const RunReport& one) { return one.shown.run->key == run.run->key; });
    if (!there) parts << tr("%1: not measured so.").arg(run.label);
  }
  parts << table_.warnings;
  return parts.join(u' ');
}

void SharpnessPane::copy(TableFormat format) {
  QGuiApplication::clipboard()->setText(sharpnessText(table_, format));
}

void SharpnessPane::openDialog() {
  if (runs_.empty()) return;
  auto* dialog = new SharpnessDialog(workbench_, runs_, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QDialog::accepted, this, [this] { awaitsNew_ = true; });
  dialog->open();
}

std::vector<FigureSpec> SharpnessPane::figures() const {
  FigureSpec spec;
  spec.kind = FigureKind::Sharpness;
  spec.title = tr("Sharpness");
  for (const RunReport& one : shownReports()) {
    spec.runs << QString::fromStdString(one.shown.run->folder.string());
    spec.labels << one.shown.label;
    spec.styles << QString::number(one.shown.style.index);
  }
  if (spec.runs.isEmpty()) return {};
  spec.report = key_;
  spec.widthMm = 171.0;
  spec.heightMm = 12.0 + 8.0 * static_cast<double>(table_.rows.size());
  return {spec};
}

}  // namespace gacfas
