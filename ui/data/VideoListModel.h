#pragma once

#include <QAbstractListModel>
#include <vector>

#include "ui/data/VideoFilter.h"

namespace gacfas {

/// The videos of a data root that a filter lets through.
class VideoListModel : public QAbstractListModel {
  Q_OBJECT
public:
  using QAbstractListModel::QAbstractListModel;

  void setVideos(const SurveyPtr& survey, const VideoFilter& filter);
  /// Null where there is no such row.
  const Video* video(int row) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

private:
  SurveyPtr survey_;
  std::vector<size_t> places_;
};

/// "print", or "live".
QString kindOf(const Video& video);

}  // namespace gacfas
