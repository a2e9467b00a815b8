#include "ui/data/VideoListModel.h"

namespace gacfas {

void VideoListModel::setVideos(const SurveyPtr& survey, const VideoFilter& filter) {
  beginResetModel();
  survey_ = survey;
  places_.clear();
  for (size_t i = 0; survey && i < survey->index.videos.size(); ++i)
    if (filter.passes(survey->index.videos[i])) places_.push_back(i);
  endResetModel();
}

const Video* VideoListModel::video(int row) const {
  if (row < 0 || row >= rowCount()) return nullptr;
  return &survey_->index.videos[places_[static_cast<size_t>(row)]];
}

int VideoListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(places_.size());
}

QVariant VideoListModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Video& shown = *video(index.row());
  const QString name = QString::fromStdString(shown.name);
  switch (role) {
    case Qt::DisplayRole:
      return name;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
      const QString client =
          shown.client.empty() ? tr("client unknown") : tr("client %1").arg(shown.client.c_str());
      return QStringLiteral("%1\n%2 %3, %4, %5, %6")
          .arg(name, QString::fromStdString(shown.domain), splitText(shown.split), kindOf(shown), client,
               countText(static_cast<int64_t>(shown.frames.size()), tr("frame"), tr("frames")));
    }
    default:
      return {};
  }
}

QString kindOf(const Video& video) {
  return video.label == Label::Live ? labelText(Label::Live) : QString::fromStdString(video.attack);
}

}  // namespace gacfas
