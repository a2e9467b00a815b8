#pragma once

#include <QObject>
#include <optional>
#include <vector>

#include "ui/landscape/SurfaceLoader.h"
#include "ui/runs/ShownRun.h"
#include "viz/LossScale.h"
#include "viz/SurfaceScene.h"

namespace gacfas {

/// A ticked run on the Landscape page.
struct SurfaceItem {
  ShownRun shown;
  bool computed = false;  ///< the run has a surface of the recipe
  SurfacePtr surface;     ///< null: none, not read yet, or not to be read
  QString refusal;        ///< why it cannot be read; empty: it can, or is still being read
  QString channel;        ///< which of its losses `field` holds
  HeightField field;      ///< of the channel; empty without a surface
  std::vector<GridCell> cells;
  LossScale scale;
};

/// What the Landscape page shows: the ticked runs' surfaces of one recipe and one channel, and their scales.
class SurfaceSet : public QObject {
  Q_OBJECT
public:
  explicit SurfaceSet(QObject* parent = nullptr);

  void setRuns(const ShownRuns& runs);
  void setRecipe(const QString& key);
  void setChannel(const QString& channel);
  void setOneScale(bool one);
  /// 0: automatic.
  void setTop(double nat);

  const std::vector<SurfaceItem>& items() const { return items_; }
  const std::vector<RecipeName>& recipes() const { return recipes_; }  ///< of all ticked runs
  QString recipe() const { return recipe_; }
  QString channel() const { return channel_; }
  QStringList channels() const;
  bool oneScale() const { return oneScale_; }
  double top() const { return top_; }
  /// Of all where they share one, else of the first.
  LossScale scale() const;
  /// Half the width of the plane.
  double radius() const;
  bool anyComputed() const;

Q_SIGNALS:
  void changed();
  void problem(const QString& message);

private:
  void rebuild();
  void findRecipes();
  SurfaceItem itemFor(const ShownRun& run);
  void chooseScales();

  ShownRuns runs_;
  SurfaceLoader loader_;
  std::vector<SurfaceItem> items_;
  std::vector<RecipeName> recipes_;
  QString recipe_, channel_ = QStringLiteral("loss");
  bool oneScale_ = true;
  double top_ = 0.0;
};

}  // namespace gacfas
