#pragma once

#include <QString>

#include "core/config/OptionTable.h"

namespace gacfas {

/// An option's value as a form field shows it: a scalar as written, names joined by ", ".
QString optionText(const OptionValue& value);
/// The other way round; spaces around names and numbers do not count.
OptionValue optionValue(const Option& option, const QString& text);

/// "0 to 10", "2 to 4 096 faces"; empty where an option has no range.
QString rangeText(const Option& option);
/// "1 is out of range; allowed: 2 to 4 096 faces"
QString faultText(const Option& option, const QString& written, const QString& reason);

/// "train" of train.lr; empty at the top.
QString sectionOf(const Option& option);

}  // namespace gacfas
