#include "ui/train/TrainTools.h"

#include <QtWidgets>
#include <cmath>

#include "ui/plots/ShortNumber.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/train/TrainControls.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/SegmentedChoice.h"

namespace gacfas {

namespace {

constexpr int kSliderSteps = 100, kStartStep = 33;  ///< 33: 0.90
constexpr double kDecades = 3.0;                    ///< the slider's end averages over about 1000 steps

constexpr int kSlider = 88, kShortSlider = 64;

/// Even steps of the slider multiply the number of steps that are averaged.
double smoothingAt(int step) {
  return 1.0 - std::pow(10.0, -kDecades * step / kSliderSteps);
}

/// Stays open while curves are ticked.
class TickMenu : public QMenu {
public:
  using QMenu::QMenu;

protected:
  void mouseReleaseEvent(QMouseEvent* event) override {
    QAction* action = actionAt(event->pos());
    if (action && action->isCheckable())
      action->trigger();
    else
      QMenu::mouseReleaseEvent(event);
  }
};

}  // namespace

TrainTools::TrainTools(Workbench* workbench, QWidget* parent)
    : ToolRow(parent), controls_(new TrainControls(workbench, this)) {
  addSmoothing();
  addAxes();
  addPanels();
  addStretch();
  addWidget(controls_);
  export_ = plainButton(tr("Export…"), QStringLiteral("export"), this);
  export_->setObjectName(QStringLiteral("exportButton"));
  addWidget(export_);
  connect(export_, &QPushButton::clicked, this, &TrainTools::exportWanted);
}

void TrainTools::addSmoothing() {
  QLabel* label = addLabel(tr("Smoothing"));
  smoothing_ = new QSlider(Qt::Horizontal, this);
  smoothing_->setObjectName(QStringLiteral("smoothing"));
  smoothing_->setAccessibleName(tr("Smoothing"));
  smoothing_->setToolTip(
      tr("Smoothing: weight of the past in the exponential moving average; the raw line stays, faint"));
  smoothing_->setRange(0, kSliderSteps);
  smoothing_->setValue(kStartStep);
  smoothing_->setFixedWidth(kSlider);
  label->setBuddy(smoothing_);
  smoothingValue_ = new QLabel(this);
  smoothingValue_->setFont(uiFont(12));
  smoothingValue_->setFixedWidth(36);
  const auto show = [this] {
    smoothingValue_->setText(fixedNumber(smoothing(), smoothing() < 0.99 ? 2 : 3));
  };
  show();
  addWidget(smoothing_);
  addWidget(smoothingValue_);
  canDrop([this](bool shown) { smoothing_->setFixedWidth(shown ? kSlider : kShortSlider); },
          [] { return kSlider - kShortSlider; });
  connect(smoothing_, &QSlider::valueChanged, this, [this, show] {
    show();
    Q_EMIT smoothingChanged(smoothing());
  });
}

double TrainTools::smoothing() const {
  return smoothingAt(smoothing_->value());
}

QToolButton* TrainTools::logButton(const QString& text, const char* place) {
  auto* button = new QToolButton(this);
  button->setText(text);
  button->setCheckable(true);
  button->setChecked(true);
  button->setFocusPolicy(Qt::TabFocus);
  button->setProperty("segment", true);
  button->setProperty("place", place);
  button->setAccessibleName(tr("Logarithmic y axis: %1").arg(text));
  button->setToolTip(button->accessibleName());
  connect(button, &QToolButton::toggled, this,
          [this] { Q_EMIT logarithmicChosen(logLoss_->isChecked(), logNorm_->isChecked()); });
  return button;
}

void TrainTools::addAxes() {
  addLabel(tr("x axis"));
  xAxis_ = new SegmentedChoice({tr("Step"), tr("Epoch"), tr("Time")}, this);
  xAxis_->setObjectName(QStringLiteral("xAxis"));
  xAxis_->setAccessibleName(tr("x axis"));
  xAxis_->setToolTip(tr("x axis of all curves"));
  xAxis_->setCurrent(1);
  addWidget(xAxis_);
  connect(xAxis_, &SegmentedChoice::chosen, this, &TrainTools::xAxisChosen);
  addLabel(tr("Log y"));
  auto* both = new QWidget(this);
  auto* row = new QHBoxLayout(both);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  logLoss_ = logButton(tr("Loss"), "first");
  logNorm_ = logButton(tr("Norm"), "last");
  logLoss_->setObjectName(QStringLiteral("logLoss"));
  logNorm_->setObjectName(QStringLiteral("logNorm"));
  row->addWidget(logLoss_);
  row->addWidget(logNorm_);
  both->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
  addWidget(both);
}

void TrainTools::addPanels() {
  panels_ = iconButton(QStringLiteral("eye"), tr("Curves that are shown"), this);
  panels_->setObjectName(QStringLiteral("curvesMenu"));
  panels_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  panels_->setIconSize(kIconBesideText);
  panels_->setPopupMode(QToolButton::InstantPopup);
  panelMenu_ = new TickMenu(panels_);
  panels_->setMenu(panelMenu_);
  addWidget(panels_);
  canDrop(
      [this](bool shown) {
        namesPanels_ = shown;
        tellPanels();
      },
      [this] { return QFontMetrics(panels_->font()).horizontalAdvance(tr(" curves")); });
}

void TrainTools::tellPanels() {
  const QString count = tr("%1 of %2").arg(shownCount_).arg(panelCount_);
  panels_->setText(namesPanels_ ? tr("%1 curves").arg(count) : count);
}

void TrainTools::setPanels(const QStringList& keys, const QStringList& titles, const QStringList& shown) {
  panelCount_ = keys.size();
  shownCount_ =
      std::count_if(keys.begin(), keys.end(), [&](const QString& key) { return shown.contains(key); });
  tellPanels();
  export_->setEnabled(shownCount_ > 0);
  panels_->setEnabled(!keys.isEmpty());
  QStringList before;
  for (const QAction* action : panelMenu_->actions()) before << action->data().toString();
  if (before != keys) {
    panelMenu_->clear();
    for (qsizetype i = 0; i < keys.size(); ++i) {
      QAction* action = panelMenu_->addAction(titles.value(i));
      action->setCheckable(true);
      action->setData(keys[i]);
      connect(action, &QAction::triggered, this,
              [this, key = keys[i]](bool on) { Q_EMIT panelShown(key, on); });
    }
  }
  for (QAction* action : panelMenu_->actions()) action->setChecked(shown.contains(action->data().toString()));
}

}  // namespace gacfas
