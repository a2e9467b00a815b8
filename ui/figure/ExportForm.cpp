#include "ui/figure/ExportForm.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/figure/FigureDrawing.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/SegmentedChoice.h"

namespace gacfas {

namespace {

constexpr double kOneColumn = 82.0, kTwoColumns = 171.0;  // mm
constexpr double kLeastHeight = 60.0;                     // mm that a preset gives: scenes and bars need room
constexpr int kCustom = 2;
const char* const kSuffixes[] = {"png", "svg", "pdf"};

void addRow(QGridLayout& grid, const QString& label, QWidget* field, QWidget* note = nullptr) {
  const int row = grid.rowCount();
  auto* name = new QLabel(label);
  name->setBuddy(field);
  field->setAccessibleName(label);
  grid.addWidget(name, row, 0);
  grid.addWidget(field, row, 1, 1, note ? 1 : 2, note ? Qt::Alignment() : Qt::AlignLeft);
  if (note) grid.addWidget(note, row, 2);
}

QGridLayout* makeGrid(QVBoxLayout& column) {
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(12);
  grid->setVerticalSpacing(8);
  grid->setColumnMinimumWidth(0, 78);
  grid->setColumnStretch(2, 1);
  column.addLayout(grid);
  return grid;
}

QDoubleSpinBox* spinBox(double least, double greatest, const QString& unit, const char* name) {
  auto* box = new QDoubleSpinBox;
  box->setRange(least, greatest);
  box->setDecimals(1);
  box->setSuffix(QLatin1Char(' ') + unit);
  box->setFixedWidth(96);
  box->setObjectName(QLatin1String(name));
  return box;
}

}  // namespace

ExportForm::ExportForm(std::vector<FigureSpec> figures, const QString& folder, bool dark, QWidget* parent)
    : QWidget(parent), figures_(std::move(figures)), folder_(folder), dark_(dark) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 16);
  column->setSpacing(12);
  addFigure(*column);
  column->addWidget(hairline());
  addSize(*column);
  column->addWidget(hairline());
  addParts(*column);
  column->addWidget(hairline());
  addFile(*column);
  connectAll();
  chooseFigure(0);
}

void ExportForm::addFigure(QVBoxLayout& column) {
  QGridLayout* grid = makeGrid(column);
  figure_ = new QComboBox;
  figure_->setObjectName(QStringLiteral("figure"));
  figure_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  figure_->setMinimumContentsLength(20);
  for (const FigureSpec& spec : figures_)
    figure_->addItem(spec.title.isEmpty() ? figureKindName(spec.kind) : spec.title);
  format_ = new SegmentedChoice({QStringLiteral("PNG"), QStringLiteral("SVG"), QStringLiteral("PDF")});
  format_->setObjectName(QStringLiteral("format"));
  format_->setCurrent(2);
  dpi_ = new QSpinBox;
  dpi_->setObjectName(QStringLiteral("dpi"));
  dpi_->setRange(36, 2400);
  dpi_->setSingleStep(50);
  dpi_->setSuffix(tr(" DPI"));
  dpi_->setFixedWidth(96);
  addRow(*grid, tr("Figure"), figure_);
  addRow(*grid, tr("Format"), format_);
  addRow(*grid, tr("Resolution"), dpi_, dpiNote_ = secondaryLabel({}));
}

void ExportForm::addSize(QVBoxLayout& column) {
  QGridLayout* grid = makeGrid(column);
  widths_ = new SegmentedChoice({tr("One column"), tr("Two"), tr("Custom")});
  widths_->setObjectName(QStringLiteral("widthPreset"));
  widths_->setSegmentToolTip(0, tr("82 mm"));
  widths_->setSegmentToolTip(1, tr("171 mm"));
  width_ = spinBox(20, 1000, QStringLiteral("mm"), "width");
  height_ = spinBox(20, 1000, QStringLiteral("mm"), "height");
  font_ = spinBox(4, 72, QStringLiteral("pt"), "font");
  font_->setSingleStep(0.5);
  colours_ = new SegmentedChoice({tr("Light, print"), tr("As shown")});
  colours_->setObjectName(QStringLiteral("colours"));
  addRow(*grid, tr("Width"), widths_);
  addRow(*grid, {}, width_, secondaryLabel(tr("two: 171 mm")));
  addRow(*grid, tr("Height"), height_, secondaryLabel(tr("follows a preset's width")));
  addRow(*grid, tr("Font size"), font_, ticks_ = secondaryLabel({}));
  addRow(*grid, tr("Colours"), colours_);
}

