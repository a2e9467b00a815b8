#pragma once

#include "ui/landscape/Channel.h"

class QComboBox;

namespace gacfas {

/// Fills a combo box with channels below the headings of their groups (which cannot be chosen), and chooses
/// `current`; the list is left alone where it is the same.
void fillChannels(QComboBox& box, const std::vector<Channel>& channels, const QString& current);

}  // namespace gacfas
