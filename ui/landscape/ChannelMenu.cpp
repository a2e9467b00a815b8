#include "ui/landscape/ChannelMenu.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QSignalBlocker>
#include <QStandardItemModel>

namespace gacfas {
namespace {

QStringList idsIn(const QComboBox& box) {
  QStringList ids;
  for (int i = 0; i < box.count(); ++i)
    if (box.itemData(i).isValid()) ids << box.itemData(i).toString();
  return ids;
}

void addHeading(QComboBox& box, const QString& text) {
  box.addItem(text);
  auto* item = qobject_cast<QStandardItemModel*>(box.model())->item(box.count() - 1);
  item->setFlags(Qt::NoItemFlags);
  QFont font = box.font();
  font.setWeight(QFont::DemiBold);
  item->setFont(font);
}

void fillGroups(QComboBox& box, const std::vector<Channel>& channels) {
  QString group;
  for (const Channel& channel : channels) {
    if (channel.group != group) addHeading(box, group = channel.group);
    box.addItem(channel.text(), channel.id);
    QStringList tip{QStringLiteral("%1 (%2)").arg(channel.text(), channel.unit())};
    if (!channel.note.isEmpty()) tip << channel.note;
    box.setItemData(box.count() - 1, tip.join(u'\n'), Qt::ToolTipRole);
  }
}

}  // namespace

void fillChannels(QComboBox& box, const std::vector<Channel>& channels, const QString& current) {
  QStringList ids;
  for (const Channel& channel : channels) ids << channel.id;
  const QSignalBlocker blocker(box);
  if (ids != idsIn(box)) {
    box.clear();
    fillGroups(box, channels);
    box.setMaxVisibleItems(24);
    box.view()->setMinimumWidth(box.view()->sizeHintForColumn(0) + 24);  // the box itself is narrow
  }
  box.setCurrentIndex(box.findData(current));
  const Channel shown = channelOf(current);
  box.setToolTip(box.accessibleName() + QStringLiteral(": ") + shown.text() + (shown.note.isEmpty() ? QString() : u'\n' + shown.note));
}

}  // namespace gacfas
