#include "ui/data/ImportForm.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>

#include "ui/data/ImportCheck.h"
#include "ui/data/RuleDialog.h"
#include "ui/data/SurveyText.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Heading.h"

namespace gacfas {
namespace {

constexpr char kRule[] = "rule";

QString pathText(const QLineEdit& edit) {
  const QString text = edit.text().trimmed();
  return text.isEmpty() ? text : QDir::cleanPath(text);
}

QSpinBox* wholeNumberBox(const char* objectName, const QString& name, int least, int most, int value) {
  auto* box = new QSpinBox;
  box->setObjectName(QLatin1String(objectName));
  box->setAccessibleName(name);
  box->setRange(least, most);
  box->setValue(value);
  return box;
}

/// A field with its unit or help to the right.
QWidget* explained(QWidget* field, const QString& help) {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(10);
  field->setFixedWidth(96);
  layout->addWidget(field);
  QLabel* text = secondaryLabel(help, row);
  text->setWordWrap(true);
  layout->addWidget(text, 1);
  return row;
}

}  // namespace

ImportForm::ImportForm(QWidget* parent) : QWidget(parent), form_(new QFormLayout(this)) {
  setObjectName(QStringLiteral("importForm"));
  form_->setContentsMargins(16, 12, 16, 12);
  form_->setHorizontalSpacing(12);
  form_->setVerticalSpacing(8);
  form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form_->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  addSource(*form_);
  addTarget(*form_);
  addFrames(*form_);
  addFaces(*form_);
  showKind();
}

QLineEdit* ImportForm::addPath(QFormLayout& form, const char* objectName, const QString& label,
                               const QString& accessible, const std::function<void()>& browse) {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  auto* edit = new QLineEdit;
  edit->setObjectName(QLatin1String(objectName));
  edit->setAccessibleName(accessible);
  QPushButton* button = plainButton({}, QStringLiteral("folder"));
  button->setObjectName(QLatin1String(objectName) + QStringLiteral("Browse"));
  button->setAccessibleName(tr("Browse: %1").arg(accessible));
  button->setToolTip(button->accessibleName());
  layout->addWidget(edit, 1);
  layout->addWidget(button);
  form.addRow(label, row);
  connect(button, &QPushButton::clicked, this, browse);
  connect(edit, &QLineEdit::textChanged, this, &ImportForm::changed);
  return edit;
}

void ImportForm::addSource(QFormLayout& form) {
  form.addRow(new Heading(tr("From")));
  source_ = addPath(form, "importSource", tr("Source"), tr("Folder of the dataset, or a list"),
                    [this] { sourceMenu(); });
  source_->setPlaceholderText(tr("The dataset as its owners ship it"));
  kind_ = new QComboBox;
  kind_->setObjectName(QStringLiteral("importKind"));
  kind_->setAccessibleName(tr("Kind of dataset"));
  kind_->addItem(tr("Recognise it by its names"), QString());
  for (const std::string& key : datasetKeys()) kind_->addItem(datasetTitle(key), QString::fromStdString(key));
  kind_->addItem(tr("Anything else, by a rule"), QLatin1String(kRule));
  form.addRow(tr("Dataset"), kind_);
  recognised_ = secondaryLabel({});
  recognised_->setObjectName(QStringLiteral("recognised"));
  recognised_->setWordWrap(true);
  form.addRow(QString(), recognised_);
  rule_ = addPath(form, "importRule", tr("Rule"), tr("Rule file (YAML)"),
                  [this] { browseFile(rule_, tr("Rule for a dataset"), tr("Rules (*.yaml *.yml)")); });
  ruleRow_ = rule_->parentWidget();
  QPushButton* write = linkButton(tr("Write…"));
  write->setObjectName(QStringLiteral("writeRule"));
  ruleRow_->layout()->addWidget(write);
  connect(write, &QPushButton::clicked, this, [this] {
    auto* dialog = new RuleDialog(pathText(*rule_), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RuleDialog::saved, this, [this](const QString& file) {
      rule_->setText(file);
      Q_EMIT changed();  // also where only its content is another
    });
    dialog->open();
  });
  split_ = new QComboBox;
  split_->setObjectName(QStringLiteral("importSplit"));
  split_->setAccessibleName(tr("Split of the list's videos"));
  for (const Split split : {Split::Train, Split::Dev, Split::Test})
    split_->addItem(splitText(split), static_cast<int>(split));
  form.addRow(tr("Split"), split_);
  live_ = new QLineEdit(QStringLiteral("1"));
  live_->setObjectName(QStringLiteral("importLive"));
  live_->setAccessibleName(tr("Label that means live"));
  form.addRow(tr("Live label"), live_);
  connect(kind_, &QComboBox::currentIndexChanged, this, [this] {
    showKind();
    Q_EMIT changed();
  });
  connect(split_, &QComboBox::currentIndexChanged, this, &ImportForm::changed);
  connect(live_, &QLineEdit::textChanged, this, &ImportForm::changed);
}

void ImportForm::addTarget(QFormLayout& form) {
  form.addRow(new Heading(tr("To")));
  out_ = addPath(form, "importOut", tr("Data root"), tr("Data root to make or to complete"),
                 [this] { browseFolder(out_, tr("Data root to make or to complete")); });
  domain_ = new QLineEdit;
  domain_->setObjectName(QStringLiteral("importDomain"));
  domain_->setAccessibleName(tr("Name of the domain"));
  domain_->setPlaceholderText(tr("a folder below the data root"));
  form.addRow(tr("Domain"), domain_);
  connect(domain_, &QLineEdit::textChanged, this, &ImportForm::changed);
  connect(domain_, &QLineEdit::textEdited, this,
          [this](const QString& text) { domainTyped_ = !text.trimmed().isEmpty(); });
}

void ImportForm::addFrames(QFormLayout& form) {
  form.addRow(new Heading(tr("Frames and crops")));
  every_ = wholeNumberBox("importEvery", tr("Every n-th frame"), 1, 100000, 5);
  form.addRow(tr("Every n-th"), explained(every_, tr("frames 0, n, 2n, …")));
  margin_ = new QDoubleSpinBox;
  margin_->setObjectName(QStringLiteral("importMargin"));
  margin_->setAccessibleName(tr("Margin around the face box"));
  margin_->setRange(0, 200);
  margin_->setDecimals(0);
  margin_->setSuffix(QStringLiteral(" %"));
  margin_->setValue(10);
  form.addRow(tr("Margin"), explained(margin_, tr("of the face box, on every side")));
  size_ = wholeNumberBox("importSize", tr("Largest side of a crop"), 0, 4096, 0);
  size_->setSpecialValueText(tr("as it is"));
  form.addRow(tr("Shrink to"), explained(size_, tr("pixels; larger crops are shrunk")));
  quality_ = wholeNumberBox("importQuality", tr("JPEG quality"), 1, 100, 95);
  form.addRow(tr("Quality"), explained(quality_, tr("of the JPEG files, 1 to 100")));
  workers_ = wholeNumberBox("importWorkers", tr("Videos at a time"), 0, 256, 0);
  workers_->setSpecialValueText(tr("all cores"));
  form.addRow(tr("Videos at a time"), explained(workers_, tr("fewer leave cores to a training")));
  for (QSpinBox* box : {every_, size_, quality_, workers_})
    connect(box, &QSpinBox::valueChanged, this, &ImportForm::changed);
  connect(margin_, &QDoubleSpinBox::valueChanged, this, &ImportForm::changed);
}

void ImportForm::addFaces(QFormLayout& form) {
  detector_ = addPath(form, "importDetector", tr("Detector"), tr("Detector file"), [this] {
    browseFile(detector_, tr("Face detector"), tr("YuNet or a cascade (*.onnx *.xml)"));
  });
  detector_->setPlaceholderText(tr("OpenCV's; or YuNet (.onnx)"));
  boxes_ = new QCheckBox(tr("Use the box and eye files beside the videos"));
  boxes_->setObjectName(QStringLiteral("importBoxes"));
  boxes_->setChecked(true);
  align_ = new QCheckBox(tr("Turn faces until the eyes are level"));
  align_->setObjectName(QStringLiteral("importAlign"));
  align_->setToolTip(tr("Needs eyes: YuNet, or eye files beside the videos"));
  form.addRow(QString(), boxes_);
  form.addRow(QString(), align_);
  for (QCheckBox* box : {boxes_, align_}) connect(box, &QCheckBox::toggled, this, &ImportForm::changed);
}

void ImportForm::sourceMenu() {
  QMenu menu(this);
  menu.addAction(tr("Folder…"), this, [this] { browseFolder(source_, tr("Folder of a dataset")); });
  menu.addAction(tr("List…"), this, [this] {
    browseFile(source_, tr("List of videos or images"),
               tr("Lists (*.json *.txt *.csv *.list);;All files (*)"));
  });
  menu.exec(QCursor::pos());
}

void ImportForm::browseFolder(QLineEdit* edit, const QString& title) {
  auto* dialog = new QFileDialog(this, title, pathText(*edit));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  connect(dialog, &QFileDialog::fileSelected, edit, &QLineEdit::setText);
  dialog->open();
}

void ImportForm::browseFile(QLineEdit* edit, const QString& title, const QString& filter) {
  auto* dialog = new QFileDialog(this, title, pathText(*edit), filter);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, edit, &QLineEdit::setText);
  dialog->open();
}

