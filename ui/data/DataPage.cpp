#include "ui/data/DataPage.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <set>

#include "ui/data/AugmentPane.h"
#include "ui/data/ContentsPane.h"
#include "ui/data/GapPane.h"
#include "ui/data/ImportBand.h"
#include "ui/data/ImportDialog.h"
#include "ui/data/ImportNote.h"
#include "ui/data/VideoPane.h"
#include "ui/faces/FaceImages.h"
#include "ui/results/SyntheticBadge.h"
#include "ui/widgets/Background.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/SegmentedChoice.h"
#include "ui/widgets/ToolRow.h"

namespace gacfas {
namespace {

struct ReadRoot {
  SurveyPtr survey;
  QString problem;
  QString unfinished;  ///< a domain whose import was stopped before there was anything to survey
};

QString unfinishedDomain(const QString& root) {
  for (const QString& name : QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
    if (readImportNote(root.toStdString(), name.toStdString())) return name;
  return {};
}

ReadRoot readRoot(const QString& root) {
  try {
    return {std::make_shared<const DataSurvey>(surveyData(root.toStdString())), {}, {}};
  } catch (const std::exception& fault) {
    return {nullptr, QString::fromUtf8(fault.what()), unfinishedDomain(root)};
  }
}

const ShownRun* currentOf(const ShownRuns& runs) {
  const auto current =
      std::find_if(runs.begin(), runs.end(), [](const ShownRun& run) { return run.current; });
  if (current != runs.end()) return &*current;
  return runs.empty() ? nullptr : &runs.front();
}

QStringList domainsOf(const DataSurvey& survey) {
  std::set<std::string> names;
  for (const SurveyCount& row : survey.counts) names.insert(row.domain);
  QStringList domains;
  for (const std::string& name : names) domains << QString::fromStdString(name);
  return domains;
}

}  // namespace

DataPage::DataPage(Workbench& workbench, QWidget* parent)
    : Page(parent), importer_(workbench), packer_(workbench), images_(new FaceImages(this)) {
  setObjectName(QStringLiteral("DataPage"));
  setBackgroundRole(QPalette::Base);
  setAutoFillBackground(true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeTools());
  column->addWidget(band_ = new ImportBand(importer_));
  column->addWidget(stack_ = new QStackedWidget, 1);
  makeParts();
  connect(band_, &ImportBand::newRunWanted, this, &DataPage::askForNewRun);
  connect(band_, &ImportBand::againWanted, this, [this] { startImport(importer_.options()); });
  const auto readAgain = [this] {
    const QString out = QString::fromStdString(importer_.options().out.string());
    if (root_ == out) read();
  };
  connect(&importer_, &Importer::finished, this, readAgain);
  connect(&importer_, &Importer::stopped, this, readAgain);
  showAbsence({});
}

QWidget* DataPage::makeTools() {
  auto* tools = new ToolRow;
  roots_ = new QComboBox;
  roots_->setObjectName(QStringLiteral("dataRoot"));
  roots_->setAccessibleName(tr("Data root"));
  roots_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  roots_->setMinimumContentsLength(12);
  tools->addWidget(roots_, 1);
  tools->addWidget(synthetic_ = syntheticBadge());
  synthetic_->setToolTip(tr("Drawn faces: they are for trying the program"));
  QPushButton* choose = plainButton(tr("Open…"), QStringLiteral("folder"));
  choose->setObjectName(QStringLiteral("chooseRoot"));
  choose->setToolTip(tr("Another data root"));
  tools->addWidget(choose);
  parts_ = new SegmentedChoice({tr("Contents"), tr("Faces"), tr("Domain gap"), tr("Augmentation")});
  parts_->setObjectName(QStringLiteral("dataParts"));
  parts_->setAccessibleName(tr("What is shown of the data"));
  tools->addSpacing(8);
  tools->addWidget(parts_);
  tools->addSpacing(8);
  QToolButton* again = iconButton(QStringLiteral("refresh"), tr("Read the folder again"));
  again->setObjectName(QStringLiteral("readAgain"));
  tools->addWidget(again);
  QPushButton* newRun = plainButton(tr("New run…"), QStringLiteral("plus"));
  newRun->setObjectName(QStringLiteral("dataNewRun"));
  tools->addWidget(newRun);
  QPushButton* import = primaryButton(tr("Import…"));
  import->setObjectName(QStringLiteral("importButton"));
  tools->addWidget(import);
  connect(roots_, &QComboBox::activated, this, [this] { showRoot(roots_->currentData().toString()); });
  connect(choose, &QPushButton::clicked, this, &DataPage::chooseRoot);
  connect(parts_, &SegmentedChoice::chosen, this, [this](int part) { showPart(static_cast<Part>(part)); });
  connect(again, &QToolButton::clicked, this, &DataPage::read);
  connect(newRun, &QPushButton::clicked, this, &DataPage::askForNewRun);
  connect(import, &QPushButton::clicked, this, [this] { openImport(QString()); });
  return tools;
}

void DataPage::makeParts() {
  stack_->addWidget(contents_ = new ContentsPane);
  stack_->addWidget(videos_ = new VideoPane(images_));
  stack_->addWidget(gap_ = new GapPane);
  stack_->addWidget(augment_ = new AugmentPane);
  stack_->addWidget(empty_ = new EmptyState({}, {}, {}));
  connect(contents_, &ContentsPane::videosWanted, this, [this](const SurveyCount& count) {
    VideoFilter filter;
    filter.domain = count.domain;
    filter.split = count.split;
    filter.label = count.label;
    if (count.label == Label::Spoof) filter.attack = count.attack;
    videos_->setFilter(filter);
    showPart(Faces);
  });
  connect(contents_, &ContentsPane::importWanted, this, &DataPage::goOnImporting);
  connect(contents_, &ContentsPane::packWanted, this, [this] { packer_.isBusy() ? packer_.cancel() : packer_.start(root_); });
  connect(&packer_, &Packer::changed, this, [this] { contents_->showPacking(packer_.state(), packer_.isBusy()); });
  connect(videos_, &VideoPane::augmentWanted, this, [this](const Video& video) {
    augment_->showFace(video);
    showPart(Augmentation);
  });
  connect(gap_, &GapPane::unreadableFound, contents_, &ContentsPane::setMoreProblems);
  connect(augment_, &AugmentPane::problem, this, &Page::problem);
  connect(empty_, &EmptyState::activated, this,
          [this] { unfinished_.isEmpty() ? void(openImport(QString())) : goOnImporting(unfinished_); });
}

void DataPage::showRuns(const ShownRuns& runs) {
  for (const ShownRun& run : runs) addRoot(QString::fromStdString(run.run->config.data.root.string()));
  const ShownRun* current = currentOf(runs);
  if (!current || !current->run->problem.isEmpty()) return;
  augment_->setTransform(current->run->config.augment, current->run->config.model.imageSize);
  const QString root = QDir::cleanPath(QString::fromStdString(current->run->config.data.root.string()));
  if (chosen_ || root == root_ || root.isEmpty()) return;
  root_ = root;
  read();
}

void DataPage::showRoot(const QString& root) {
  chosen_ = true;
  root_ = QDir::cleanPath(root);
  read();
}

void DataPage::addRoot(const QString& root) {
  const QString clean = QDir::cleanPath(root);
  if (!root.isEmpty() && roots_->findData(clean) < 0) roots_->addItem(QDir::toNativeSeparators(clean), clean);
}

void DataPage::chooseRoot() {
  auto* dialog = new QFileDialog(
      this, tr("Open a data folder: domain / train, dev, test / live, spoof / video / frames"), root_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  connect(dialog, &QFileDialog::fileSelected, this, &DataPage::showRoot);
  dialog->open();
}

void DataPage::read() {
  if (root_.isEmpty()) return;
  addRoot(root_);
  roots_->setCurrentIndex(roots_->findData(root_));
  roots_->setToolTip(root_);
  inBackground(
      this, [root = root_] { return readRoot(root); },
      [this, round = ++round_](const ReadRoot& answer) {
        if (round != round_) return;
        unfinished_ = answer.unfinished;
        take(answer.survey, answer.problem);
      });
}

void DataPage::take(const SurveyPtr& survey, const QString& problem) {
  survey_ = survey;
  synthetic_->setVisible(survey && survey->synthetic);
  contents_->setSurvey(survey);
  videos_->setSurvey(survey);
  gap_->setSurvey(survey);
  augment_->setSurvey(survey);
  survey ? showPart(static_cast<Part>(parts_->current())) : showAbsence(problem);
}

void DataPage::showPart(Part part) {
  parts_->setCurrent(part);
  if (survey_) stack_->setCurrentIndex(part);
}

void DataPage::showAbsence(const QString& problem) {
  stack_->setCurrentWidget(empty_);
  if (importer_.isBusy())
    empty_->setTexts(tr("The faces are on their way"),
                     tr("They are shown here when their import is finished; a training can use them then."),
                     {});
  else if (problem.isEmpty())
    empty_->setTexts(tr("No data is open"),
                     tr("The faces of the selected run are shown here: counts, problems, pictures, and how "
                        "the domains differ. "
                        "Import the videos of CASIA-FASD, Replay-Attack, MSU-MFSD, OULU-NPU or another "
                        "dataset, or drop its "
                        "folder on the window."),
                     tr("Import…"));
  else if (!unfinished_.isEmpty())
    empty_->setTexts(tr("No faces yet"),
                     tr("The import of %1 was stopped before its first video was done.").arg(unfinished_),
                     tr("Go on importing %1").arg(unfinished_));
  else
    empty_->setTexts(tr("These faces cannot be read"), problem, tr("Import…"));
}

ImportDialog* DataPage::openImport(const QString& source) {
  PrepareOptions options;
  options.source = source.toStdString();
  options.out =
      (root_.isEmpty() ? QDir::home().filePath(QStringLiteral("gacfas-data")) : root_).toStdString();
  return openImport(options);
}

ImportDialog* DataPage::openImport(const PrepareOptions& options) {
  if (importer_.isBusy()) {
    Q_EMIT problem(tr("An import is at work: wait for it, or stop it on the Data page."));
    return nullptr;
  }
  auto* dialog = new ImportDialog(options, window());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &ImportDialog::importWanted, this, &DataPage::startImport);
  dialog->open();
  return dialog;
}

void DataPage::goOnImporting(const QString& domain) {
  inBackground(
      this,
      [root = root_.toStdString(), name = domain.toStdString()] {
        PrepareOptions blank;
        blank.out = root;
        blank.domain = name;
        return readImportNote(root, name).value_or(blank);
      },
      [this](const PrepareOptions& options) {
        // Where its source is known, nothing is left to ask.
        if (options.source.empty() || importer_.isBusy())
          openImport(options);
        else
          startImport(options);
      });
}

void DataPage::startImport(const PrepareOptions& options) {
  importer_.start(options);
  showRoot(QString::fromStdString(options.out.string()));
  Q_EMIT frontWanted();
}

void DataPage::askForNewRun() {
  Q_EMIT newRunWanted(root_, survey_ ? domainsOf(*survey_) : QStringList());
}

}  // namespace gacfas
