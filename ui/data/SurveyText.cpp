#include "ui/data/SurveyText.h"

#include <QCoreApplication>
#include <set>

namespace gacfas {
namespace {

QString told(const char* text) {
  return QCoreApplication::translate("Data", text);
}

}  // namespace

QString splitText(Split split) {
  return split == Split::Train ? told("train") : split == Split::Dev ? told("dev") : told("test");
}

QString labelText(Label label) {
  return label == Label::Live ? told("live") : told("spoof");
}

QString countText(int64_t count) {
  QString text = QString::number(count);
  for (qsizetype place = text.size() - 3; place > 0 && text.size() > 4; place -= 3)
    text.insert(place, QChar(0x2009));
  return text;
}

QString countText(int64_t count, const QString& one, const QString& many) {
  return countText(count) + QLatin1Char(' ') + (count == 1 ? one : many);
}

QString totalsText(const DataSurvey& survey) {
  std::set<std::string> domains;
  std::set<std::pair<std::string, std::string>> clients;
  int64_t frames = 0;
  for (const Video& video : survey.index.videos) {
    domains.insert(video.domain);
    frames += static_cast<int64_t>(video.frames.size());
    if (!video.client.empty()) clients.insert({video.domain, video.client});
  }
  const auto size = [](const auto& set) { return static_cast<int64_t>(set.size()); };
  return QStringList{countText(size(domains), told("domain"), told("domains")),
                     countText(size(survey.index.videos), told("video"), told("videos")),
                     countText(frames, told("frame"), told("frames")),
                     countText(size(clients), told("client"), told("clients"))}
      .join(QStringLiteral(", "));
}

}  // namespace gacfas
