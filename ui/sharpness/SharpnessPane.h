#pragma once

#include <QWidget>

#include "ui/plots/FigureSpec.h"
#include "ui/sharpness/SharpnessStore.h"
#include "ui/sharpness/SharpnessText.h"

class QComboBox;
class QLabel;
class QStackedWidget;
class QTextBrowser;

namespace gacfas {

class EmptyState;
class SharpnessView;
class Workbench;

/// The sharpness of the ticked runs in figures: reads what `gacfas sharpness` keeps in the run folders, and measures
/// what is not there.
class SharpnessPane : public QWidget {
  Q_OBJECT
public:
  explicit SharpnessPane(Workbench& workbench, QWidget* parent = nullptr);

  void showRuns(const ShownRuns& runs);
  /// Nothing where no ticked run was measured.
  std::vector<FigureSpec> figures() const;
  const SharpnessTable& table() const { return table_; }

Q_SIGNALS:
  void back();
  void exportRequested();
  void problem(const QString& message);

protected:
  void showEvent(QShowEvent* event) override;

private:
  QWidget* makeTools();
  void refresh();
  void fillReports();
  std::vector<RunReport> shownReports() const;
  /// Whether the table would be another one than the last time.
  bool isNew(const std::vector<RunReport>& shown);
  QString notes(const std::vector<RunReport>& shown) const;
  void copy(TableFormat format);
  void openDialog();

  Workbench& workbench_;
  SharpnessStore store_;
  ShownRuns runs_;
  SharpnessTable table_;
  std::vector<ShownRun> drawnRuns_;
  std::vector<KeptReports> drawnReports_;
  QString key_, drawnKey_;
  size_t drawn_ = static_cast<size_t>(-1);  ///< runs in the table, -1: none was made yet
  QStringList keys_;         ///< of all reports of the ticked runs
  bool awaitsNew_ = false;   ///< the next new report is shown: it was asked for just now
  QComboBox* reports_;
  SharpnessView* view_;
  QLabel* notes_;
  QTextBrowser* help_;
  QList<QWidget*> ofTable_;  ///< buttons that need one
  EmptyState* empty_;
  QStackedWidget* stack_;
};

}  // namespace gacfas
