#include "ui/landscape/Channel.h"

#include <QObject>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>

namespace gacfas {
namespace {

constexpr double kPercent = 100.0;
const QString kDomainLoss = QStringLiteral("loss.");

QString lossGroup() {
  return QObject::tr("Loss");
}
QString accuracyGroup() {
  return QObject::tr("Accuracy at probability 0.5");
}
QString rateGroup() {
  return QObject::tr("Ranking and errors, all videos");
}
QString termGroup() {
  return QObject::tr("Terms of the training loss");
}

Channel lossChannel(const QString& id, const QString& name) {
  return {id, lossGroup(), name, QObject::tr("Loss"), false};
}
Channel accuracyChannel(const QString& id, const QString& name) {
  return {id, accuracyGroup(), name, QObject::tr("Accuracy"), true};
}

/// "Live faces", "Domain office", "Attack print", "Unseen domain"
QString placeName(const QStringList& parts) {
  if (parts[0] == u"live") return QObject::tr("Live faces");
  if (parts[0] == u"spoof") return QObject::tr("Spoof faces");
  if (parts[0] == u"unseen") return QObject::tr("Unseen domain");
  if (parts[0] == u"test") return QObject::tr("Test set");
  if (parts[0] == u"source") return QObject::tr("source domains");
  const QString of = parts.mid(1, parts.size() - 2).join(u'/');
  return parts[0] == u"attacks" ? QObject::tr("Attack %1").arg(of) : QObject::tr("Domain %1").arg(of);
}

/// "auc" of "unseen/auc"; nothing where it is no rate.
std::optional<Channel> rateChannel(const QString& id, const QStringList& parts) {
  const QString& figure = parts.back();
  const QString of = parts[0] == u"unseen" ? QObject::tr("unseen domain") : placeName(parts);
  const auto channel = [&](const QString& quantity, const QString& name) {
    return Channel{id, rateGroup(), name.arg(of), quantity, true};
  };
  if (figure == u"auc") return channel(QObject::tr("AUC"), QObject::tr("AUC, %1"));
  if (figure == u"eer") return channel(QObject::tr("EER"), QObject::tr("EER, %1"));
  if (figure == u"hter_oracle") return channel(QObject::tr("HTER"), QObject::tr("HTER at its own threshold, %1"));
  if (figure == u"hter_source") return channel(QObject::tr("HTER"), QObject::tr("HTER at the source threshold, %1"));
  return {};
}

Channel columnChannel(const QString& id) {
  const QStringList parts = id.split(u'/');
  if (parts.size() < 2) return lossChannel(id, id);
  const QString figure = parts.back();
  if (parts[0] == u"terms") {
    const QString name = figure == u"contrastive"    ? QObject::tr("Contrastive term")
                         : figure == u"weight_decay" ? QObject::tr("Weight decay term")
                                                     : figure;
    const QString note = figure == u"contrastive" ? QObject::tr("Not known at points that go on from a preview: it needs the "
                                                                "features of all faces together")
                                                  : QString();
    return {id, termGroup(), name, QObject::tr("Term"), false, note};
  }
  if (const auto rate = rateChannel(id, parts)) return *rate;
  const QString place = placeName(parts);
  if (figure == u"accuracy") return accuracyChannel(id, place);
  if (figure == u"loss_se") return lossChannel(id, QObject::tr("%1, standard error").arg(place));
  if (figure == u"live_loss") return lossChannel(id, QObject::tr("%1, live").arg(place));
  if (figure == u"spoof_loss") return lossChannel(id, QObject::tr("%1, spoof").arg(place));
  return lossChannel(id, place);
}

qsizetype domainAt(const LandscapeGrid& grid, const QString& name) {
  const auto found = std::find(grid.domains.begin(), grid.domains.end(), name.toStdString());
  return found == grid.domains.end() ? -1 : found - grid.domains.begin();
}

QString domainAccuracy(const std::string& domain) {
  return QStringLiteral("domains/%1/accuracy").arg(QString::fromStdString(domain));
}

/// Where the value of a channel stands in a point; null: the grid has no such channel.
using Reader = std::function<double(const PointLosses&)>;
Reader readerOf(const LandscapeGrid& grid, const QString& id) {
  if (id == u"loss") return [](const PointLosses& p) { return p.loss; };
  if (id == u"train_loss_weighted") return [](const PointLosses& p) { return p.weightedLoss; };
  if (id == u"train_acc") return [](const PointLosses& p) { return p.accuracy; };
  if (id.startsWith(kDomainLoss)) {
    const qsizetype domain = domainAt(grid, id.mid(kDomainLoss.size()));
    if (domain >= 0) return [domain](const PointLosses& p) { return p.domainLoss.at(static_cast<size_t>(domain)); };
  }
  for (size_t k = 0; k < grid.domains.size(); ++k)
    if (id == domainAccuracy(grid.domains[k])) return [k](const PointLosses& p) { return p.domainAccuracy.at(k); };
  const size_t column = grid.column(id.toStdString());
  if (column == grid.columns.size()) return {};
  return [column](const PointLosses& p) {
    return column < p.extra.size() ? p.extra[column] : std::numeric_limits<double>::quiet_NaN();
  };
}

}  // namespace

QString Channel::text() const {
  return group == accuracyGroup() ? QObject::tr("Accuracy: %1").arg(name) : name;
}

Channel channelOf(const QString& id) {
  if (id == u"loss") return lossChannel(id, QObject::tr("All domains"));
  if (id == u"train_loss_weighted") return lossChannel(id, QObject::tr("All faces"));
  if (id == u"train_acc") return accuracyChannel(id, QObject::tr("All domains"));
  if (id == u"train_loss_se") return lossChannel(id, QObject::tr("All domains, standard error"));
  if (id.startsWith(kDomainLoss)) return lossChannel(id, QObject::tr("Domain %1").arg(id.mid(kDomainLoss.size())));
  return columnChannel(id);
}

std::vector<Channel> channelsOf(const LandscapeGrid& grid) {
  std::vector<Channel> all{channelOf(QStringLiteral("loss"))};
  for (const std::string& domain : grid.domains) all.push_back(channelOf(kDomainLoss + QString::fromStdString(domain)));
  all.push_back(channelOf(QStringLiteral("train_loss_weighted")));
  all.push_back(channelOf(QStringLiteral("train_acc")));
  for (const std::string& domain : grid.domains) all.push_back(channelOf(domainAccuracy(domain)));
  for (const std::string& column : grid.columns) all.push_back(channelOf(QString::fromStdString(column)));
  const QStringList order{lossGroup(), accuracyGroup(), rateGroup(), termGroup()};
  std::stable_sort(all.begin(), all.end(), [&](const Channel& a, const Channel& b) {
    return order.indexOf(a.group) < order.indexOf(b.group);
  });
  return all;
}

bool hasChannel(const LandscapeGrid& grid, const QString& id) {
  return static_cast<bool>(readerOf(grid, id));
}

size_t countWithout(const LandscapeGrid& grid, const QString& id) {
  const std::vector<double> values = channelValues(grid, id);
  size_t count = 0;
  for (size_t point = 0; point < grid.size(); ++point)
    count += grid.status[point] == PointStatus::Done && !std::isfinite(values[point]) ? 1 : 0;
  return count;
}

std::vector<double> channelValues(const LandscapeGrid& grid, const QString& id) {
  std::vector<double> values(grid.size(), std::numeric_limits<double>::quiet_NaN());
  const Reader read = readerOf(grid, id);
  if (!read) return values;
  const double factor = channelOf(id).rate ? kPercent : 1.0;
  for (size_t point = 0; point < grid.size(); ++point) {
    // A point given up above a clip stands at its bound: a plateau, not a hole.
    const PointStatus status = grid.status[point];
    if (status == PointStatus::Done || status == PointStatus::AtLeast) values[point] = factor * read(grid.points[point]);
  }
  return values;
}

LossScale channelScale(const QString& id, const std::vector<const HeightField*>& fields) {
  const Channel channel = channelOf(id);
  LossScale scale = channel.rate ? LossScale{0.0, kPercent} : automaticScale(fields);
  scale.quantity = channel.quantity.toStdString();
  scale.unit = channel.unit().toStdString();
  return scale;
}

}  // namespace gacfas
