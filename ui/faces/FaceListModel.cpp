#include "ui/faces/FaceListModel.h"

#include <QRegularExpression>
#include <algorithm>
#include <cmath>

#include "ui/results/NumberText.h"

namespace gacfas {

void FaceListModel::setFaces(const FaceSetPtr& set, std::vector<int> places, std::vector<FaceRun> runs) {
  if (set == set_ && places == places_) {
    runs_ = std::move(runs);
    return;
  }
  beginResetModel();
  set_ = set;
  places_ = std::move(places);
  runs_ = std::move(runs);
  endResetModel();
}

const Face* FaceListModel::face(int row) const {
  if (row < 0 || row >= rowCount()) return nullptr;
  return &set_->faces[static_cast<size_t>(places_[static_cast<size_t>(row)])];
}

FaceFiles FaceListModel::files(const Face& face) const {
  return face.source < runs_.size() ? faceFiles(runs_[face.source].run->config, face) : FaceFiles();
}

int FaceListModel::rowOf(const Face& face) const {
  for (size_t row = 0; row < places_.size(); ++row) {
    const Face& other = set_->faces[static_cast<size_t>(places_[row])];
    const bool sameFrame = face.frames.size() != 1 || other.frames == face.frames;
    if (other.video == face.video && other.domain == face.domain && other.label == face.label && sameFrame)
      return static_cast<int>(row);
  }
  return -1;
}

int FaceListModel::rowOf(int place) const {
  const auto found = std::find(places_.begin(), places_.end(), place);
  return found == places_.end() ? -1 : static_cast<int>(found - places_.begin());
}

QString FaceListModel::errorText(const Face& face) const {
  QStringList names;
  for (size_t run = 0; run < runs_.size(); ++run)
    if (face.wrongAt(face.scores[run], runs_[run].threshold)) names.append(runs_[run].label);
  if (names.isEmpty()) return {};
  return (face.label == Label::Live ? tr("live rejected by %1") : tr("spoof accepted by %1"))
      .arg(names.join(", "));
}

int FaceListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(places_.size());
}

QString FaceListModel::description(const Face& face) const {
  QStringList parts{QString::fromStdString(face.domain), kindText(face), clientText(face)};
  for (size_t run = 0; run < runs_.size(); ++run) {
    if (std::isnan(face.scores[run])) continue;
    const bool accepted = face.scores[run] >= runs_[run].threshold;
    parts.append(
        tr("%1 %2 %3")
            .arg(runs_[run].label, scoreText(face.scores[run]), accepted ? tr("accepted") : tr("rejected")));
  }
  parts.removeAll(QString());
  return QString::fromStdString(face.video) + "\n" + parts.join(", ");
}

QVariant FaceListModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Face& shown = *face(index.row());
  switch (role) {
    case Qt::DisplayRole:
      return QString::fromStdString(shown.video);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
      return description(shown);
    default:
      return {};
  }
}

QString kindText(const Face& face) {
  if (face.label == Label::Live) return QObject::tr("live");
  return face.attack.empty() ? QObject::tr("spoof") : QString::fromStdString(face.attack);
}

QString clientText(const Face& face) {
  static const QRegularExpression wordThenNumber("^([A-Za-z]+)(\\d+)$");
  const QString client = QString::fromStdString(face.client);
  const auto match = wordThenNumber.match(client);
  if (match.hasMatch()) return match.captured(1) + " " + match.captured(2);
  return client.isEmpty() ? QString() : QObject::tr("client %1").arg(client);
}

std::string middleFrame(const Face& face) {
  return face.frames.empty() ? std::string() : face.frames[face.frames.size() / 2];
}

}  // namespace gacfas
