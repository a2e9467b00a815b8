#include "ui/shell/DemoDialog.h"

#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/Buttons.h"
#include "ui/widgets/Heading.h"

namespace gacfas {

DemoDialog::DemoDialog(QWidget* parent)
    : QDialog(parent), folder_(new QLineEdit(QDir::home().filePath(QStringLiteral("gacfas-demo")), this)) {
  setObjectName(QStringLiteral("demoDialog"));
  setWindowTitle(tr("Try with synthetic faces"));
  setMinimumWidth(520);
  auto* text =
      new QLabel(tr("Draws faces of four domains into the folder, then trains ERM and GAC-FAS on three of "
                    "them and evaluates both on "
                    "the fourth. Everything stays in this folder, and what was begun there before goes on."),
                 this);
  text->setWordWrap(true);
  folder_->setObjectName(QStringLiteral("demoFolder"));
  folder_->setAccessibleName(tr("Folder of the demo"));
  QPushButton* browse = plainButton(tr("Browse..."), QStringLiteral("folder"), this);
  QPushButton* start = primaryButton(tr("Start"), QStringLiteral("play"), this);
  QPushButton* cancel = plainButton(tr("Cancel"), {}, this);
  start->setObjectName(QStringLiteral("demoStart"));
  start->setDefault(true);
  auto* row = new QHBoxLayout;
  row->addWidget(folder_, 1);
  row->addWidget(browse);
  auto* buttons = new QHBoxLayout;
  buttons->addStretch(1);
  buttons->addWidget(cancel);
  buttons->addWidget(start);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(24, 20, 24, 16);
  column->setSpacing(12);
  column->addWidget(new Heading(tr("Folder for the demo"), {}, this));
  column->addWidget(text);
  column->addLayout(row);
  column->addSpacing(8);
  column->addLayout(buttons);
  connect(browse, &QPushButton::clicked, this, &DemoDialog::browse);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(folder_, &QLineEdit::textChanged, start,
          [start](const QString& path) { start->setEnabled(!path.trimmed().isEmpty()); });
  connect(start, &QPushButton::clicked, this, [this] {
    accept();
    Q_EMIT chosen(QDir(folder_->text().trimmed()).absolutePath());
  });
}

void DemoDialog::browse() {
  auto* dialog = new QFileDialog(this, tr("Folder for the demo"), QFileInfo(folder_->text()).path());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  connect(dialog, &QFileDialog::fileSelected, folder_, &QLineEdit::setText);
  dialog->open();
}

}  // namespace gacfas