bool ImportForm::isList() const {
  const QString kind = kind_->currentData().toString();
  const QString source = pathText(*source_);
  const bool file = source.endsWith(QStringLiteral(".json")) || source.endsWith(QStringLiteral(".txt")) ||
                    source.endsWith(QStringLiteral(".csv")) || source.endsWith(QStringLiteral(".list"));
  return kind == QLatin1String("ssdg") || kind == QLatin1String("list") || (kind.isEmpty() && file);
}

void ImportForm::showKind() {
  form_->setRowVisible(ruleRow_, kind_->currentData().toString() == QLatin1String(kRule));
  form_->setRowVisible(split_, isList());
  form_->setRowVisible(live_, isList());
  if (!kind_->currentData().toString().isEmpty()) recognised_->clear();
  form_->setRowVisible(recognised_, !recognised_->text().isEmpty());
}

void ImportForm::setOptions(const PrepareOptions& options) {
  const QSignalBlocker quiet(this);
  source_->setText(QString::fromStdString(options.source.string()));
  const QString dataset = QString::fromStdString(options.dataset);
  const int known = kind_->findData(dataset);
  kind_->setCurrentIndex(known >= 0 ? known : kind_->count() - 1);
  if (known < 0) rule_->setText(dataset);
  out_->setText(QString::fromStdString(options.out.string()));
  domain_->setText(QString::fromStdString(options.domain));
  domainTyped_ = !options.domain.empty();
  every_->setValue(static_cast<int>(options.every));
  margin_->setValue(100 * options.margin);
  size_->setValue(static_cast<int>(options.size));
  quality_->setValue(static_cast<int>(options.quality));
  workers_->setValue(static_cast<int>(options.workers));
  align_->setChecked(options.align);
  boxes_->setChecked(options.boxes);
  detector_->setText(QString::fromStdString(options.detector.string()));
  live_->setText(QString::fromStdString(options.live));
  if (options.split) split_->setCurrentIndex(split_->findData(static_cast<int>(*options.split)));
  showKind();
}

