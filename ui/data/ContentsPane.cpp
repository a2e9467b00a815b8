#include "ui/data/ContentsPane.h"

#include <algorithm>

#include "ui/data/CountsChart.h"
#include "ui/data/CountsModel.h"
#include "ui/data/ProblemsModel.h"
#include "ui/data/TableLook.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Heading.h"

namespace gacfas {
namespace {

constexpr int kHeadOnly = 44;  // pixels, where there is nothing below the heading

}  // namespace

ContentsPane::ContentsPane(QWidget* parent)
    : QWidget(parent),
      counts_(new CountsModel(this)),
      problems_(new ProblemsModel(this)),
      chart_(new CountsChart(this)) {
  setObjectName(QStringLiteral("contentsPane"));
  auto* rows = new QSplitter(Qt::Vertical);
  rows->setChildrenCollapsible(false);
  rows->addWidget(makeCounts());
  rows->addWidget(makeProblems());
  rows->setStretchFactor(0, 3);
  rows->setStretchFactor(1, 1);
  rows->setSizes({420, 180});
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(rows);
}

QWidget* ContentsPane::makeCounts() {
  countsView_ =
      plainTable(counts_, "countsTable", tr("Videos, frames and clients of every domain, split and attack"));
  countsView_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  countsView_->setToolTip(tr("Enter or a double click shows the videos"));
  connect(countsView_, &QAbstractItemView::activated, this,
          [this](const QModelIndex& index) { Q_EMIT videosWanted(counts_->row(index.row())); });
  countsHeading_ = new Heading(tr("Contents"));
  auto* left = new QWidget;
  auto* column = new QVBoxLayout(left);
  column->setContentsMargins(16, 10, 8, 8);
  column->setSpacing(6);
  column->addWidget(countsHeading_);
  column->addWidget(countsView_, 1);
  column->addWidget(makePacking());
  auto* right = new QWidget;
  auto* chartColumn = new QVBoxLayout(right);
  chartColumn->setContentsMargins(8, 10, 16, 8);
  chartColumn->setSpacing(6);
  chartColumn->addWidget(new Heading(tr("Videos by class and attack")));
  chartColumn->addWidget(chart_, 1);
  auto* columns = new QSplitter;
  columns->setChildrenCollapsible(false);
  columns->addWidget(left);
  columns->addWidget(right);
  columns->setSizes({540, 460});
  return columns;
}

QWidget* ContentsPane::makePacking() {
  pack_ = plainButton(tr("Pack faces"));
  pack_->setObjectName(QStringLiteral("packFaces"));
  pack_->setToolTip(tr("Decodes all faces into one file of the root, three bytes a pixel. Trainings read it instead of the images, with the "
                       "same pixels and less work, unless data.cache is off; it helps most on slow disks."));
  packState_ = new ElidedLabel;
  packState_->setObjectName(QStringLiteral("packState"));
  packState_->setProperty("role", "secondary");
  connect(pack_, &QPushButton::clicked, this, &ContentsPane::packWanted);
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(pack_);
  layout->addWidget(packState_, 1);
  return row;
}

void ContentsPane::showPacking(const QString& state, bool isBusy) {
  packState_->setText(state);
  pack_->setText(isBusy ? tr("Stop packing") : tr("Pack faces"));
}

QWidget* ContentsPane::makeProblems() {
  problemsView_ = plainTable(problems_, "problemsTable", tr("Problems of the data and what to do"));
  problemsView_->setWordWrap(true);
  problemsView_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  problemsView_->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  problemsHeading_ = new Heading(tr("Problems"));
  goOn_ = linkButton(tr("Go on importing"));
  goOn_->setObjectName(QStringLiteral("goOnImporting"));
  connect(goOn_, &QPushButton::clicked, this, [this] { Q_EMIT importWanted(unfinished_); });
  problemsSide_ = new QWidget;
  auto* column = new QVBoxLayout(problemsSide_);
  column->setContentsMargins(16, 8, 16, 8);
  column->setSpacing(4);
  auto* head = new QHBoxLayout;
  head->addWidget(problemsHeading_, 1);
  head->addWidget(goOn_);
  column->addLayout(head);
  column->addWidget(problemsView_, 1);
  return problemsSide_;
}

void ContentsPane::setSurvey(const SurveyPtr& survey) {
  survey_ = survey;
  more_.clear();
  counts_->setCounts(survey ? survey->counts : std::vector<SurveyCount>());
  chart_->setCounts(survey ? survey->counts : std::vector<SurveyCount>());
  countsHeading_->setSecondary(survey ? totalsText(*survey) : QString());
  showProblems();
}

void ContentsPane::setMoreProblems(const std::vector<DataProblem>& problems) {
  more_ = problems;
  showProblems();
}

void ContentsPane::showProblems() {
  std::vector<DataProblem> all = more_;
  if (survey_) all.insert(all.end(), survey_->problems.begin(), survey_->problems.end());
  std::stable_sort(all.begin(), all.end(),
                   [](const DataProblem& a, const DataProblem& b) { return a.weight < b.weight; });
  const auto unfinished =
      std::find_if(all.begin(), all.end(), [](const DataProblem& one) { return one.unfinished; });
  unfinished_ = unfinished == all.end() ? QString() : QString::fromStdString(unfinished->domain);
  goOn_->setVisible(!unfinished_.isEmpty());
  goOn_->setText(tr("Go on importing %1").arg(unfinished_));
  problemsHeading_->setSecondary(all.empty() ? tr("none found")
                                             : countText(static_cast<int64_t>(all.size())));
  problemsView_->setVisible(!all.empty());
  problemsSide_->setMaximumHeight(all.empty() ? kHeadOnly : QWIDGETSIZE_MAX);
  problems_->setProblems(std::move(all));
}

}  // namespace gacfas
