#pragma once

#include <QWidget>
#include <optional>

#include "core/types/Config.h"
#include "ui/data/SurveyText.h"

class QLabel;

namespace gacfas {

class Heading;
class Switch;
class ViewGrid;

/// What the training transform makes of one face: 16 random views, each step switched on and off.
class AugmentPane : public QWidget {
  Q_OBJECT
public:
  static constexpr int kViews = 16;

  explicit AugmentPane(QWidget* parent = nullptr);

  void setSurvey(const SurveyPtr& survey);
  /// The transform of the run that is shown, and its image size; the program's own where there is none.
  void setTransform(const AugmentConfig& augment, int64_t side);
  void showFace(const Video& video);

Q_SIGNALS:
  void problem(const QString& message);

protected:
  void showEvent(QShowEvent* event) override;

private:
  QWidget* makeSide();
  Switch* addStep(QLayout& column, const char* objectName, const QString& text);
  AugmentConfig chosen() const;
  void nameSteps();
  void anotherFace();
  void roll();
  void refresh();

  SurveyPtr survey_;
  std::optional<Video> video_;
  AugmentConfig augment_;
  int64_t side_ = 256;
  uint64_t seed_ = 1;
  int round_ = 0;  ///< answers to older requests are dropped
  bool stale_ = true;
  Switch *crop_ = nullptr, *jitter_ = nullptr, *flip_ = nullptr, *rotation_ = nullptr, *cutout_ = nullptr;
  ViewGrid *plain_ = nullptr, *grid_ = nullptr;
  QLabel* caption_ = nullptr;
  Heading* heading_ = nullptr;
};

}  // namespace gacfas
