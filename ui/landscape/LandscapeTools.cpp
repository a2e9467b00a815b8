#include "ui/landscape/LandscapeTools.h"

#include <QAbstractItemView>
#include <QActionGroup>
#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include "ui/landscape/ChannelMenu.h"
#include "ui/landscape/RecipeText.h"
#include "ui/landscape/SceneColours.h"
#include "ui/landscape/SurfaceSet.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedComboBox.h"
#include "ui/widgets/SegmentedChoice.h"
#include "ui/widgets/Switch.h"

namespace gacfas {
namespace {

/// What the entries below choose; the text of QMenu::addSection is not drawn under a style sheet.
void addTitle(QMenu& menu, const QString& text) {
  menu.addSeparator();
  menu.addAction(text)->setEnabled(false);
}

QComboBox* combo(const char* objectName, const QString& name, int width, QWidget* parent) {
  auto* box = new ElidedComboBox(parent);
  box->setObjectName(QLatin1String(objectName));
  box->setAccessibleName(name);
  box->setToolTip(name);
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(6);
  box->setMinimumWidth(width);
  return box;
}

Switch* namedSwitch(const char* objectName, const QString& text, const QString& tip, QWidget* parent) {
  auto* toggle = new Switch(text, parent);
  toggle->setObjectName(QLatin1String(objectName));
  toggle->setToolTip(tip);
  toggle->setChecked(true);
  return toggle;
}

/// Fills a combo box with texts and their data and keeps `current`; the list is left alone where it is the
/// same.
void fill(QComboBox& box, const QStringList& texts, const QStringList& words, const QStringList& data,
          const QString& current) {
  QStringList before;
  for (int i = 0; i < box.count(); ++i) before << box.itemData(i).toString();
  const QSignalBlocker blocker(box);
  if (before != data) {
    box.clear();
    for (qsizetype i = 0; i < texts.size(); ++i) {
      box.addItem(texts[i], data[i]);
      box.setItemData(static_cast<int>(i), words[i], Qt::ToolTipRole);
    }
    box.view()->setMinimumWidth(box.view()->sizeHintForColumn(0) + 24);
  }
  box.setCurrentIndex(box.findData(current));
  box.setToolTip(box.currentIndex() < 0 ? box.accessibleName()
                                        : box.currentData(Qt::ToolTipRole).toString());
  box.setEnabled(box.count() > 0);
}

}  // namespace

LandscapeTools::LandscapeTools(QWidget* parent)
    : ToolRow(parent),
      recipes_(combo("recipeChoice", tr("Landscape shown"), 160, this)),
      channels_(combo("channelChoice", tr("What is shown of it"), 116, this)),
      view_(new SegmentedChoice({tr("Surface"), tr("Contour"), tr("Both")}, this)),
      link_(namedSwitch("linkCameras", tr("Link cameras"), tr("One camera for all surfaces"), this)),
      oneScale_(
          namedSwitch("oneScale", tr("One scale"), tr("One colour and z scale for all surfaces"), this)) {
  auto* fresh = plainButton(tr("New…"), QStringLiteral("plus"), this);
  fresh->setToolTip(tr("New landscape: planes, bands of random lines, lines between the ticked runs"));
  fresh->setAccessibleName(tr("New landscape"));
  fresh->setObjectName(QStringLiteral("newLandscape"));
  view_->setObjectName(QStringLiteral("surfaceView"));
  auto* more = iconButton(QStringLiteral("sliders"), tr("Preset, scale, lines, camera, data"), this);
  more->setObjectName(QStringLiteral("landscapeMenu"));
  more->setMenu(makeMenu());
  more->setPopupMode(QToolButton::InstantPopup);
  auto* full = iconButton(QStringLiteral("fullscreen"), tr("Full screen (F11)"), this);
  full->setObjectName(QStringLiteral("fullScreen"));
  auto* sharpness = plainButton(tr("Sharpness"), QStringLiteral("log"), this);
  sharpness->setObjectName(QStringLiteral("showSharpness"));
  sharpness->setToolTip(tr("Curvature, Hessian eigenvalues and SAM's loss increase of the ticked runs, in a table"));
  auto* exportButton = plainButton(tr("Export…"), QStringLiteral("export"), this);
  exportButton->setObjectName(QStringLiteral("exportLandscape"));

  addWidget(fresh);
  addWidget(recipes_, 1);
  addWidget(view_);
  addWidget(channels_);
  addWidget(link_);
  addWidget(oneScale_);
  canDrop([this](bool shown) { link_->setText(shown ? tr("Link cameras") : tr("Link")); },
          [this] { return link_->fontMetrics().horizontalAdvance(tr(" cameras")); });
  addWidget(more);
  addWidget(sharpness);
  addWidget(full);
  addWidget(exportButton);
  for (QPushButton* button : {exportButton, sharpness})
    canDrop([button, text = button->text()](bool shown) { button->setText(shown ? text : QString()); },
            [button, text = button->text()] { return button->fontMetrics().horizontalAdvance(text) + 4; });

  connect(fresh, &QPushButton::clicked, this, &LandscapeTools::newLandscape);
  connect(recipes_, &QComboBox::activated, this,
          [this] { Q_EMIT recipeChosen(recipes_->currentData().toString()); });
  connect(channels_, &QComboBox::activated, this,
          [this] { Q_EMIT channelChosen(channels_->currentData().toString()); });
  connect(view_, &SegmentedChoice::chosen, this,
          [this](int index) { Q_EMIT viewChosen(static_cast<SurfaceView>(index)); });
  connect(link_, &QAbstractButton::toggled, this, &LandscapeTools::linkToggled);
  connect(oneScale_, &QAbstractButton::toggled, this, &LandscapeTools::oneScaleToggled);
  connect(sharpness, &QPushButton::clicked, this, &LandscapeTools::sharpnessRequested);
  connect(full, &QToolButton::clicked, this, &LandscapeTools::fullScreenToggled);
  connect(exportButton, &QPushButton::clicked, this, &LandscapeTools::exportRequested);
}

QMenu* LandscapeTools::makeMenu() {
  auto* menu = new QMenu(this);
  addTitle(*menu, tr("Colours"));
  auto* presets = new QActionGroup(menu);
  paper_ = presets->addAction(tr("Paper: cool to warm, contours on the floor"));
  plain_ = presets->addAction(tr("Plain: viridis"));
  for (QAction* action : {paper_, plain_}) {
    action->setCheckable(true);
    menu->addAction(action);
  }
  paper_->setChecked(true);
  connect(presets, &QActionGroup::triggered, this, [this](QAction* action) {
    Q_EMIT presetChosen(action == paper_ ? ScenePreset::Paper : ScenePreset::Plain);
  });
  addTops(*menu);
  menu->addSeparator();
  QAction* logarithmic = menu->addAction(tr("Height and colour: log(z + 0.1)"));
  QAction* levelLines = menu->addAction(tr("Contour lines on the surface"));
  logarithmic->setObjectName(QStringLiteral("logHeights"));
  levelLines->setObjectName(QStringLiteral("levelLines"));
  for (QAction* action : {logarithmic, levelLines}) action->setCheckable(true);
  connect(logarithmic, &QAction::toggled, this, &LandscapeTools::logarithmicToggled);
  connect(levelLines, &QAction::toggled, this, &LandscapeTools::levelLinesToggled);
  menu->addSeparator();
  QAction* save = menu->addAction(tr("Save surface as VTP, OBJ, HDF5, CSV…"));
  save->setObjectName(QStringLiteral("saveSurface"));
  connect(save, &QAction::triggered, this, &LandscapeTools::dataRequested);
  QAction* import = menu->addAction(tr("Import a surface file…"));
  import->setObjectName(QStringLiteral("importSurface"));
  connect(import, &QAction::triggered, this, &LandscapeTools::importRequested);
  connect(menu->addAction(tr("Reset camera")), &QAction::triggered, this, &LandscapeTools::resetCamera);
  return menu;
}

void LandscapeTools::addTops(QMenu& menu) {
  addTitle(menu, tr("Cut the surfaces at"));
  auto* tops = new QActionGroup(&menu);
  for (const double top : {0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0}) {
    QAction* action = tops->addAction(top > 0 ? tr("%1 nat").arg(tickNumber(top)) : tr("Automatic"));
    action->setCheckable(true);
    action->setChecked(top == 0);
    menu.addAction(action);
    connect(action, &QAction::triggered, this, [this, top] { Q_EMIT topChosen(top); });
  }
}

void LandscapeTools::showSet(const SurfaceSet& set) {
  QStringList texts, words, keys;
  for (const FactsPtr& facts : set.recipes()) {
    texts << recipeText(*facts);
    keys << QString::fromStdString(facts->key);
    words << recipeWords(*facts);
  }
  const FactsPtr shown = set.facts();
  fill(*recipes_, texts, words, keys, shown ? QString::fromStdString(shown->key) : QString());
  if (recipes_->count() == 0) recipes_->setPlaceholderText(tr("No surface yet"));
  fillChannels(*channels_, set.channels(), set.channel());
  channels_->setEnabled(recipes_->count() > 0);
  setLines(set.showsLines());
}

void LandscapeTools::setLines(bool lines) {
  for (QWidget* widget : {static_cast<QWidget*>(view_), static_cast<QWidget*>(link_), static_cast<QWidget*>(oneScale_)})
    widget->setVisible(!lines);
}

void LandscapeTools::setOverTraining(bool over) {
  recipes_->setEnabled(!over && recipes_->count() > 0);
}

void LandscapeTools::setView(SurfaceView view) {
  view_->setCurrent(static_cast<int>(view));
}
void LandscapeTools::setPreset(ScenePreset preset) {
  (preset == ScenePreset::Paper ? paper_ : plain_)->setChecked(true);
}

}  // namespace gacfas
