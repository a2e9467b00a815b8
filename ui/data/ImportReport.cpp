#include "ui/data/ImportReport.h"

#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QStackedWidget>
#include <QStringListModel>
#include <QVBoxLayout>
#include <map>

#include "ui/data/PlanModel.h"
#include "ui/data/SurveyText.h"
#include "ui/data/TableLook.h"
#include "ui/theme/StyleProperty.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/BytesText.h"
#include "ui/widgets/ClockText.h"
#include "ui/widgets/Heading.h"
#include "ui/widgets/SegmentedChoice.h"

namespace gacfas {
namespace {

/// Names under their reasons, all of them.
QStringList namesByReason(const std::vector<PassedOver>& list) {
  std::map<std::string, QStringList> byReason;
  for (const PassedOver& one : list) byReason[one.why].append(QString::fromStdString(one.path));
  QStringList lines;
  for (const auto& [why, paths] : byReason) {
    lines << QStringLiteral("%1 (%2)").arg(QString::fromStdString(why), countText(paths.size()));
    for (const QString& path : paths) lines << QStringLiteral("    ") + path;
  }
  return lines;
}

QStringList remarksOf(const PreparePlan& plan) {
  QStringList lines;
  if (!plan.twoSplits.empty())
    lines << ImportReport::tr("Clients in two splits (a test on people who were trained on): %1")
                 .arg(countText(static_cast<int64_t>(plan.twoSplits.size())));
  for (const std::string& client : plan.twoSplits)
    lines << QStringLiteral("    ") + QString::fromStdString(client);
  for (const std::string& note : plan.notes) lines << QString::fromStdString(note);
  if (!plan.left.empty()) lines << ImportReport::tr("Left out on purpose:") << namesByReason(plan.left);
  return lines;
}

int64_t clientsOf(const PreparePlan& plan) {
  std::map<std::string, int> clients;
  for (const SourceVideo& video : plan.videos)
    if (!video.client.empty()) ++clients[video.client];
  return static_cast<int64_t>(clients.size());
}

QString withCount(const QString& text, qsizetype count) {
  return count > 0 ? QStringLiteral("%1 (%2)").arg(text, countText(count)) : text;
}

}  // namespace

ImportReport::ImportReport(QWidget* parent)
    : QWidget(parent),
      heading_(new Heading(tr("Dry run"))),
      parts_(new SegmentedChoice({tr("Counts"), tr("Not recognised"), tr("Remarks")})),
      stack_(new QStackedWidget),
      counts_(new PlanModel(this)),
      table_(plainTable(counts_, "planTable", tr("Videos found beside the published ones"))),
      message_(new QLabel),
      estimate_(new QLabel) {
  setObjectName(QStringLiteral("importReport"));
  parts_->setObjectName(QStringLiteral("reportParts"));
  parts_->setAccessibleName(tr("Part of the report"));
  message_->setObjectName(QStringLiteral("importMessage"));
  message_->setWordWrap(true);
  message_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  estimate_->setObjectName(QStringLiteral("importEstimate"));
  estimate_->setWordWrap(true);
  table_->setSelectionMode(QAbstractItemView::NoSelection);
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  table_->horizontalHeader()->setStretchLastSection(true);
  stack_->addWidget(table_);
  stack_->addWidget(addNames("unmatchedNames", tr("Names that were not recognised"), unmatched_));
  stack_->addWidget(addNames("importRemarks", tr("What to look at before going on"), remarks_));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 12, 16, 12);
  column->setSpacing(8);
  column->addWidget(heading_);
  column->addWidget(message_);
  column->addWidget(parts_, 0, Qt::AlignLeft);
  column->addWidget(stack_, 1);
  column->addWidget(estimate_);
  connect(parts_, &SegmentedChoice::chosen, stack_, &QStackedWidget::setCurrentIndex);
}

QListView* ImportReport::addNames(const char* objectName, const QString& accessibleName,
                                  QStringListModel*& model) {
  model = new QStringListModel(this);
  auto* view = new QListView;
  view->setObjectName(QLatin1String(objectName));
  view->setAccessibleName(accessibleName);
  view->setModel(model);
  view->setUniformItemSizes(true);
  view->setEditTriggers(QAbstractItemView::NoEditTriggers);
  view->setFrameShape(QFrame::NoFrame);
  return view;
}

void ImportReport::showMessage(const QString& title, const QString& text, bool error) {
  heading_->setTitle(title);
  heading_->setSecondary({});
  setStyleProperty(*message_, "role", error ? QVariant("error") : QVariant());
  message_->setText(text);
  message_->setVisible(!text.isEmpty());
  parts_->hide();
  stack_->hide();
  estimate_->clear();
}

void ImportReport::showPlan(const ImportPlan& plan) {
  if (!plan.problem.isEmpty()) return showMessage(tr("Nothing to import"), plan.problem, true);
  const auto videos = static_cast<int64_t>(plan.plan.videos.size());
  heading_->setTitle(datasetTitle(plan.options.dataset));
  heading_->setSecondary(
      QStringLiteral("%1, %2").arg(countText(videos, tr("video"), tr("videos")),
                                   countText(clientsOf(plan.plan), tr("client"), tr("clients"))));
  message_->hide();
  counts_->setCounts(plan.plan.counts);
  unmatched_->setStringList(namesByReason(plan.plan.unmatched));
  remarks_->setStringList(remarksOf(plan.plan));
  parts_->setSegmentText(1,
                         withCount(tr("Not recognised"), static_cast<qsizetype>(plan.plan.unmatched.size())));
  parts_->setSegmentText(2, withCount(tr("Remarks"), remarks_->rowCount()));
  parts_->setSegmentEnabled(1, unmatched_->rowCount() > 0);
  parts_->setSegmentEnabled(2, remarks_->rowCount() > 0);
  parts_->setCurrent(0);
  stack_->setCurrentIndex(0);
  parts_->show();
  stack_->show();
  setStyleProperty(*estimate_, "role", QVariant());
  estimate_->setText(tr("Trying a few videos …"));
}

void ImportReport::showEstimate(const PrepareEstimate& estimate, const QString& problem) {
  const bool full = estimate.freeBytes >= 0 && estimate.bytes > estimate.freeBytes;
  setStyleProperty(*estimate_, "role", !problem.isEmpty() || full ? QVariant("error") : QVariant());
  if (!problem.isEmpty()) return estimate_->setText(problem);
  if (estimate.tried == 0)
    return estimate_->setText(tr("Disk space and time: unknown, no video of the trial could be read"));
  QString text = tr("About %1, %2 on disk")
                     .arg(countText(estimate.crops, tr("crop"), tr("crops")), bytesText(estimate.bytes));
  if (estimate.freeBytes >= 0) text += tr(" (%1 free)").arg(bytesText(estimate.freeBytes));
  text += tr(", %1 of work; from a trial on %2.")
              .arg(clockText(estimate.seconds), countText(estimate.tried, tr("video"), tr("videos")));
  if (full) text += tr(" That does not fit: choose a larger disk, fewer frames, or shrink the crops.");
  estimate_->setText(text);
}

}  // namespace gacfas
