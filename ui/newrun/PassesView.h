#pragma once

#include <QWidget>
#include <vector>

#include "core/types/Config.h"

namespace gacfas {

/// The passes of one training step, a box each (filled: forward, open: backward), of ERM, SAM, GAC-FAS and
/// the chosen minimiser.
class PassesView : public QWidget {
  Q_OBJECT
public:
  explicit PassesView(QWidget* parent = nullptr);
  void setConfig(const Config& config);
  QSize sizeHint() const override;

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  struct Line {
    QString name;
    int64_t forward, backward;
    bool chosen;
  };
  std::vector<Line> lines_;
};

}  // namespace gacfas
