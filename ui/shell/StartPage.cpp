#include "ui/shell/StartPage.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/shell/FaceStrip.h"
#include "ui/shell/RecentList.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Heading.h"

namespace gacfas {
namespace {

constexpr int kWidth = 728;
constexpr int kBetweenBlocks = 36;

QLabel* textOf(const QString& text, const char* role) {
  auto* label = new QLabel(text);
  label->setProperty("role", role);
  return label;
}

}  // namespace

StartPage::StartPage(const SampleFaces& faces, QWidget* parent)
    : QScrollArea(parent), recent_(new RecentList) {
  setObjectName(QStringLiteral("startPage"));
  setWidgetResizable(true);
  auto* ground = new QWidget;
  ground->setProperty("ground", "page");
  ground->setAttribute(Qt::WA_StyledBackground);
  auto* body = new QWidget(ground);
  body->setMaximumWidth(kWidth);
  body->setMinimumWidth(600);
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(textOf(tr("Face anti-spoofing that holds on unseen domains"), "title"));
  column->addSpacing(16);
  column->addLayout(createLines());
  column->addSpacing(28);
  column->addLayout(createButtons());
  column->addSpacing(kBetweenBlocks);
  if (faces.draw) addFaces(column, faces);
  column->addWidget(recent_);
  auto* outer = new QGridLayout(ground);
  outer->setContentsMargins(32, 24, 32, 24);
  outer->setRowStretch(0, 2);
  outer->setRowStretch(2, 3);
  outer->setColumnStretch(0, 1);
  outer->setColumnStretch(1, 1000);
  outer->setColumnStretch(2, 1);
  outer->addWidget(body, 1, 1);
  setWidget(ground);
  connect(recent_, &RecentList::chosen, this, &StartPage::folderChosen);
  connect(recent_, &RecentList::clearRequested, this, &StartPage::clearRecentRequested);
}

void StartPage::setRecentFolders(const std::vector<RecentFolder>& folders) {
  recent_->setFolders(folders);
}

QLayout* StartPage::createLines() {
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(4);
  grid->setColumnStretch(1, 1);
  const QPair<QString, QString> lines[] = {
      {tr("Train"),
       tr("ERM, SAM and GAC-FAS on your face domains; watch losses, gradients and alignment live.")},
      {tr("Compare"), tr("runs on a domain they have not seen: thresholds, intervals, misclassified faces.")},
      {tr("Look"), tr("at the loss landscapes of two runs side by side, and export any figure for print.")}};
  int row = 0;
  for (const auto& [word, rest] : lines) {
    grid->addWidget(textOf(word, "leadTitle"), row, 0);
    QLabel* text = textOf(rest, "lead");
    text->setWordWrap(true);
    grid->addWidget(text, row++, 1);
  }
  return grid;
}

QLayout* StartPage::createButtons() {
  QPushButton* demo = primaryButton(tr("Try with synthetic faces"), QStringLiteral("play"));
  QPushButton* dataButton = plainButton(tr("Open data folder..."), QStringLiteral("folder"));
  QPushButton* runs = plainButton(tr("Open runs folder..."), QStringLiteral("folder"));
  demo->setObjectName(QStringLiteral("startDemo"));
  dataButton->setObjectName(QStringLiteral("startData"));
  runs->setObjectName(QStringLiteral("startRuns"));
  const QPair<QPushButton*, QString> cells[] = {
      {demo, tr("Draws 640 videos in 4 domains, then trains ERM and GAC-FAS: a few minutes.")},
      {dataButton, tr("Cropped frames by domain, split and class: choose it for a new run.")},
      {runs, tr("Runs from here or from elsewhere, also from the terminal. Or drop a folder.")}};
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(8);
  int column = 0;
  for (const auto& [button, text] : cells) {
    button->setProperty("large", true);
    QLabel* help = textOf(text, "caption");
    help->setWordWrap(true);
    help->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    grid->addWidget(button, 0, column);
    grid->addWidget(help, 1, column);
    grid->setColumnStretch(column++, 1);
  }
  connect(demo, &QPushButton::clicked, this, &StartPage::demoRequested);
  connect(dataButton, &QPushButton::clicked, this, &StartPage::openDataRequested);
  connect(runs, &QPushButton::clicked, this, &StartPage::openRunsRequested);
  return grid;
}

void StartPage::addFaces(QVBoxLayout* column, const SampleFaces& faces) {
  column->addWidget(new Heading(tr("What the synthetic demo looks like"),
                                tr("drawn faces, no photographs; labelled synthetic in every result")));
  column->addSpacing(8);
  column->addWidget(new FaceStrip(faces));
  column->addSpacing(kBetweenBlocks);
}

}  // namespace gacfas
