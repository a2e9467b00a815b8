#pragma once

#include <QJsonValue>
#include <functional>
#include <vector>

#include "ui/plots/FigureSpec.h"

namespace gacfas {

/// One key of a figure's JSON: how it is read, written and what it may be.
struct FigureField {
  QString key;
  QString allowed;  ///< "a number from 20 to 1000 (mm)"
  std::function<QJsonValue(const FigureSpec&)> get;
  std::function<bool(FigureSpec&, const QJsonValue&)> set;  ///< false: not allowed, nothing was set
};

/// In the order in which they are explained.
const std::vector<FigureField>& figureFields();

}  // namespace gacfas
