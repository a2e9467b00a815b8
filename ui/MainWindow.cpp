#include "ui/MainWindow.h"

#include <QAction>
#include <QApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QMenuBar>
#include <QVBoxLayout>

// The resources live in a static library, whose initialisers the linker would drop. Must stand outside a namespace.
static void initResources() { Q_INIT_RESOURCE(studio); }

namespace gacfas {
namespace {

constexpr int kIconSize = 64;

QLabel* textLabel(const QString& text, double sizeFactor, QFont::Weight weight) {
  auto* label = new QLabel(text);
  QFont font = label->font();
  font.setPointSizeF(font.pointSizeF() * sizeFactor);
  font.setWeight(weight);
  label->setFont(font);
  return label;
}

}  // namespace

MainWindow::MainWindow(const BuildFacts& facts, QWidget* parent) : QMainWindow(parent) {
  initResources();
  setWindowTitle(QApplication::applicationDisplayName());
  setWindowIcon(QIcon(QStringLiteral(":/icons/gacfas-studio.svg")));
  createMenus();

  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(48, 40, 48, 40);
  layout->setSpacing(28);
  layout->addStretch(1);
  layout->addWidget(createHeader(), 0, Qt::AlignLeft);
  layout->addLayout(createFacts(facts));
  auto* hint = new QLabel(tr("Training, evaluation and landscapes run in the terminal: gacfas --help"));
  hint->setTextInteractionFlags(Qt::TextSelectableByMouse);
  layout->addWidget(hint);
  layout->addStretch(2);
  setCentralWidget(page);
  resize(640, 420);
}

void MainWindow::createMenus() {
  QMenu* file = menuBar()->addMenu(tr("&File"));
  QAction* quit = file->addAction(tr("&Quit"), this, &QWidget::close);
  quit->setShortcut(QKeySequence::Quit);
}

QWidget* MainWindow::createHeader() {
  auto* header = new QWidget;
  auto* layout = new QHBoxLayout(header);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(20);
  auto* icon = new QLabel;
  icon->setPixmap(windowIcon().pixmap(QSize(kIconSize, kIconSize), devicePixelRatioF()));
  layout->addWidget(icon);

  auto* texts = new QVBoxLayout;
  texts->setSpacing(4);
  texts->addStretch();
  texts->addWidget(textLabel(QApplication::applicationDisplayName(), 1.7, QFont::DemiBold));
  texts->addWidget(textLabel(tr("Face anti-spoofing that holds on unseen domains"), 1.0, QFont::Normal));
  texts->addStretch();
  layout->addLayout(texts);
  return header;
}

QGridLayout* MainWindow::createFacts(const BuildFacts& facts) {
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(24);
  grid->setVerticalSpacing(8);
  grid->setColumnStretch(1, 1);
  for (int row = 0; row < facts.size(); ++row) {
    QLabel* name = textLabel(facts[row].first, 1.0, QFont::DemiBold);
    QLabel* value = textLabel(facts[row].second, 1.0, QFont::Normal);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    grid->addWidget(name, row, 0);
    grid->addWidget(value, row, 1);
  }
  return grid;
}

}  // namespace gacfas
