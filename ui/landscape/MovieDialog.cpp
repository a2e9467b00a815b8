#include "ui/landscape/MovieDialog.h"

#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/newlandscape/FieldRow.h"
#include "ui/theme/StyleProperty.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/SegmentedChoice.h"

namespace gacfas {
namespace {

QSpinBox* pixels(int value, const char* name, const QString& accessible, QWidget* parent) {
  QSpinBox* box = wholeNumber(name, accessible, 160, 3840, value, parent);
  box->setSingleStep(2);
  box->setSuffix(QObject::tr(" px"));
  box->setFixedWidth(112);
  return box;
}

}  // namespace

MovieDialog::MovieDialog(size_t frames, Draw draw, const QString& folder, QWidget* parent)
    : QDialog(parent),
      frames_(frames),
      draw_(std::move(draw)),
      format_(new SegmentedChoice({tr("MP4"), tr("PNG frames")}, this)),
      width_(pixels(1280, "movieWidth", tr("Width"), this)),
      height_(pixels(720, "movieHeight", tr("Height"), this)),
      speed_(new QDoubleSpinBox(this)),
      file_(new QLineEdit(QDir(folder).filePath(QStringLiteral("over-training.mp4")), this)),
      progress_(new QProgressBar(this)),
      message_(new QLabel(this)),
      start_(primaryButton(tr("Export"), QStringLiteral("export"), this)),
      close_(plainButton(tr("Close"), {}, this)) {
  setWindowTitle(tr("Export movie"));
  setObjectName(QStringLiteral("movieDialog"));
  format_->setObjectName(QStringLiteral("movieFormat"));
  speed_->setObjectName(QStringLiteral("movieSpeed"));
  speed_->setRange(0.5, 60.0);
  speed_->setDecimals(1);
  speed_->setValue(4.0);
  speed_->setSuffix(tr(" frames/s"));
  speed_->setFixedWidth(132);
  file_->setObjectName(QStringLiteral("movieFile"));
  file_->setMinimumWidth(320);
  progress_->setObjectName(QStringLiteral("movieProgress"));
  progress_->setRange(0, static_cast<int>(frames));
  progress_->setValue(0);
  progress_->setTextVisible(false);
  message_->setObjectName(QStringLiteral("movieMessage"));
  message_->setWordWrap(true);
  message_->setText(tr("%1 evaluations, the surfaces as they are shown").arg(frames));
  start_->setObjectName(QStringLiteral("movieStart"));
  close_->setObjectName(QStringLiteral("movieClose"));
  QToolButton* chooser = iconButton(QStringLiteral("folder"), tr("Choose the file"), this);

  auto* form = new QFormLayout;
  form->setHorizontalSpacing(12);
  form->setVerticalSpacing(8);
  form->addRow(tr("Format"), format_);
  form->addRow(tr("Size"), sideBySide({width_, secondaryLabel(QStringLiteral("×")), height_}, this));
  form->addRow(tr("Speed"), speed_);
  form->addRow(tr("File"), sideBySide({file_, chooser}, this));
  auto* buttons = new QHBoxLayout;
  buttons->addStretch();
  buttons->addWidget(close_);
  buttons->addWidget(start_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 16);
  column->setSpacing(12);
  column->addLayout(form);
  column->addWidget(progress_);
  column->addWidget(message_);
  column->addLayout(buttons);
  connect(format_, &SegmentedChoice::chosen, this, &MovieDialog::chooseFormat);
  connect(chooser, &QToolButton::clicked, this, &MovieDialog::browse);
  connect(start_, &QPushButton::clicked, this, &MovieDialog::begin);
  connect(close_, &QPushButton::clicked, this, [this] {
    if (!running()) return reject();
    export_.reset();
    end(tr("Cancelled, nothing was written"), "secondary");
  });
}

MovieRequest MovieDialog::request() const {
  MovieRequest request;
  request.file = QFileInfo(file_->text()).absoluteFilePath();
  request.size = QSize(width_->value() / 2 * 2, height_->value() / 2 * 2);
  request.framesPerSecond = speed_->value();
  request.frames = frames_;
  request.draw = draw_;
  return request;
}

void MovieDialog::chooseFormat() {
  const QFileInfo info(file_->text());
  const QString name = info.path() + QLatin1Char('/') + info.completeBaseName();
  const bool mp4 = format_->current() == 0;
  file_->setText(mp4 ? name + QStringLiteral(".mp4") : name);
  speed_->setEnabled(mp4);
}

void MovieDialog::browse() {
  const QString file =
      format_->current() == 0
          ? QFileDialog::getSaveFileName(this, windowTitle(), file_->text(), tr("MP4 movies (*.mp4)"))
          : QFileDialog::getSaveFileName(this, tr("Folder for the frames"), file_->text());
  if (file.isEmpty()) return;
  file_->setText(file);
  agreed_ = file;  // the file dialog has asked
}

void MovieDialog::askToReplace() {
  agreed_ = file_->text();
  message_->setText(tr("%1 exists already.").arg(QFileInfo(agreed_).fileName()));
  setStyleProperty(*message_, "role", "warning");
  start_->setText(tr("Replace"));
}

void MovieDialog::begin() {
  MovieRequest asked = request();
  if (format_->current() == 0 && !asked.isMp4()) asked.file += QStringLiteral(".mp4");
  if (asked.isMp4() && agreed_ != file_->text() && QFileInfo::exists(asked.file)) return askToReplace();
  export_ = std::make_unique<MovieExport>(std::move(asked));
  connect(export_.get(), &MovieExport::progress, progress_, &QProgressBar::setValue);
  connect(export_.get(), &MovieExport::finished, this, [this](const QString& file) {
    end(tr("Saved %1").arg(file), "good");
    Q_EMIT exported(file);
  });
  connect(export_.get(), &MovieExport::failed, this, [this](const QString& text) { end(text, "error"); });
  start_->setText(tr("Export"));
  start_->setEnabled(false);
  close_->setText(tr("Cancel"));
  message_->setText(tr("Drawing and writing…"));
  setStyleProperty(*message_, "role", "secondary");
  progress_->setValue(0);
  export_->start();
}

void MovieDialog::end(const QString& text, const char* role) {
  // It may be the export itself that calls.
  if (export_) export_.release()->deleteLater();
  start_->setEnabled(true);
  close_->setText(tr("Close"));
  message_->setText(text);
  setStyleProperty(*message_, "role", role);
}

}  // namespace gacfas
