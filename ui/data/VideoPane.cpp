#include "ui/data/VideoPane.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/data/VideoGallery.h"
#include "ui/data/VideoListModel.h"
#include "ui/widgets/Buttons.h"

namespace gacfas {

VideoPane::VideoPane(FaceImages* images, QWidget* parent)
    : QWidget(parent),
      model_(new VideoListModel(this)),
      filters_(new VideoFilterRow),
      gallery_(new VideoGallery(model_, images)),
      count_(secondaryLabel({})),
      augment_(plainButton(tr("Augment"), QStringLiteral("image"))) {
  setObjectName(QStringLiteral("videoPane"));
  count_->setObjectName(QStringLiteral("videoCount"));
  augment_->setObjectName(QStringLiteral("augmentVideo"));
  augment_->setToolTip(tr("Shows what the augmentation makes of the selected face"));
  auto* head = new QHBoxLayout;
  head->addWidget(filters_, 1);
  head->addWidget(count_);
  head->addWidget(augment_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 10, 12, 8);
  column->setSpacing(8);
  column->addLayout(head);
  column->addWidget(gallery_, 1);
  connect(filters_, &VideoFilterRow::changed, this, &VideoPane::refresh);
  connect(augment_, &QPushButton::clicked, this, &VideoPane::augment);
  connect(gallery_, &QAbstractItemView::activated, this, &VideoPane::augment);
  connect(gallery_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this](const QModelIndex& current) { augment_->setEnabled(current.isValid()); });
}

void VideoPane::setSurvey(const SurveyPtr& survey) {
  survey_ = survey;
  filters_->setSurvey(survey);
  refresh();
}

void VideoPane::setFilter(const VideoFilter& filter) {
  filters_->setFilter(filter);
  refresh();
}

void VideoPane::refresh() {
  model_->setVideos(survey_, filters_->filter());
  const auto all = static_cast<int64_t>(survey_ ? survey_->index.videos.size() : 0);
  count_->setText(
      tr("%1 of %2").arg(countText(model_->rowCount()), countText(all, tr("video"), tr("videos"))));
  augment_->setEnabled(gallery_->currentIndex().isValid());
}

void VideoPane::augment() {
  if (const Video* video = model_->video(gallery_->currentIndex().row())) Q_EMIT augmentWanted(*video);
}

}  // namespace gacfas
