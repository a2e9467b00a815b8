#pragma once

#include <QWidget>

#include "ui/faces/Overlay.h"

class QComboBox;
class QSlider;

namespace gacfas {

class OverlayKey;

/// Chooses what is laid over the face: kind, layer, opacity; with the key to its colours.
class OverlayBar : public QWidget {
  Q_OBJECT
public:
  explicit OverlayBar(QWidget* parent = nullptr);

  Overlay overlay() const;
  /// Off, or the kind shown last.
  void toggle();

Q_SIGNALS:
  void changed();

private:
  void update();

  QComboBox *kind_, *layer_;
  QSlider* opacity_;
  OverlayKey* key_;
  int last_ = 1;  ///< kind shown last
};

}  // namespace gacfas
