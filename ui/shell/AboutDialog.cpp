#include "ui/shell/AboutDialog.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/widgets/Buttons.h"

namespace gacfas {
namespace {

constexpr int kIcon = 56;

QLabel* roleLabel(const QString& text, const char* role) {
  auto* label = new QLabel(text);
  label->setProperty("role", role);
  return label;
}

}  // namespace

AboutDialog::AboutDialog(const BuildFacts& facts, QWidget* parent) : QDialog(parent) {
  setObjectName(QStringLiteral("aboutDialog"));
  setWindowTitle(tr("About GAC-FAS Studio"));
  auto* icon = new QLabel;
  icon->setPixmap(
      QIcon(QStringLiteral(":/icons/gacfas-studio.svg")).pixmap(QSize(kIcon, kIcon), devicePixelRatioF()));
  auto* texts = new QVBoxLayout;
  texts->addWidget(roleLabel(tr("GAC-FAS Studio"), "title"));
  texts->addWidget(roleLabel(tr("Face anti-spoofing that holds on unseen domains"), "secondary"));
  auto* head = new QHBoxLayout;
  head->setSpacing(16);
  head->addWidget(icon);
  head->addLayout(texts, 1);
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(24);
  for (const auto& [name, value] : facts) {
    auto* label = new QLabel(value);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form->addRow(roleLabel(name, "heading"), label);
  }
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(24, 24, 24, 16);
  column->setSpacing(20);
  column->addLayout(head);
  column->addLayout(form);
  column->addWidget(
      secondaryLabel(tr("Free software under the GNU General Public License, version 3 or later."), this));
  column->addWidget(buttons);
}

}  // namespace gacfas
