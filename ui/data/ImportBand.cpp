#include "ui/data/ImportBand.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "ui/data/Importer.h"
#include "ui/data/SurveyText.h"
#include "ui/theme/Icons.h"
#include "ui/theme/StyleProperty.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ClockText.h"
#include "ui/widgets/ElidedLabel.h"

namespace gacfas {
namespace {

QPushButton* bandButton(const char* objectName, const QString& text, const QString& icon = {}) {
  QPushButton* button = plainButton(text, icon);
  button->setObjectName(QLatin1String(objectName));
  button->setProperty("small", true);
  return button;
}

/// "12 of 600 videos, 3.2 videos/s, 2:10 left".
QString progressText(const Progress& progress) {
  QStringList parts{ImportBand::tr("%1 of %2")
                        .arg(countText(progress.done),
                             countText(progress.total, ImportBand::tr("video"), ImportBand::tr("videos")))};
  if (progress.rate > 0.0) parts << ImportBand::tr("%1 videos/s").arg(progress.rate, 0, 'f', 1);
  if (progress.secondsLeft >= 0.0) parts << ImportBand::tr("%1 left").arg(clockText(progress.secondsLeft));
  return parts.join(QStringLiteral(", "));
}

}  // namespace

ImportBand::ImportBand(Importer& importer, QWidget* parent)
    : QFrame(parent),
      importer_(importer),
      title_(new QLabel),
      state_(new ElidedLabel),
      bar_(new QProgressBar),
      pause_(bandButton("importPause", tr("Pause"), QStringLiteral("pause"))),
      stop_(bandButton("importStop", tr("Stop"), QStringLiteral("stop"))),
      again_(bandButton("importAgain", tr("Go on"), QStringLiteral("play"))),
      newRun_(bandButton("importNewRun", tr("New run with this data"), QStringLiteral("plus"))),
      close_(bandButton("importClose", tr("Close"))) {
  setObjectName(QStringLiteral("importBand"));
  setProperty("ground", "side");
  setAttribute(Qt::WA_StyledBackground);
  title_->setObjectName(QStringLiteral("importTitle"));
  title_->setProperty("role", "heading");
  state_->setObjectName(QStringLiteral("importState"));
  bar_->setTextVisible(false);
  bar_->setFixedWidth(160);
  bar_->setAccessibleName(tr("Progress of the import"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(16, 8, 16, 8);
  row->setSpacing(10);
  row->addWidget(title_);
  row->addWidget(bar_);
  row->addWidget(state_, 1);
  for (QPushButton* button : {pause_, stop_, again_, newRun_, close_}) row->addWidget(button);
  connect(&importer_, &Importer::changed, this, &ImportBand::showWork);
  connect(&importer_, &Importer::finished, this, &ImportBand::showFinished);
  connect(&importer_, &Importer::stopped, this, &ImportBand::showStopped);
  connect(pause_, &QPushButton::clicked, &importer_, &Importer::togglePause);
  connect(stop_, &QPushButton::clicked, &importer_, &Importer::cancel);
  connect(again_, &QPushButton::clicked, this, &ImportBand::againWanted);
  connect(newRun_, &QPushButton::clicked, this, &ImportBand::newRunWanted);
  connect(close_, &QPushButton::clicked, this, &QWidget::hide);
  hide();
}

void ImportBand::showButtons(const QList<QWidget*>& shown) {
  for (QWidget* widget : std::initializer_list<QWidget*>{bar_, pause_, stop_, again_, newRun_, close_})
    widget->setVisible(shown.contains(widget));
  show();
}

void ImportBand::showWork() {
  const auto item = importer_.item();
  if (!item) return;
  setStyleProperty(*state_, "role", QVariant());
  title_->setText(item->title);
  if (item->state == JobState::Waiting) {
    state_->setText(tr("waits for other work on files"));
    return showButtons({stop_});
  }
  bar_->setRange(0, item->progress.total > 0 ? static_cast<int>(item->progress.total) : 0);
  bar_->setValue(static_cast<int>(item->progress.done));
  state_->setText(item->progress.total == 0 ? tr("reading the names …")
                  : item->paused            ? tr("paused, %1").arg(progressText(item->progress))
                                            : progressText(item->progress));
  pause_->setText(item->paused ? tr("Go on") : tr("Pause"));
  pause_->setAccessibleName(pause_->text());
  pause_->setIcon(themedIcon(item->paused ? QStringLiteral("play") : QStringLiteral("pause")));
  showButtons({bar_, pause_, stop_});
}

void ImportBand::showFinished(const PrepareSummary& summary) {
  title_->setText(tr("%1 is imported").arg(QString::fromStdString(importer_.options().domain)));
  QStringList parts{countText(summary.prepared, tr("video"), tr("videos")),
                    countText(summary.crops, tr("crop"), tr("crops"))};
  const auto mention = [&](const std::vector<PassedOver>& list, const QString& what) {
    if (!list.empty())
      parts << QStringLiteral("%1 %2").arg(countText(static_cast<int64_t>(list.size())), what);
  };
  if (summary.before > 0) parts << tr("%1 were there").arg(countText(summary.before));
  mention(summary.broken, tr("could not be read"));
  mention(summary.noFace, tr("without a face"));
  mention(summary.odd, tr("to look at"));
  state_->setText(parts.join(QStringLiteral(", ")));
  QStringList lines;
  for (const auto& list : {summary.broken, summary.noFace, summary.odd})
    for (size_t i = 0; i < std::min<size_t>(list.size(), 20); ++i)
      lines << QString::fromStdString(list[i].path + ": " + list[i].why);
  state_->setToolTip(lines.join(QLatin1Char('\n')));
  showButtons({newRun_, close_});
}

void ImportBand::showStopped(const QString& problem) {
  const QString domain = QString::fromStdString(importer_.options().domain);
  title_->setText(problem.isEmpty() ? tr("The import of %1 was stopped").arg(domain)
                                    : tr("The import of %1 failed").arg(domain));
  setStyleProperty(*state_, "role", problem.isEmpty() ? QVariant() : QVariant("error"));
  state_->setText(problem.isEmpty() ? tr("what is done is kept") : problem);
  showButtons({again_, close_});
}

}  // namespace gacfas
