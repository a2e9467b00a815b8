#include "ui/figure/ExportDialog.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/types/Error.h"
#include "ui/figure/DataHdf5.h"
#include "ui/figure/ExportForm.h"
#include "ui/figure/FigureDrawing.h"
#include "ui/figure/FigurePreview.h"
#include "ui/figure/FigureSpecFile.h"
#include "ui/figure/FigureWriter.h"
#include "ui/theme/StyleProperty.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Background.h"
#include "ui/widgets/Buttons.h"

namespace gacfas {

namespace {

constexpr char kSizeKey[] = "export/size";
constexpr int kDelay = 80;  // ms after the last change

QString besideIt(const QString& file, const QString& suffix) {
  const QFileInfo info(file);
  return info.path() + QLatin1Char('/') + info.completeBaseName() + suffix;
}

QString quoted(const QString& path) {
  return path.contains(QLatin1Char(' ')) ? QLatin1Char('"') + path + QLatin1Char('"') : path;
}

}  // namespace

ExportDialog::ExportDialog(std::vector<FigureSpec> figures, const QString& folder, QWidget* parent,
                           FigureLoader load)
    : QDialog(parent), load_(std::move(load)) {
  setWindowTitle(tr("Export figure"));
  setObjectName(QStringLiteral("exportDialog"));
  setSizeGripEnabled(true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* panes = new QHBoxLayout;
  panes->setSpacing(0);
  panes->addWidget(makePreview(), 1);
  panes->addWidget(hairline(this, Qt::Vertical));
  panes->addWidget(makeSide(std::move(figures), folder));
  column->addLayout(panes, 1);
  column->addWidget(hairline(this));
  column->addWidget(makeFooter());
  resize(QSettings().value(QLatin1String(kSizeKey), QSize(1048, 728)).toSize());
  delay_.setSingleShot(true);
  delay_.setInterval(kDelay);
  connect(&delay_, &QTimer::timeout, this, &ExportDialog::load);
  fit_.setSingleShot(true);
  fit_.setInterval(kDelay);
  connect(&fit_, &QTimer::timeout, this, [this] {
    if (zoom_->currentData().toDouble() == 0.0) chooseZoom();
  });
  connect(form_, &ExportForm::changed, this, &ExportDialog::formChanged);
  formChanged();
}

ExportDialog::~ExportDialog() {
  QSettings().setValue(QLatin1String(kSizeKey), size());
}

QWidget* ExportDialog::makePreview() {
  auto* pane = new QWidget(this);
  auto* column = new QVBoxLayout(pane);
  column->setContentsMargins(0, 0, 0, 8);
  scroll_ = new QScrollArea(pane);
  scroll_->setAlignment(Qt::AlignCenter);
  scroll_->setWidget(preview_ = new FigurePreview);
  scroll_->setWidgetResizable(true);
  column->addWidget(scroll_, 1);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(16, 0, 16, 0);
  zoom_ = new QComboBox(pane);
  zoom_->setObjectName(QStringLiteral("zoom"));
  zoom_->setAccessibleName(tr("Zoom of the preview"));
  zoom_->addItem(tr("Fit"), 0.0);
  for (const int percent : {50, 100, 150, 200, 300}) zoom_->addItem(tr("%1 %").arg(percent), percent / 100.0);
  row->addWidget(secondaryLabel(tr("Preview at"), pane));
  row->addWidget(zoom_);
  row->addWidget(secondaryLabel(tr("the file is drawn by the same code"), pane));
  row->addStretch();
  row->addWidget(smallest_ = new QLabel(pane));
  column->addLayout(row);
  connect(zoom_, &QComboBox::activated, this, &ExportDialog::chooseZoom);
  return pane;
}

QWidget* ExportDialog::makeSide(std::vector<FigureSpec> figures, const QString& folder) {
  auto* side = new QScrollArea(this);
  side->setFixedWidth(372);
  side->setWidgetResizable(true);
  side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  side->setFocusPolicy(Qt::NoFocus);
  auto* pane = new QWidget;
  pane->setProperty("ground", "side");
  pane->setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(pane);
  column->setContentsMargins(0, 0, 0, 12);
  column->addWidget(form_ = new ExportForm(std::move(figures), folder, currentTheme().dark, pane));
  auto* row = new QHBoxLayout;
  row->setContentsMargins(16, 0, 12, 0);
  row->addWidget(secondaryLabel(tr("Same figure from the terminal"), pane));
  row->addStretch();
  QPushButton* save = linkButton(tr("Save spec…"), pane);
  save->setObjectName(QStringLiteral("saveSpec"));
  QToolButton* copy = iconButton(QStringLiteral("copy"), tr("Save the spec and copy the command"), pane);
  copy->setObjectName(QStringLiteral("copyCommand"));
  row->addWidget(save);
  row->addWidget(copy);
  column->addLayout(row);
  auto* text = new QHBoxLayout;
  text->setContentsMargins(16, 0, 16, 0);
  text->addWidget(command_ = new QPlainTextEdit(pane));
  command_->setObjectName(QStringLiteral("command"));
  command_->setAccessibleName(tr("Terminal command"));
  command_->setReadOnly(true);
  command_->setTabChangesFocus(true);
  command_->setStyleSheet(QStringLiteral("font-family: '%1'; font-size: 12px;").arg(codeFont().family()));
  command_->setFixedHeight(62);
  column->addLayout(text);
  column->addStretch();
  side->setWidget(pane);
  connect(save, &QPushButton::clicked, this, &ExportDialog::saveSpec);
  connect(copy, &QToolButton::clicked, this, &ExportDialog::copyCommand);
  return side;
}

QWidget* ExportDialog::makeFooter() {
  auto* footer = new QWidget(this);
  auto* row = new QHBoxLayout(footer);
  row->setContentsMargins(16, 8, 16, 8);
  row->setSpacing(12);
  QPushButton* reset = plainButton(tr("Reset"), QStringLiteral("undo"), footer);
  message_ = new QLabel(footer);
  message_->setObjectName(QStringLiteral("message"));
  message_->setWordWrap(true);
  message_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  copy_ = plainButton(tr("Copy figure"), QStringLiteral("copy"), footer);
  copy_->setObjectName(QStringLiteral("copy"));
  QPushButton* close = plainButton(tr("Close"), {}, footer);
  export_ = primaryButton(tr("Export"), QStringLiteral("export"), footer);
  export_->setObjectName(QStringLiteral("export"));
  export_->setDefault(true);
  row->addWidget(reset);
  row->addWidget(message_, 1);
  for (QPushButton* button : {copy_, close, export_}) row->addWidget(button);
  connect(reset, &QPushButton::clicked, this, [this] { form_->reset(); });
  connect(close, &QPushButton::clicked, this, &QDialog::reject);
  connect(copy_, &QPushButton::clicked, this, &ExportDialog::copyFigure);
  connect(export_, &QPushButton::clicked, this, &ExportDialog::exportFigure);
  return footer;
}

bool ExportDialog::isReady() const {
  return content_ && loaded_ == wanted_ && !delay_.isActive();
}

void ExportDialog::formChanged() {
  const FigureSpec spec = form_->spec();
  FigureSpec shown = spec;
  shown.output.clear();
  wanted_ = shown.toJson();
  const double smallest = smallestText(spec);
  smallest_->setText(tr("✓ smallest text %1 pt").arg(smallest));
  smallest_->setProperty("role", "good");
  showCommand();
  tell({}, "secondary");
  if (agreed_ != filesToWrite()) agreed_.clear();
  nameExport(tr("Export"));
  if (loaded_ != wanted_) delay_.start();
  export_->setEnabled(isReady());
  copy_->setEnabled(isReady());
}

void ExportDialog::load() {
  const int round = ++round_;
  const QJsonObject wanted = wanted_;
  inBackground(
      this, [load = load_, spec = form_->spec()] { return loadQuietly(spec, load); },
      [this, round, wanted](const LoadedFigure& loaded) {
        if (round != round_) return;
        loaded_ = wanted;
        showContent(loaded.content, loaded.problem);
      });
}

void ExportDialog::showContent(FigurePtr content, const QString& problem) {
  content_ = std::move(content);
  preview_->setFigure(content_, form_->spec(), problem);
  if (zoom_->currentData().toDouble() == 0.0) chooseZoom();
  if (!problem.isEmpty()) tell(problem, "error");
  export_->setEnabled(isReady());
  copy_->setEnabled(isReady());
}

void ExportDialog::chooseZoom() {
  const double zoom = zoom_->currentData().toDouble();
  preview_->setZoom(zoom > 0.0 ? zoom : preview_->fittingZoom(scroll_->viewport()->size()));
}

void ExportDialog::resizeEvent(QResizeEvent* event) {
  QDialog::resizeEvent(event);
  fit_.start();
}

void ExportDialog::showCommand() {
  const QString file = form_->spec().output;
  command_->setPlainText(tr("gacfas figure %1 -o %2").arg(quoted(besideIt(file, ".json")), quoted(file)));
}

/// Encodes and writes on a pool thread; the first file that cannot be written is the message.
void ExportDialog::saveLater(const QList<QPair<QString, std::function<QByteArray()>>>& files) {
  export_->setEnabled(false);
  inBackground(
      this,
      [files]() -> QString {
        try {
          for (const auto& [file, bytes] : files) saveFigure(file, bytes());
        } catch (const std::exception& error) {
          return QString::fromUtf8(error.what());
        }
        return {};
      },
      [this, file = files.front().first](const QString& problem) {
        export_->setEnabled(isReady());
        if (!problem.isEmpty()) return tell(problem, "error");
        tell(tr("Saved %1").arg(file), "good");
        Q_EMIT exported(file);
      });
}

QStringList ExportDialog::filesToWrite() const {
  const QString figure = form_->spec().output;
  QStringList files(figure);
  if (const QString suffix = form_->dataSuffix(); !suffix.isEmpty()) files << besideIt(figure, suffix);
  return files;
}

void ExportDialog::exportFigure() {
  if (!isReady()) return;
  const QStringList files = filesToWrite();
  if (files == agreed_) return writeFigure();
  export_->setEnabled(false);
  inBackground(
      this,
      [files] {
        QStringList existing;
        for (const QString& file : files)
          if (QFileInfo::exists(file)) existing << QFileInfo(file).fileName();
        return existing;
      },
      [this, files](const QStringList& existing) {
        export_->setEnabled(isReady());
        if (!isReady() || files != filesToWrite()) return;
        agreed_ = files;
        existing.isEmpty() ? writeFigure() : askToReplace(existing);
      });
}

void ExportDialog::askToReplace(const QStringList& existing) {
  tell(existing.size() == 1 ? tr("%1 exists already.").arg(existing.front())
                            : tr("%1 exist already.").arg(existing.join(tr(" and "))),
       "warning");
  nameExport(tr("Replace"));
}

void ExportDialog::nameExport(const QString& text) {
  export_->setText(text);
  export_->setAccessibleName(text);
}

void ExportDialog::writeFigure() {
  nameExport(tr("Export"));
  const FigureSpec spec = form_->spec();
  try {
    const DrawnFigure drawn = drawAs(figureFormat(spec.output), *content_, spec);
    QList<QPair<QString, std::function<QByteArray()>>> files{
        {spec.output, [drawn] { return encode(drawn); }}};
    if (const QString suffix = form_->dataSuffix(); !suffix.isEmpty())
      files.append({besideIt(spec.output, suffix), [content = content_, isCsv = suffix == QStringLiteral(".csv")] {
                      return isCsv ? content->csv().toUtf8() : tableAsHdf5(content->csv());
                    }});
    saveLater(files);
  } catch (const Error& error) {
    tell(QString::fromUtf8(error.what()), "error");
  }
}

void ExportDialog::copyFigure() {
  if (!isReady()) return;
  try {
    auto both = std::make_unique<QMimeData>();
    const FigureSpec spec = form_->spec();
    both->setData(QStringLiteral("image/svg+xml"), drawAs(FigureFormat::Svg, *content_, spec).bytes);
    both->setImageData(drawAs(FigureFormat::Png, *content_, spec).image);
    QApplication::clipboard()->setMimeData(both.release());
    tell(tr("Copied as picture (%1 DPI) and SVG").arg(spec.dpi), "good");
  } catch (const Error& error) {
    tell(QString::fromUtf8(error.what()), "error");
  }
}

void ExportDialog::saveSpec() {
  const FigureSpec spec = form_->spec();
  const QString file = QFileDialog::getSaveFileName(this, tr("Save spec"), besideIt(spec.output, ".json"),
                                                    tr("Figure specs (*.json)"));
  if (!file.isEmpty()) saveSpecAs(file);
}

void ExportDialog::saveSpecAs(const QString& file) {
  const FigureSpec spec = form_->spec();
  saveLater(
      {{file, [spec, folder = QFileInfo(file).absolutePath()] { return figureSpecText(spec, folder); }}});
}

/// The command names the spec: it is there once the command is.
void ExportDialog::copyCommand() {
  QApplication::clipboard()->setText(command_->toPlainText());
  saveSpecAs(besideIt(form_->spec().output, ".json"));
}

void ExportDialog::tell(const QString& text, const char* role) {
  message_->setText(text);
  setStyleProperty(*message_, "role", role);
}

}  // namespace gacfas
