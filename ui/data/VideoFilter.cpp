#include "ui/data/VideoFilter.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <set>

namespace gacfas {
namespace {

constexpr int kWidest = 170;

void offer(QComboBox& box, const std::set<std::string>& words) {
  const QSignalBlocker quiet(box);
  const QVariant chosen = box.currentData();
  while (box.count() > 1) box.removeItem(1);
  for (const std::string& word : words)
    box.addItem(QString::fromStdString(word), QString::fromStdString(word));
  box.setCurrentIndex(std::max(0, chosen.isValid() ? box.findData(chosen) : 0));
}

void choose(QComboBox& box, const QVariant& value) {
  const QSignalBlocker quiet(box);
  box.setCurrentIndex(std::max(0, value.isValid() ? box.findData(value) : 0));
}

std::optional<std::string> chosenWord(const QComboBox& box) {
  if (!box.currentData().isValid()) return std::nullopt;
  return box.currentData().toString().toStdString();
}

QVariant valueOf(const std::optional<std::string>& word) {
  return word ? QVariant(QString::fromStdString(*word)) : QVariant();
}

}  // namespace

bool VideoFilter::passes(const Video& video) const {
  return (!domain || video.domain == *domain) && (!split || video.split == *split) &&
         (!label || video.label == *label) && (!attack || video.attack == *attack) &&
         (!client || video.client == *client);
}

VideoFilterRow::VideoFilterRow(QWidget* parent) : QWidget(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  domain_ = addChoice("filterDomain", tr("All domains"), tr("Domain"));
  split_ = addChoice("filterSplit", tr("All splits"), tr("Split"));
  label_ = addChoice("filterClass", tr("Both classes"), tr("Class"));
  attack_ = addChoice("filterAttack", tr("All attacks"), tr("Attack"));
  client_ = addChoice("filterClient", tr("All clients"), tr("Client"));
  for (const Split split : {Split::Train, Split::Dev, Split::Test})
    split_->addItem(splitText(split), static_cast<int>(split));
  for (const Label label : {Label::Live, Label::Spoof})
    label_->addItem(labelText(label), static_cast<int>(label));
  row->addStretch();
}

QComboBox* VideoFilterRow::addChoice(const char* objectName, const QString& all,
                                     const QString& accessibleName) {
  auto* box = new QComboBox(this);
  box->setObjectName(QLatin1String(objectName));
  box->setAccessibleName(accessibleName);
  box->setMaximumWidth(kWidest);
  box->addItem(all);
  layout()->addWidget(box);
  connect(box, &QComboBox::currentIndexChanged, this, &VideoFilterRow::changed);
  return box;
}

void VideoFilterRow::setSurvey(const SurveyPtr& survey) {
  std::set<std::string> domains, attacks, clients;
  if (survey)
    for (const Video& video : survey->index.videos) {
      domains.insert(video.domain);
      if (video.label == Label::Spoof) attacks.insert(video.attack);
      if (!video.client.empty()) clients.insert(video.client);
    }
  offer(*domain_, domains);
  offer(*attack_, attacks);
  offer(*client_, clients);
}

VideoFilter VideoFilterRow::filter() const {
  VideoFilter filter{chosenWord(*domain_), chosenWord(*attack_), chosenWord(*client_), {}, {}};
  if (split_->currentData().isValid()) filter.split = static_cast<Split>(split_->currentData().toInt());
  if (label_->currentData().isValid()) filter.label = static_cast<Label>(label_->currentData().toInt());
  return filter;
}

void VideoFilterRow::setFilter(const VideoFilter& filter) {
  choose(*domain_, valueOf(filter.domain));
  choose(*attack_, valueOf(filter.attack));
  choose(*client_, valueOf(filter.client));
  choose(*split_, filter.split ? QVariant(static_cast<int>(*filter.split)) : QVariant());
  choose(*label_, filter.label ? QVariant(static_cast<int>(*filter.label)) : QVariant());
}

}  // namespace gacfas
