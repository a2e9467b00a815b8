#pragma once

#include <QObject>
#include <vector>

#include "ui/runs/RunSnapshot.h"

namespace gacfas {

/// Tells runs where their faces are now, on a pool thread: data.root of their config.yaml.
class RunData : public QObject {
  Q_OBJECT
public:
  using QObject::QObject;
  /// All of them or, where one refuses, those before it.
  void move(const std::vector<RunPtr>& runs, const QString& root);
  /// Those moved last get their place of before.
  void undo();

Q_SIGNALS:
  void moved(const QString& root, int runs);
  void restored();
  void failed(const QString& message);

private:
  struct Place {
    std::filesystem::path run, root;
  };
  std::vector<std::vector<Place>> before_;
};

}  // namespace gacfas
