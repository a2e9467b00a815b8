#include "ui/data/ImportDialog.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include "ui/data/ImportCheck.h"
#include "ui/data/ImportForm.h"
#include "ui/data/ImportReport.h"
#include "ui/data/SurveyText.h"
#include "ui/widgets/Buttons.h"

namespace gacfas {
namespace {

constexpr int kTypingMs = 300;
constexpr int kFormWidth = 430;

}  // namespace

ImportDialog::ImportDialog(const PrepareOptions& options, QWidget* parent)
    : QDialog(parent),
      form_(new ImportForm),
      report_(new ImportReport),
      check_(new ImportCheck(this)),
      fault_(new QLabel),
      start_(primaryButton(tr("Import"), QStringLiteral("play"))) {
  setObjectName(QStringLiteral("importDialog"));
  setWindowTitle(tr("Import videos"));
  setSizeGripEnabled(true);
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setFixedWidth(kFormWidth);
  form_->setProperty("ground", "side");
  form_->setAttribute(Qt::WA_StyledBackground);
  scroll->setWidget(form_);
  report_->setProperty("ground", "page");
  report_->setAttribute(Qt::WA_StyledBackground);
  auto* panes = new QHBoxLayout;
  panes->setSpacing(0);
  panes->addWidget(scroll);
  panes->addWidget(hairline(this, Qt::Vertical));
  panes->addWidget(report_, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addLayout(panes, 1);
  column->addWidget(hairline(this));
  column->addWidget(makeFooter());
  resize(1080, 700);
  delay_.setSingleShot(true);
  connect(&delay_, &QTimer::timeout, this, &ImportDialog::check);
  connect(form_, &ImportForm::changed, this, [this] {
    stale_ = true;
    delay_.start(kTypingMs);
    refresh();
  });
  connect(check_, &ImportCheck::planned, this, &ImportDialog::showPlan);
  connect(check_, &ImportCheck::estimated, report_, &ImportReport::showEstimate);
  form_->setOptions(options);
  check();
}

QWidget* ImportDialog::makeFooter() {
  auto* footer = new QWidget;
  auto* row = new QHBoxLayout(footer);
  row->setContentsMargins(16, 8, 16, 8);
  row->setSpacing(12);
  fault_->setObjectName(QStringLiteral("importFault"));
  QPushButton* cancel = plainButton(tr("Cancel"));
  start_->setObjectName(QStringLiteral("startImport"));
  start_->setDefault(true);
  QLabel* promise = secondaryLabel(
      tr("The source is only read. What is done stays after a stop, and the import goes on there."));
  row->addWidget(promise);
  row->addStretch();
  for (QWidget* widget : std::initializer_list<QWidget*>{fault_, cancel, start_}) row->addWidget(widget);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(start_, &QPushButton::clicked, this, &ImportDialog::start);
  return footer;
}

void ImportDialog::check() {
  const PrepareOptions options = form_->options();
  stale_ = false;
  if (options.source.empty()) {
    report_->showMessage(tr("Dry run"),
                         tr("Choose a folder on the left, or drop one on the window: what is in it is shown "
                            "here before anything is written."));
    return refresh();
  }
  report_->showMessage(tr("Reading the names …"));
  check_->request(options);
  refresh();
}

void ImportDialog::showPlan() {
  const ImportPlan& plan = *check_->plan();
  QString recognised;
  for (const SourceGuess& guess : plan.guesses)
    recognised +=
        (recognised.isEmpty() ? tr("Recognised: %1") : tr("; also %1"))
            .arg(datasetTitle(guess.dataset) +
                 (guess.videos > 0
                      ? QStringLiteral(" (%1)").arg(countText(guess.videos, tr("video"), tr("videos")))
                      : QString()));
  form_->showRecognised(plan.options.dataset, recognised);
  report_->showPlan(plan);
  refresh();
}

void ImportDialog::refresh() {
  const bool known = !stale_ && check_->plan() && check_->plan()->problem.isEmpty();
  const QString fault = form_->fault();
  fault_->setText(fault);
  start_->setEnabled(known && fault.isEmpty());
}

void ImportDialog::start() {
  if (!start_->isEnabled()) return;
  PrepareOptions options = form_->options();
  options.dataset = check_->plan()->options.dataset;  // as recognised
  Q_EMIT importWanted(options);
  accept();
}

}  // namespace gacfas
