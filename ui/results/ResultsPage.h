#pragma once

#include "ui/results/Comparison.h"
#include "ui/results/FaceFilter.h"
#include "ui/results/MetricsText.h"
#include "ui/runs/Page.h"

class QStackedWidget;

namespace gacfas {

class EmptyState;
class MetricsPanel;
class RocPanel;
class ScoresPanel;

/// ROC, score histograms, decisions and metrics of the ticked runs on the unseen domain.
class ResultsPage : public Page {
  Q_OBJECT
public:
  /// `comparison` is shared with the Faces page and outlives both.
  explicit ResultsPage(Comparison* comparison, QWidget* parent = nullptr);

  void showRuns(const ShownRuns& runs) override;
  std::vector<FigureSpec> figures() const override;

Q_SIGNALS:
  void openFaces(const gacfas::FaceFilter& filter);

private:
  QWidget* makeContent();
  void refresh();
  void showAbsence();
  void copyTable(TableFormat format);
  FigureSpec baseSpec() const;

  Comparison* comparison_;
  QStackedWidget* stack_;
  EmptyState* empty_;
  RocPanel* roc_ = nullptr;
  ScoresPanel* scores_ = nullptr;
  MetricsPanel* metrics_ = nullptr;
};

}  // namespace gacfas
