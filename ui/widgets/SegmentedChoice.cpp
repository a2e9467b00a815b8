#include "ui/widgets/SegmentedChoice.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace gacfas {
namespace {

const char* placeOf(qsizetype index, qsizetype count) {
  if (count == 1) return "only";
  return index == 0 ? "first" : index == count - 1 ? "last" : "middle";
}

}  // namespace

SegmentedChoice::SegmentedChoice(const QStringList& texts, QWidget* parent)
    : QWidget(parent), group_(new QButtonGroup(this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  for (qsizetype i = 0; i < texts.size(); ++i) {
    auto* segment = new QToolButton(this);
    segment->setText(texts[i]);
    segment->setAccessibleName(texts[i]);
    segment->setCheckable(true);
    segment->setFocusPolicy(Qt::TabFocus);
    segment->setProperty("segment", true);
    segment->setProperty("place", placeOf(i, texts.size()));
    segment->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    group_->addButton(segment, static_cast<int>(i));
    row->addWidget(segment);
  }
  if (!texts.isEmpty()) group_->button(0)->setChecked(true);
  setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
  connect(group_, &QButtonGroup::idClicked, this, &SegmentedChoice::chosen);
}

int SegmentedChoice::current() const {
  return group_->checkedId();
}

void SegmentedChoice::setCurrent(int index) {
  if (QAbstractButton* segment = group_->button(index)) segment->setChecked(true);
}

void SegmentedChoice::setSegmentText(int index, const QString& text) {
  QAbstractButton* segment = group_->button(index);
  if (!segment) return;
  segment->setText(text);
  segment->setAccessibleName(text);
}

void SegmentedChoice::setSegmentEnabled(int index, bool enabled) {
  if (QAbstractButton* segment = group_->button(index)) segment->setEnabled(enabled);
}

void SegmentedChoice::setSegmentToolTip(int index, const QString& text) {
  if (QAbstractButton* segment = group_->button(index)) segment->setToolTip(text);
}

}  // namespace gacfas
