#include "ui/newrun/CostPane.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/newrun/ChangesText.h"
#include "ui/newrun/ConfigEdit.h"
#include "ui/newrun/CostBlock.h"
#include "ui/newrun/PassesView.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Heading.h"

namespace gacfas {

CostPane::CostPane(ConfigEdit& edit, RunList known, Workbench* workbench, QWidget* parent)
    : QWidget(parent), edit_(edit) {
  setFixedWidth(260);
  column_ = new QVBoxLayout(this);
  column_->setContentsMargins(16, 12, 16, 12);
  column_->setSpacing(12);
  column_->addWidget(cost_ = new CostBlock(edit, std::move(known), workbench, this));
  QVBoxLayout* passes = addBlock(tr("Passes per step"));
  passes->addWidget(passes_ = new PassesView(this));
  passes->addWidget(secondaryLabel(tr("filled: forward, open: backward"), this));
  addControl();
  changes_ = new QLabel(this);
  changes_->setObjectName(QStringLiteral("changes"));
  changes_->setStyleSheet(QStringLiteral("font-family: '%1'; font-size: 12px;").arg(codeFont().family()));
  changes_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  changes_->setWordWrap(true);
  addBlock(tr("Changes as YAML"))->addWidget(changes_);
  column_->addStretch();
  connect(&edit_, &ConfigEdit::changed, this, &CostPane::refresh);
  connect(control_, &QCheckBox::toggled, this, [this] {
    cost_->setControl(withControl());
    Q_EMIT controlToggled();
  });
  refresh();
}

QVBoxLayout* CostPane::addBlock(const QString& title) {
  if (column_->count() > 0) column_->addWidget(hairline(this));
  auto* block = new QVBoxLayout;
  block->setSpacing(4);
  block->addWidget(new Heading(title, {}, this));
  column_->addLayout(block);
  return block;
}

void CostPane::addControl() {
  fairness_ = new QWidget(this);
  auto* block = new QVBoxLayout(fairness_);
  block->setContentsMargins(0, 0, 0, 0);
  block->setSpacing(6);
  block->addWidget(hairline(fairness_));
  block->addWidget(new Heading(tr("Fair control"), {}, fairness_));
  QLabel* why = secondaryLabel(
      tr("GAC-FAS counts the classification gradient twice. ERM ×2 does too, so that a gain over it comes "
         "from the alignment."),
      fairness_);
  why->setWordWrap(true);
  block->addWidget(why);
  control_ = new QCheckBox(tr("Queue ERM ×2 as well"), fairness_);
  control_->setObjectName(QStringLiteral("withControl"));
  block->addWidget(control_);
  column_->addWidget(fairness_);
}

bool CostPane::withControl() const {
  return control_->isChecked() && edit_.config().train.minimizer == MinimizerKind::GacFas;
}

/// The changes are rich text with the theme's colours in it.
void CostPane::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange && changes_) refresh();
}

void CostPane::refresh() {
  passes_->setConfig(edit_.config());
  fairness_->setVisible(edit_.config().train.minimizer == MinimizerKind::GacFas);
  const QString html = changesAsHtml(edit_);
  changes_->setText(
      html.isEmpty()
          ? QStringLiteral("<span style=\"color:%1\">%2</span>").arg(currentTheme().text3.name(), tr("none"))
          : html);
  cost_->setControl(withControl());
}

}  // namespace gacfas
