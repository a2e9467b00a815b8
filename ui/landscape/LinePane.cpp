#include "ui/landscape/LinePane.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/landscape/RecipeText.h"
#include "ui/landscape/TileHeader.h"
#include "ui/plots/ShortNumber.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Heading.h"
#include "ui/widgets/Switch.h"

namespace gacfas {
namespace {

constexpr int kColumns = 2;

Switch* lookSwitch(const char* objectName, const QString& text, const QString& tip, bool on, QWidget* parent) {
  auto* toggle = new Switch(text, parent);
  toggle->setObjectName(QLatin1String(objectName));
  toggle->setToolTip(tip);
  toggle->setChecked(on);
  return toggle;
}

QString titleOf(const LandscapeFacts& facts) {
  if (facts.shape == LandscapeShape::Lines) return QObject::tr("%1 random lines").arg(facts.y.points);
  return facts.x.kind == AxisKind::Towards ? QObject::tr("Line to %1").arg(QString::fromStdString(facts.x.target))
                                           : QObject::tr("Line");
}

}  // namespace

LinePane::LinePane(QWidget* parent)
    : QWidget(parent),
      heading_(new Heading({}, {}, this)),
      note_(secondaryLabel({}, this)),
      log_(lookSwitch("logLines", tr("Log"), tr("Logarithmic axis"), false, this)),
      single_(lookSwitch("singleLines", tr("Each line"), tr("Every random line, faint"), true, this)),
      extremes_(lookSwitch("lineExtremes", tr("Least, greatest"), tr("Least and greatest of the lines, dotted"),
                           false, this)),
      headers_(new QGridLayout),
      plot_(new LinePlot(this)) {
  setObjectName(QStringLiteral("linePane"));
  note_->setObjectName(QStringLiteral("lineNote"));
  auto* top = new QHBoxLayout;
  top->setContentsMargins(16, 0, 16, 0);
  top->setSpacing(12);
  top->addWidget(heading_, 1);
  for (QWidget* widget : {static_cast<QWidget*>(log_), static_cast<QWidget*>(single_), static_cast<QWidget*>(extremes_)})
    top->addWidget(widget);
  headers_->setContentsMargins(0, 0, 0, 0);
  headers_->setSpacing(2);
  note_->setContentsMargins(16, 0, 16, 0);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 10, 8, 8);
  layout->setSpacing(6);
  layout->addLayout(top);
  layout->addLayout(headers_);
  layout->addWidget(plot_, 1);
  layout->addWidget(note_);
  for (Switch* toggle : {log_, single_, extremes_}) connect(toggle, &QAbstractButton::toggled, this, &LinePane::chooseLook);
  connect(plot_, &LinePlot::hovered, this, &LinePane::point);
  connect(plot_, &LinePlot::left, this, &LinePane::unpoint);
  connect(plot_, &LinePlot::pathPointed, note_, &QLabel::setText);
}

void LinePane::showSet(const SurfaceSet& set) {
  items_ = set.items();
  matchHeaders(items_.size());
  for (size_t i = 0; i < items_.size(); ++i) runs_[i]->setItem(items_[i]);
  if (const auto facts = set.facts()) {
    heading_->setTitle(titleOf(*facts));
    heading_->setSecondary(facts->shape == LandscapeShape::Lines
                               ? tr("mean ± one standard deviation over the directions")
                               : QString::fromStdString(facts->x.words));
  }
  LineContent content = lineContent(items_, set.top());
  single_->setVisible(content.band());
  extremes_->setVisible(content.band());
  plot_->setContent(std::move(content));
}

void LinePane::matchHeaders(size_t count) {
  while (runs_.size() > count) {
    delete runs_.back();
    runs_.pop_back();
  }
  while (runs_.size() < count) {
    const int place = static_cast<int>(runs_.size());
    runs_.push_back(new TileHeader(this));
    runs_.back()->setFixedHeight(24);
    headers_->addWidget(runs_.back(), place / kColumns, place % kColumns);
  }
}

void LinePane::chooseLook() {
  plot_->setLook({log_->isChecked(), single_->isChecked(), extremes_->isChecked()});
}

void LinePane::point(double x) {
  for (size_t i = 0; i < items_.size(); ++i)
    for (const LineRun& run : plot_->content().runs)
      if (run.label == items_[i].shown.label)
        runs_[i]->setPointerText(tr("α %1: %2").arg(fixedNumber(x, 2), lineValueText(run, plot_->content().channel, x)));
}

void LinePane::unpoint() {
  for (TileHeader* header : runs_) header->setPointerText({});
  note_->clear();
}

}  // namespace gacfas
