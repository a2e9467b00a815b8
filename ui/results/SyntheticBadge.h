#pragma once

class QLabel;
class QWidget;

namespace gacfas {

/// "synthetic faces": nobody should take such figures for results on real attacks. Hidden at first.
QLabel* syntheticBadge(QWidget* parent = nullptr);

}  // namespace gacfas
