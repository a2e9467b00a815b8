#include "ui/results/SyntheticBadge.h"

#include <QLabel>

#include "ui/widgets/Badge.h"

namespace gacfas {

QLabel* syntheticBadge(QWidget* parent) {
  QLabel* label = badge(QObject::tr("synthetic faces"),
                        QObject::tr("These runs saw drawn faces: their figures say nothing about real attacks"), parent);
  label->setObjectName("syntheticBadge");
  label->hide();
  return label;
}

}  // namespace gacfas
