#pragma once

#include <QString>
#include <vector>

#include "core/types/LandscapeGrid.h"
#include "viz/LossScale.h"

namespace gacfas {

/// One of the surfaces that a landscape holds: a loss, an accuracy, a rate, a term of the training loss.
struct Channel {
  QString id;        ///< "loss", "loss.office", "train_acc", or a column of the grid: "unseen/auc"
  QString group;     ///< heading in the menu: "Loss"
  QString name;      ///< below it: "Unseen domain, live"
  QString quantity;  ///< for axes: "Loss", "Accuracy", "AUC", "EER", "HTER", "Term"
  bool rate = false; ///< shown in per cent, 0 to 100; else nat
  QString note = {}; ///< where it may be unknown, and why

  QString unit() const { return rate ? QStringLiteral("%") : QStringLiteral("nat"); }
  /// "AUC, unseen domain"; of losses the place alone: "Domain office"
  QString text() const;
};

/// From the name alone; one that says nothing known is shown as it is.
Channel channelOf(const QString& id);
/// All that a landscape holds, in the order of the menu.
std::vector<Channel> channelsOf(const LandscapeGrid& grid);
bool hasChannel(const LandscapeGrid& grid, const QString& id);

/// Measured points that have no value of the channel.
size_t countWithout(const LandscapeGrid& grid, const QString& id);

/// One value a point as it is shown (rates in per cent), NaN where it has none.
std::vector<double> channelValues(const LandscapeGrid& grid, const QString& id);

/// The scale of a channel: rates have all of 0 to 100 %, others what automaticScale() finds.
LossScale channelScale(const QString& id, const std::vector<const HeightField*>& fields);

}  // namespace gacfas
