#pragma once

#include <QWidget>
#include <memory>

#include "core/survey/FaceStatistics.h"
#include "ui/data/SurveyText.h"

class QLabel;
class QProgressBar;
class QTableWidget;

namespace gacfas {

class GapPlot;
class Heading;

/// What a run has to get over: how the faces of the domains differ in light, sharpness, colour and size.
/// Measured over a sample when it is first looked at, off the GUI thread.
class GapPane : public QWidget {
  Q_OBJECT
public:
  explicit GapPane(QWidget* parent = nullptr);
  ~GapPane() override;

  void setSurvey(const SurveyPtr& survey);

Q_SIGNALS:
  /// Images that are none.
  void unreadableFound(const std::vector<gacfas::DataProblem>& problems);

protected:
  void showEvent(QShowEvent* event) override;

private:
  struct Result;
  void measure();
  void take(const std::shared_ptr<const Result>& result);
  void fillTable(const FaceStatistics& statistics);

  SurveyPtr survey_;
  bool measured_ = false;
  std::shared_ptr<JobControl> work_;  ///< of the measurement that is wanted
  Heading* heading_;
  QProgressBar* progress_;
  GapPlot* plot_;
  QTableWidget* table_;
  QLabel* note_;
};

}  // namespace gacfas
