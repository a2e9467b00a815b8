#include "ui/train/FacesStrip.h"

#include <QtConcurrent>
#include <QtWidgets>

#include "core/jobs/SeenFaces.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Heading.h"

namespace gacfas {

namespace {

constexpr int kPaceMs = 2000;
constexpr int kFace = 56, kGap = 16, kCaption = 16;  ///< pixels
constexpr int kMostFaces = 32;

QImage imageOf(const std::vector<uint8_t>& pixels, int64_t side) {
  const QImage image(pixels.data(), static_cast<int>(side), static_cast<int>(side),
                     static_cast<qsizetype>(3 * side), QImage::Format_RGB888);
  // At most three times the size that is shown, for a sharp picture at any scale; and a copy, as the bytes
  // go.
  return side > 3 * kFace
             ? image.scaled(3 * kFace, 3 * kFace, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
             : image.copy();
}

}  // namespace

FaceRow::FaceRow(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("faceRow"));
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize FaceRow::sizeHint() const {
  return {8 * (kFace + kGap), kFace + kCaption + 4};
}

int FaceRow::room() const {
  return std::max(1, (width() + kGap) / (kFace + kGap));
}

void FaceRow::setFaces(std::vector<StripFace> faces) {
  faces_ = std::move(faces);
  message_.clear();
  QStringList captions;
  for (const StripFace& face : faces_) captions << face.caption;
  setAccessibleName(tr("Faces seen last: %1").arg(captions.join(QStringLiteral(", "))));
  update();
}

void FaceRow::setMessage(const QString& message) {
  faces_.clear();
  message_ = message;
  setAccessibleName(message);
  update();
}

QRect FaceRow::place(int face) const {
  return {face * (kFace + kGap), 0, kFace, kFace};
}

void FaceRow::paintEvent(QPaintEvent*) {
  const Theme& theme = currentTheme();
  QPainter painter(this);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
  painter.setFont(uiFont(12));
  painter.setPen(theme.text2);
  if (!message_.isEmpty())
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, message_);
  painter.setFont(uiFont(11));
  const QFontMetrics metrics(painter.font());
  for (int i = 0; i < std::min<int>(room(), static_cast<int>(faces_.size())); ++i) {
    const StripFace& face = faces_[static_cast<size_t>(i)];
    QPainterPath clip;
    clip.addRoundedRect(place(i), 3, 3);
    painter.save();
    painter.setClipPath(clip);
    painter.drawImage(place(i), second_ ? face.view2 : face.view1);
    painter.restore();
    QRect text = place(i).adjusted(-(kGap / 2 - 1), kFace + 2, kGap / 2 - 1, kCaption + 2);
    const QString caption = metrics.elidedText(face.caption, Qt::ElideMiddle, text.width());
    // Centred under its face, but the first one has no gap before it.
    text.setLeft(std::max(0, place(i).left() + (kFace - qCeil(metrics.horizontalAdvance(caption))) / 2));
    painter.drawText(text, Qt::AlignLeft | Qt::AlignTop | Qt::TextDontClip, caption);
  }
  if (hasFocus()) {
    painter.setPen(QPen(theme.accent, 2));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
  }
}

void FaceRow::turn() {
  second_ = !second_;
  update();
  Q_EMIT viewChanged();
}

void FaceRow::mousePressEvent(QMouseEvent*) {
  turn();
}

void FaceRow::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Space)
    turn();
  else
    QWidget::keyPressEvent(event);
}

bool FaceRow::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const int face = help->pos().x() / (kFace + kGap);
    if (face >= 0 && face < static_cast<int>(faces_.size()))
      QToolTip::showText(
          help->globalPos(),
          faces_[static_cast<size_t>(face)].caption + u'\n' + faces_[static_cast<size_t>(face)].video, this);
    return true;
  }
  return QWidget::event(event);
}

bool FacesStrip::Wanted::sameStep(const Wanted& other) const {
  return run->key == other.run->key && step == other.step && run->config.data.root == other.run->config.data.root;
}

