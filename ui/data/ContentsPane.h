#pragma once

#include <QWidget>

#include "ui/data/SurveyText.h"

class QLabel;
class QPushButton;
class QTableView;

namespace gacfas {

class CountsChart;
class CountsModel;
class ElidedLabel;
class Heading;
class ProblemsModel;

/// What a data root holds: counts as a table and as bars, and the problems with their fixes.
class ContentsPane : public QWidget {
  Q_OBJECT
public:
  explicit ContentsPane(QWidget* parent = nullptr);

  void setSurvey(const SurveyPtr& survey);
  /// `state`: of the pack, empty where nothing is known.
  void showPacking(const QString& state, bool isBusy);
  /// Problems that were found later, as images that cannot be read.
  void setMoreProblems(const std::vector<DataProblem>& problems);

Q_SIGNALS:
  /// Show the videos of this row of the counts.
  void videosWanted(const gacfas::SurveyCount& count);
  /// Pack the faces, or stop that.
  void packWanted();
  /// Go on with the import of a domain.
  void importWanted(const QString& domain);

private:
  QWidget* makeCounts();
  QWidget* makePacking();
  QWidget* makeProblems();
  void showProblems();

  SurveyPtr survey_;
  std::vector<DataProblem> more_;
  CountsModel* counts_;
  ProblemsModel* problems_;
  CountsChart* chart_;
  QTableView* countsView_ = nullptr;
  QTableView* problemsView_ = nullptr;
  QWidget* problemsSide_ = nullptr;
  Heading* countsHeading_ = nullptr;
  Heading* problemsHeading_ = nullptr;
  QPushButton* goOn_ = nullptr;
  QPushButton* pack_ = nullptr;
  ElidedLabel* packState_ = nullptr;
  QString unfinished_;  ///< first domain whose import was stopped
};

}  // namespace gacfas
