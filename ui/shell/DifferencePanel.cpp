#include "ui/shell/DifferencePanel.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/RunMark.h"

namespace gacfas {
namespace {

constexpr size_t kRows = 6;

QLabel* smallLabel(const QString& text, const char* role) {
  auto* label = new QLabel(text);
  label->setProperty("role", role);
  label->setTextFormat(Qt::PlainText);
  return label;
}

/// One line in the colour of secondary text that takes what is left of a row.
ElidedLabel* restLabel(QWidget* parent) {
  auto* label = new ElidedLabel({}, parent);
  label->setProperty("role", "secondary");
  label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  return label;
}

QString elided(const QString& text, int width, QFont::Weight weight = QFont::Normal) {
  return QFontMetrics(uiFont(12, weight)).elidedText(text, Qt::ElideMiddle, width);
}

/// Without another run to compare with: what one would want to know first.
std::vector<ConfigDifference> mainOptions(const RunSnapshot& run) {
  int equal = 0;
  return configDifferences(Config{}, run.config, equal);
}

}  // namespace

DifferencePanel::DifferencePanel(QWidget* parent) : QWidget(parent), run_(), other_() {
  hint_ = secondaryLabel(
      tr("The configuration of the selected run, and how it differs from another ticked run, stands here."),
      this);
  hint_->setWordWrap(true);
  hint_->setMinimumHeight(3 *
                          QFontMetrics(uiFont(12)).lineSpacing());  // a splitter asks for no height for width
  body_ = new QWidget(this);
  mark_ = new RunMark(body_);
  mark_->setBold(true);
  mark_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
  differsFrom_ = restLabel(body_);
  differsFrom_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  equal_ = restLabel(body_);
  open_ = linkButton(tr("Open config"), body_);
  open_->setObjectName(QStringLiteral("openConfig"));
  synthetic_ = smallLabel(tr("synthetic faces"), "tag");
  start_ = smallLabel({}, "caption");

  auto* head = new QHBoxLayout;
  head->addWidget(mark_);
  head->addWidget(differsFrom_, 1);
  rows_ = new QGridLayout;
  rows_->setContentsMargins(0, 0, 0, 0);
  rows_->setHorizontalSpacing(12);
  rows_->setVerticalSpacing(3);
  rows_->setColumnStretch(0, 1);
  auto* foot = new QHBoxLayout;
  foot->addWidget(equal_, 1);
  foot->addWidget(open_);
  auto* tags = new QHBoxLayout;
  tags->setSpacing(8);
  tags->addWidget(synthetic_);
  tags->addWidget(start_, 1);
  auto* column = new QVBoxLayout(body_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addLayout(head);
  column->addLayout(rows_);
  column->addLayout(foot);
  column->addLayout(tags);

  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(12, 12, 12, 12);
  outer->addWidget(hint_);
  outer->addWidget(body_);
  outer->addStretch(1);
  connect(open_, &QPushButton::clicked, this, [this] {
    if (run_) Q_EMIT openConfigRequested(QString::fromStdString((run_->folder / "config.yaml").string()));
  });
  setRuns({}, {});
}

void DifferencePanel::setRuns(const RunPtr& run, const RunPtr& other) {
  if (run == run_ && other == other_ && run) return;
  run_ = run;
  other_ = other;
  const bool readable = run && run->problem.isEmpty();
  hint_->setVisible(!readable);
  body_->setVisible(readable);
  if (readable) fillRows(*run, other && other->problem.isEmpty() ? other.get() : nullptr);
}

void DifferencePanel::clearRows() {
  while (QLayoutItem* item = rows_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
}

void DifferencePanel::addRow(int row, const QString& option, const QString& other, const QString& value) {
  const std::tuple<QString, const char*, int, QFont::Weight> cells[] = {
      {option, "option", 130, QFont::Normal},
      {other, "secondary", 72, QFont::Normal},
      {value, "value", 86, QFont::DemiBold}};
  int column = 0;
  for (const auto& [text, role, width, weight] : cells) {
    QLabel* label = smallLabel(elided(text, width, weight), role);
    label->setToolTip(text);
    rows_->addWidget(label, row, column++);
  }
}

void DifferencePanel::showDifferences(std::vector<ConfigDifference> differences) {
  if (differences == differences_) return;  // a training tells of itself four times a second
  differences_ = std::move(differences);
  clearRows();
  for (size_t i = 0; i < differences_.size(); ++i)
    addRow(static_cast<int>(i), differences_[i].option, differences_[i].other, differences_[i].value);
}

void DifferencePanel::fillRows(const RunSnapshot& run, const RunSnapshot* other) {
  mark_->setRun(RunStyle{qMax(0, run.style)}, run.name());
  int equal = 0;
  std::vector<ConfigDifference> differences =
      other ? configDifferences(other->config, run.config, equal) : mainOptions(run);
  differsFrom_->setText(other ? tr("differs from %1").arg(other->name()) : tr("differs from the defaults"));
  const size_t shown = differences.size() > kRows ? kRows - 1 : differences.size();
  const int hidden = static_cast<int>(differences.size() - shown);
  differences.resize(shown);
  showDifferences(std::move(differences));
  QStringList rest;
  if (hidden > 0) rest << tr("%1 more differ").arg(hidden);
  if (other) rest << (rest.isEmpty() ? tr("%1 more are equal").arg(equal) : tr("%1 are equal").arg(equal));
  equal_->setText(rest.join(QStringLiteral(", ")));
  synthetic_->setVisible(run.synthetic);
  start_->setText(tr("start: %1, seed %2").arg(QString::fromStdString(run.facts.init)).arg(run.config.seed));
}

}  // namespace gacfas