FacesStrip::FacesStrip(QWidget* parent)
    : QWidget(parent), heading_(new Heading(tr("Faces seen last"), {}, this)), row_(new FaceRow(this)) {
  setObjectName(QStringLiteral("facesStrip"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 8, 16, 8);
  column->setSpacing(6);
  column->addWidget(heading_);
  column->addWidget(row_);
  pace_.setSingleShot(true);
  connect(&pace_, &QTimer::timeout, this, &FacesStrip::loadNext);
  connect(&watcher_, &QFutureWatcherBase::finished, this, &FacesStrip::take);
  connect(row_, &FaceRow::viewChanged, this, &FacesStrip::tellCaption);
}

FacesStrip::~FacesStrip() {
  watcher_.disconnect();
}

QString FacesStrip::caption() const {
  return heading_->secondary();
}

void FacesStrip::showStep(const CurveRun* run, std::optional<size_t> row) {
  const RunPtr snapshot = run ? run->curves->snapshot() : nullptr;
  const size_t rows = run ? run->curves->steps() : 0;
  if (rows == 0) {
    wanted_.reset();
    shown_.reset();
    row_->setMessage(tr("The faces of the latest step appear here once a run trains."));
    heading_->setSecondary(QString());
    return;
  }
  const size_t place = std::min(row.value_or(rows - 1), rows - 1);
  const auto value = [&](const char* column) {
    return static_cast<int64_t>((*snapshot->steps->column(column))[place]);
  };
  wanted_ = Wanted{snapshot, value("epoch"), value("step_in_epoch"), value("step")};
  loadNext();
}

void FacesStrip::loadNext() {
  if (!wanted_ || loading_ || pace_.isActive() || (shown_ && shown_->sameStep(*wanted_))) return;
  loading_ = wanted_;
  const int count = std::min(kMostFaces, std::max(row_->room(), 16));
  watcher_.setFuture(QtConcurrent::run([wanted = *wanted_, count] { return load(wanted, count); }));
}

FacesStrip::Loaded FacesStrip::load(const Wanted& wanted, int count) {
  Loaded loaded;
  try {
    const SeenFaces seen = seenFaces(wanted.run->config, wanted.epoch, wanted.stepInEpoch, count);
    for (const SeenFace& face : seen.faces)
      loaded.faces.push_back({imageOf(face.view1, seen.side), imageOf(face.view2, seen.side),
                              QString::fromStdString(face.domain + " " + face.attack),
                              QString::fromStdString(face.video)});
  } catch (const std::exception& fault) {
    loaded.problem = QString::fromUtf8(fault.what());
    std::error_code ignored;
    if (!std::filesystem::is_directory(wanted.run->config.data.root, ignored))
      loaded.missing = QString::fromStdString(wanted.run->config.data.root.string());
  }
  return loaded;
}

void FacesStrip::take() {
  if (!loading_) return;
  const Wanted taken = *std::exchange(loading_, std::nullopt);
  pace_.start(kPaceMs);
  if (!wanted_ || wanted_->run->key != taken.run->key) return;  // of a run that is no longer looked at
  shown_ = taken;
  Loaded loaded = watcher_.result();
  if (loaded.problem.isEmpty())
    row_->setFaces(std::move(loaded.faces));
  else
    row_->setMessage(tr("The faces cannot be shown: %1").arg(loaded.problem));
  if (!loaded.missing.isEmpty() && std::exchange(missing_, loaded.missing) != loaded.missing) Q_EMIT dataMissing(loaded.missing);
  tellCaption();
}

void FacesStrip::tellCaption() {
  if (!shown_ || row_->faces().empty()) return heading_->setSecondary(QString());
  QString text = tr("step %1, %2 faces in two augmented views each; view %3 shown")
                     .arg(shown_->step)
                     .arg(shown_->run->config.train.batchSize)
                     .arg(row_->second() ? 2 : 1);
  if (shown_->run->synthetic) text += tr("; synthetic faces");
  heading_->setSecondary(text);
}

}  // namespace gacfas
