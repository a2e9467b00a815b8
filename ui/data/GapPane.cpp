#include "ui/data/GapPane.h"

#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QTableWidget>
#include <QVBoxLayout>

#include "core/survey/DomainShare.h"
#include "core/types/Error.h"
#include "ui/data/GapPlot.h"
#include "ui/widgets/Background.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Heading.h"

namespace gacfas {
namespace {

constexpr int64_t kPerClass =
    60;  ///< faces of a domain and class: the quartiles stand still, a second or two of work
constexpr int kPermille = 1000;

}  // namespace

struct GapPane::Result {
  FaceStatistics statistics;
  bool cancelled = false;
};

GapPane::GapPane(QWidget* parent)
    : QWidget(parent),
      heading_(new Heading(tr("Domain gap"))),
      progress_(new QProgressBar),
      plot_(new GapPlot),
      table_(new QTableWidget),
      note_(secondaryLabel(tr("Box: quartiles with the median, whiskers: 5 % and 95 %; filled: live, open: "
                              "spoof. “domain: 62 %”: the share of "
                              "the variance that lies between the domains (η²); what is high there, a "
                              "network can learn instead of "
                              "liveness. Sharpness: variance of the Laplacian at 256 × 256 pixels."))) {
  setObjectName(QStringLiteral("gapPane"));
  progress_->setTextVisible(false);
  progress_->setRange(0, kPermille);
  progress_->setAccessibleName(tr("Faces measured"));
  progress_->hide();
  note_->setWordWrap(true);
  table_->setObjectName(QStringLiteral("gapTable"));
  table_->setAccessibleName(tr("Median of every measure by domain and class"));
  table_->setShowGrid(false);
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setSelectionMode(QAbstractItemView::NoSelection);
  table_->setTabKeyNavigation(false);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(24);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 10, 16, 8);
  column->setSpacing(8);
  column->addWidget(heading_);
  column->addWidget(progress_);
  column->addWidget(plot_, 3);
  column->addWidget(note_);
  column->addWidget(table_, 2);
}

GapPane::~GapPane() {
  if (work_) work_->requestStop();
}

void GapPane::setSurvey(const SurveyPtr& survey) {
  if (work_) work_->requestStop();
  work_.reset();
  survey_ = survey;
  measured_ = false;
  plot_->setStatistics({});
  table_->setRowCount(0);
  heading_->setSecondary({});
  progress_->hide();
  if (isVisible()) measure();
}

void GapPane::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  measure();
}

void GapPane::measure() {
  if (!survey_ || measured_ || work_) return;
  work_ = std::make_shared<JobControl>();
  heading_->setSecondary(tr("measuring a sample of the faces …"));
  progress_->setValue(0);
  progress_->show();
  const auto tell = [bar = QPointer(progress_), shown = 0](double share) mutable {
    const int now = static_cast<int>(share * kPermille);
    if (now < shown + kPermille / 50) return;
    shown = now;
    // Through the application, as the bar may be gone by then.
    QMetaObject::invokeMethod(
        qApp,
        [bar, now] {
          if (bar) bar->setValue(now);
        },
        Qt::QueuedConnection);
  };
  inBackground(
      this,
      [survey = survey_, work = work_, tell] {
        auto result = std::make_shared<Result>();
        try {
          result->statistics = measureFaces(survey->index, kPerClass, *work, tell);
        } catch (const Cancelled&) {
          result->cancelled = true;
        }
        return std::shared_ptr<const Result>(result);
      },
      [this, work = work_](const std::shared_ptr<const Result>& result) {
        if (work == work_ && !result->cancelled) take(result);
      });
}

void GapPane::take(const std::shared_ptr<const Result>& result) {
  work_.reset();
  measured_ = true;
  progress_->hide();
  const FaceStatistics& statistics = result->statistics;
  heading_->setSecondary(tr("%1: the middle frame of up to %2 videos of each domain and class")
                             .arg(countText(statistics.looked, tr("face measured"), tr("faces measured")),
                                  countText(kPerClass)));
  plot_->setStatistics(statistics);
  fillTable(statistics);
  std::vector<DataProblem> problems;
  for (const PassedOver& one : statistics.unreadable)
    problems.push_back(
        {DataProblem::Weight::Error, "", one.why, "A training that meets it stops: replace or delete it"});
  Q_EMIT unreadableFound(problems);
}

void GapPane::fillTable(const FaceStatistics& statistics) {
  QStringList titles{tr("Domain"), tr("Class"), tr("Faces")};
  for (const FaceMeasure measure : shownMeasures())
    titles << QStringLiteral("%1\n%2").arg(measureName(measure), measureUnit(measure));
  table_->setColumnCount(static_cast<int>(titles.size()));
  table_->setHorizontalHeaderLabels(titles);
  table_->setRowCount(static_cast<int>(statistics.groups.size()));
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  for (int row = 0; row < table_->rowCount(); ++row) {
    const DomainFigures& group = statistics.groups[static_cast<size_t>(row)];
    QStringList cells{QString::fromStdString(group.domain), labelText(group.label),
                      countText(static_cast<int64_t>(group.faces.size()))};
    for (const FaceMeasure measure : shownMeasures()) {
      QString number = group.faces.empty() ? QStringLiteral("–")
                                           : QString::number(quantile(group.values(measure), 0.5), 'f', 0);
      cells << number.replace(QLatin1Char('-'), QChar(0x2212));
    }
    for (int column = 0; column < cells.size(); ++column) {
      auto* item = new QTableWidgetItem(cells[column]);
      item->setTextAlignment(Qt::AlignVCenter | (column < 2 ? Qt::AlignLeft : Qt::AlignRight));
      table_->setItem(row, column, item);
    }
  }
  for (int column = 0; column < table_->columnCount(); ++column)
    table_->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignVCenter |
                                                           (column < 2 ? Qt::AlignLeft : Qt::AlignRight));
}

}  // namespace gacfas