void ExportForm::addParts(QVBoxLayout& column) {
  auto* grid = new QGridLayout;
  grid->setVerticalSpacing(8);
  column.addLayout(grid);
  title_ = new QCheckBox(tr("Title"));
  legend_ = new QCheckBox(tr("Legend"));
  grid_ = new QCheckBox(tr("Grid lines"));
  synthetic_ = new QCheckBox(tr("“Synthetic faces”"));
  synthetic_->setToolTip(tr("Says so where a run was trained on drawn faces"));
  QCheckBox* boxes[] = {title_, legend_, grid_, synthetic_};
  const char* names[] = {"showTitle", "showLegend", "showGrid", "markSynthetic"};
  for (int i = 0; i < 4; ++i) {
    boxes[i]->setObjectName(QLatin1String(names[i]));
    grid->addWidget(boxes[i], i / 2, i % 2);
  }
}

void ExportForm::addFile(QVBoxLayout& column) {
  QGridLayout* grid = makeGrid(column);
  data_ = new SegmentedChoice({tr("CSV"), tr("HDF5"), tr("None")});
  data_->setObjectName(QStringLiteral("data"));
  data_->setSegmentToolTip(0, tr("The numbers behind the figure, beside the file"));
  auto* place = new QWidget;
  auto* row = new QHBoxLayout(place);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(4);
  file_ = new QLineEdit;
  file_->setObjectName(QStringLiteral("file"));
  file_->setAccessibleName(tr("File"));
  file_->setMinimumWidth(210);
  QToolButton* button = iconButton(QStringLiteral("folder"), tr("Choose the file"));
  row->addWidget(file_, 1);
  row->addWidget(button);
  addRow(*grid, tr("Data too"), data_);
  addRow(*grid, tr("File"), place, nullptr);
  connect(button, &QToolButton::clicked, this, &ExportForm::browse);
}

void ExportForm::connectAll() {
  connect(figure_, &QComboBox::activated, this, &ExportForm::chooseFigure);
  connect(format_, &SegmentedChoice::chosen, this, &ExportForm::chooseFormat);
  connect(widths_, &SegmentedChoice::chosen, this, &ExportForm::chooseWidth);
  connect(width_, &QDoubleSpinBox::valueChanged, this, [this](double value) {
    widths_->setCurrent(value == kOneColumn ? 0 : value == kTwoColumns ? 1 : kCustom);
    report();
  });
  connect(dpi_, &QSpinBox::valueChanged, this, &ExportForm::report);
  for (QDoubleSpinBox* box : {height_, font_})
    connect(box, &QDoubleSpinBox::valueChanged, this, &ExportForm::report);
  for (SegmentedChoice* choice : {colours_, data_})
    connect(choice, &SegmentedChoice::chosen, this, &ExportForm::report);
  for (QCheckBox* box : {title_, legend_, grid_, synthetic_})
    connect(box, &QCheckBox::toggled, this, &ExportForm::report);
  connect(file_, &QLineEdit::textEdited, this, &ExportForm::report);
}