PrepareOptions ImportForm::options() const {
  PrepareOptions options;
  options.source = pathText(*source_).toStdString();
  const QString kind = kind_->currentData().toString();
  options.dataset = (kind == QLatin1String(kRule) ? pathText(*rule_) : kind).toStdString();
  options.out = pathText(*out_).toStdString();
  options.domain = domain_->text().trimmed().toStdString();
  options.every = every_->value();
  options.margin = margin_->value() / 100.0;
  options.size = size_->value();
  options.quality = quality_->value();
  options.workers = workers_->value();
  options.align = align_->isChecked();
  options.boxes = boxes_->isChecked();
  options.detector = pathText(*detector_).toStdString();
  options.live = live_->text().trimmed().toStdString();
  if (isList()) options.split = static_cast<Split>(split_->currentData().toInt());
  return options;
}

void ImportForm::showRecognised(const std::string& dataset, const QString& text) {
  recognised_->setText(text);
  showKind();
  if (domainTyped_) return;
  const QSignalBlocker quiet(this);  // a name changes nothing in a dry run
  domain_->setText(usualDomain(dataset, pathText(*source_).toStdString()));
}

QString ImportForm::fault() const {
  if (pathText(*source_).isEmpty()) return tr("Choose the folder of a dataset");
  if (kind_->currentData().toString() == QLatin1String(kRule) && pathText(*rule_).isEmpty())
    return tr("Choose a rule, or write one");
  if (pathText(*out_).isEmpty()) return tr("Choose the data root to import to");
  const QString domain = domain_->text().trimmed();
  if (domain.isEmpty()) return tr("Name the domain");
  if (domain.startsWith(QLatin1Char('.')) || domain.contains(QLatin1Char('/')))
    return tr("The domain is the name of a folder, for example casia");
  return {};
}

}  // namespace gacfas
