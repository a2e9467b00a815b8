#include "ui/newrun/PresetList.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

namespace gacfas {

namespace {

constexpr int kIndex = Qt::UserRole;
constexpr int kLocked = Qt::UserRole + 1;

/// Group titles in small bold; the chosen preset with an accent edge, a lock at the right.
class PresetDelegate : public QStyledItemDelegate {
public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
    return {160, index.data(kIndex).isValid() ? 24 : index.row() == 0 ? 24 : 36};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Theme& theme = currentTheme();
    const QRect area = option.rect;
    const bool isTitle = !index.data(kIndex).isValid();
    const bool isChosen = option.state & QStyle::State_Selected;
    painter->save();
    if (isChosen) {
      painter->fillRect(area, theme.accentGround);
      painter->fillRect(QRect(area.left(), area.top(), 2, area.height()), theme.accent);
    }
    painter->setFont(uiFont(isTitle ? 12 : 13, isTitle ? QFont::DemiBold : QFont::Normal));
    painter->setPen(isTitle ? theme.text2 : theme.text1);
    const QRect text = area.adjusted(14, 0, index.data(kLocked).toBool() ? -34 : -10, 0);
    const QString shown =
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width());
    painter->drawText(text, (isTitle ? Qt::AlignBottom : Qt::AlignVCenter) | Qt::AlignLeft, shown);
    if (index.data(kLocked).toBool())
      themedIcon(QStringLiteral("lock")).paint(painter, QRect(area.right() - 26, area.top() + 5, 14, 14));
    if (isChosen && (option.state & QStyle::State_HasFocus)) {
      painter->setPen(QPen(theme.accent, 1));
      painter->drawRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    painter->restore();
  }
};

}  // namespace

PresetList::PresetList(QWidget* parent) : QListWidget(parent) {
  setObjectName(QStringLiteral("presets"));
  setAccessibleName(tr("Presets"));
  setItemDelegate(new PresetDelegate(this));
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setStyleSheet(QStringLiteral("background: transparent;"));
  connect(this, &QListWidget::currentRowChanged, this, [this] {
    if (const Preset* preset = current()) Q_EMIT chosen(*preset);
  });
}

void PresetList::setPresets(std::vector<Preset> presets) {
  const QSignalBlocker quiet(this);
  clear();
  group_.clear();
  presets_ = std::move(presets);
  for (size_t i = 0; i < presets_.size(); ++i) addItemFor(i);
}

void PresetList::addPreset(const Preset& preset) {
  presets_.push_back(preset);
  addItemFor(presets_.size() - 1);
}

void PresetList::addItemFor(size_t index) {
  const Preset& preset = presets_[index];
  if (preset.group != group_) {
    auto* title = new QListWidgetItem(preset.group, this);
    title->setFlags(Qt::NoItemFlags);
    group_ = preset.group;
  }
  auto* item = new QListWidgetItem(preset.label, this);
  item->setData(kIndex, static_cast<int>(index));
  item->setData(kLocked, preset.needsFiles || !preset.problem.isEmpty());
  item->setToolTip(!preset.problem.isEmpty() ? preset.problem
                   : preset.needsFiles
                       ? tr("Needs the folder of the faces and a file with ImageNet weights of ResNet-18")
                       : QString());
}

bool PresetList::choose(const QString& key) {
  for (int row = 0; row < count(); ++row) {
    const QVariant index = item(row)->data(kIndex);
    if (!index.isValid() || presets_[static_cast<size_t>(index.toInt())].key != key) continue;
    setCurrentRow(row);
    return true;
  }
  return false;
}

const Preset* PresetList::current() const {
  const QVariant index = currentItem() ? currentItem()->data(kIndex) : QVariant();
  return index.isValid() ? &presets_[static_cast<size_t>(index.toInt())] : nullptr;
}

}  // namespace gacfas