void ExportForm::chooseFigure(int index) {
  const FigureSpec& spec = figures_[static_cast<size_t>(index)];
  quiet_ = true;
  figure_->setCurrentIndex(index);
  shape_ = spec.heightMm / spec.widthMm;
  width_->setValue(spec.widthMm);
  height_->setValue(spec.heightMm);
  widths_->setCurrent(spec.widthMm == kOneColumn ? 0 : spec.widthMm == kTwoColumns ? 1 : kCustom);
  dpi_->setValue(spec.dpi);
  font_->setValue(spec.fontPt);
  colours_->setCurrent(spec.dark ? 1 : 0);
  title_->setChecked(spec.showTitle);
  legend_->setChecked(spec.showLegend);
  grid_->setChecked(spec.showGrid);
  synthetic_->setChecked(spec.markSynthetic);
  if (file_->text() == proposed_) file_->setText(proposed_ = proposedFile());
  quiet_ = false;
  report();
}

void ExportForm::reset() {
  proposed_ = file_->text();
  chooseFigure(figure_->currentIndex());
}

void ExportForm::chooseFormat() {
  const QString text = file_->text();
  const bool isOwn = text != proposed_;
  const QFileInfo info(text);
  file_->setText(isOwn
                     ? info.path() + QLatin1Char('/') + info.completeBaseName() + QLatin1Char('.') + suffix()
                     : proposedFile());
  if (!isOwn) proposed_ = file_->text();
  report();
}

void ExportForm::chooseWidth(int preset) {
  if (preset == kCustom) return width_->setFocus();
  quiet_ = true;
  width_->setValue(preset == 0 ? kOneColumn : kTwoColumns);
  height_->setValue(std::max(kLeastHeight, width_->value() * shape_));
  quiet_ = false;
  report();
}

void ExportForm::browse() {
  const QString file = QFileDialog::getSaveFileName(window(), tr("Export figure"),
                                                    QDir(folder_).absoluteFilePath(file_->text()),
                                                    tr("%1 (*.%2)").arg(suffix().toUpper(), suffix()));
  if (file.isEmpty()) return;
  file_->setText(file);
  report();
}

void ExportForm::report() {
  if (quiet_) return;
  const bool isPng = format_->current() == 0;
  const bool is3d = figures_[static_cast<size_t>(figure_->currentIndex())].kind == FigureKind::Surface;
  dpi_->setEnabled(isPng || is3d);
  dpiNote_->setText(isPng || !is3d ? tr("PNG only") : tr("of the 3D picture"));
  ticks_->setText(tr("ticks %1 pt").arg(smallestText(spec())));
  Q_EMIT changed();
}

QString ExportForm::suffix() const {
  return QLatin1String(kSuffixes[format_->current()]);
}

QString ExportForm::proposedFile() const {
  static const QRegularExpression gaps(QStringLiteral("[^\\w]+"));
  QString name = figure_->currentText().toLower().replace(gaps, QStringLiteral("-"));
  while (name.endsWith(QLatin1Char('-'))) name.chop(1);
  return QDir(folder_).filePath(name.isEmpty() ? QStringLiteral("figure.") + suffix()
                                               : name + QLatin1Char('.') + suffix());
}

FigureSpec ExportForm::spec() const {
  FigureSpec spec = figures_[static_cast<size_t>(figure_->currentIndex())];
  spec.widthMm = width_->value();
  spec.heightMm = height_->value();
  spec.dpi = dpi_->value();
  spec.fontPt = font_->value();
  spec.dark = colours_->current() == 1 && dark_;
  spec.showTitle = title_->isChecked();
  spec.showLegend = legend_->isChecked();
  spec.showGrid = grid_->isChecked();
  spec.markSynthetic = synthetic_->isChecked();
  spec.output = QDir(folder_).absoluteFilePath(file_->text());
  const QString end = QLatin1Char('.') + suffix();
  if (!spec.output.endsWith(end, Qt::CaseInsensitive)) spec.output += end;
  return spec;
}

QString ExportForm::dataSuffix() const {
  const QString suffixes[] = {QStringLiteral(".csv"), QStringLiteral(".h5"), QString()};
  return suffixes[data_->current()];
}

}  // namespace gacfas
