#pragma once

#include <QObject>
#include <optional>
#include <vector>

#include "ui/landscape/Channel.h"
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
  QString channel;        ///< what `field` holds: the id of a Channel
  HeightField field;      ///< of the channel; empty without a plane
  TrainingPath path;      ///< weights of the training beside it, at their own loss; empty: none
  std::vector<GridCell> cells;
  LossScale scale;
};

using FactsPtr = std::shared_ptr<const LandscapeFacts>;

/// What the Landscape page shows: the ticked runs' landscapes of one recipe and one channel, and their scales.
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

  /// Heights of log(z + 0.1).
  void setLogarithmic(bool logarithmic);
  /// Other items in the place of its own, as they are; none: its own again.
  void showInstead(std::optional<std::vector<SurfaceItem>> items);

  const std::vector<SurfaceItem>& items() const { return instead_ ? *instead_ : items_; }
  const std::vector<FactsPtr>& recipes() const { return recipes_; }  ///< of all ticked runs
  QString recipe() const { return recipe_; }
  /// Of the recipe shown; null: there is none.
  FactsPtr facts() const;
  /// Whether the recipe shown is a line or a band of them; else a plane.
  bool showsLines() const;
  /// The next recipe that comes new is shown: one was asked for just now.
  void showNextNew() { awaitsNew_ = true; }
  /// The recipe with that key is shown; where it is not listed yet, as showNextNew().
  void showWhenThere(const QString& key);
  QString channel() const { return channel_; }
  std::vector<Channel> channels() const;
  bool oneScale() const { return oneScale_; }
  double top() const { return top_; }
  bool logarithmic() const { return logarithmic_; }
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
  void chooseRecipe(const std::vector<FactsPtr>& before);
  ptrdiff_t holders(const LandscapeFacts& facts) const;
  SurfaceItem itemFor(const ShownRun& run);
  void chooseScales();
  FactsPtr factsOf(const QString& key) const;  ///< null: no recipe listed answers to it
  /// Whether surfaces were read and none of them has the channel.
  bool keepsNoneOf(const QString& channel) const;

  ShownRuns runs_;
  SurfaceLoader loader_;
  std::vector<SurfaceItem> items_;
  std::vector<FactsPtr> recipes_;
  QString recipe_, channel_ = QStringLiteral("loss");
  std::optional<std::vector<SurfaceItem>> instead_;
  bool oneScale_ = true, awaitsNew_ = false, logarithmic_ = false;
  double top_ = 0.0;
};

}  // namespace gacfas
