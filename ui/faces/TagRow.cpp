#include "ui/faces/TagRow.h"

#include "ui/widgets/Buttons.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/FlowLayout.h"

namespace gacfas {

const QStringList& quickTags() {
  static const QStringList tags{QObject::tr("glare"), QObject::tr("blur"), QObject::tr("bezel visible"),
                                QObject::tr("hand visible"), QObject::tr("wrong label")};
  return tags;
}

TagRow::TagRow(FaceTags* tags, QWidget* parent) : QWidget(parent), tags_(tags), note_(new QLineEdit) {
  auto* flow = new QWidget;
  chips_ = new FlowLayout(flow, 6);
  chips_->setContentsMargins(0, 0, 0, 0);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  flow->setSizePolicy(policy);
  note_->setObjectName("faceNote");
  note_->setPlaceholderText(tr("Add a note"));
  note_->setAccessibleName(tr("Note on this face"));
  note_->setMaxLength(1000);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  layout->addWidget(flow, 3);
  layout->addWidget(note_, 2);
  connect(note_, &QLineEdit::editingFinished, this, &TagRow::saveNote);
  connect(tags_, &FaceTags::changed, this, &TagRow::rebuild);
  rebuild();
}

void TagRow::showFace(const std::optional<Face>& face) {
  // What was typed belongs to the face before.
  saveNote();
  face_ = face;
  rebuild();
}

void TagRow::rebuild() {
  setEnabled(face_ && tags_->isLoaded());
  const FaceRemark remark = face_ ? tags_->remark(*face_) : FaceRemark();
  if (remark.note != shown_.note || !note_->isModified()) note_->setText(remark.note);
  if (remark == shown_ && chips_->count() > 0) return;
  shown_ = remark;
  while (QLayoutItem* item = chips_->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();  // it may be sending the signal that led here
    delete item;
  }
  for (const QString& tag : remark.tags) {
    auto* chip = new Chip(tag, {});
    chip->setObjectName("tag " + tag);
    connect(chip, &Chip::removed, this, [=, this] { toggle(tag); });
    chips_->addWidget(chip);
    chip->show();
  }
  QPushButton* add = plainButton(tr("Tag"), "plus");
  add->setObjectName("addTag");
  add->setProperty("small", true);
  add->setToolTip(tr("The keys 1 to 5 give and take the first five tags"));
  connect(add, &QPushButton::clicked, this, &TagRow::openMenu);
  chips_->addWidget(add);
  add->show();
  chips_->parentWidget()->updateGeometry();
}

void TagRow::openMenu() {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->setObjectName("tagMenu");
  fillMenu(*menu);
  menu->popup(QCursor::pos());
}

void TagRow::fillMenu(QMenu& menu) {
  QStringList known = quickTags();
  for (const QString& tag : tags_->tags())
    if (!known.contains(tag)) known.append(tag);
  for (qsizetype i = 0; i < known.size(); ++i) {
    const QString key = i < quickTags().size() ? '\t' + QString::number(i + 1) : QString();
    QAction* action = menu.addAction(known[i] + key, this, [this, tag = known[i]] { toggle(tag); });
    action->setCheckable(true);
    action->setChecked(shown_.tags.contains(known[i]));
  }
  menu.addSeparator();
  auto* field = new QLineEdit;
  field->setObjectName("newTag");
  field->setPlaceholderText(tr("New tag"));
  field->setAccessibleName(tr("New tag"));
  field->setMaxLength(60);
  auto* action = new QWidgetAction(&menu);
  action->setDefaultWidget(field);
  menu.addAction(action);
  connect(field, &QLineEdit::returnPressed, this, [this, field, &menu] {
    const QString tag = field->text();
    menu.close();
    if (!shown_.tags.contains(tag.simplified())) toggle(tag);
  });
}

void TagRow::toggle(const QString& tag) {
  if (!face_) return;
  FaceRemark remark = shown_;
  if (!remark.tags.removeOne(tag)) remark.tags.append(tag);
  tags_->setRemark(*face_, remark);
}

void TagRow::toggleQuickTag(int key) {
  if (isEnabled() && key >= 1 && key <= quickTags().size()) toggle(quickTags()[key - 1]);
}

void TagRow::saveNote() {
  if (!face_ || !note_->isModified()) return;
  note_->setModified(false);
  FaceRemark remark = shown_;
  remark.note = note_->text();
  tags_->setRemark(*face_, remark);
}

}  // namespace gacfas
