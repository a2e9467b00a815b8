#pragma once

#include "ui/data/Importer.h"
#include "ui/data/Packer.h"
#include "ui/data/SurveyText.h"
#include "ui/runs/Page.h"

class QComboBox;
class QLabel;
class QStackedWidget;

namespace gacfas {

class AugmentPane;
class ContentsPane;
class EmptyState;
class FaceImages;
class GapPane;
class ImportBand;
class ImportDialog;
class SegmentedChoice;
class VideoPane;

/// The faces below a data root: that of the selected run, or one that was chosen or dropped. Videos of other
/// datasets are imported from here.
class DataPage : public Page {
  Q_OBJECT
public:
  enum Part { Contents, Faces, Gap, Augmentation };

  explicit DataPage(Workbench& workbench, QWidget* parent = nullptr);

  void showRuns(const ShownRuns& runs) override;
  std::vector<FigureSpec> figures() const override { return {}; }

  /// Shows a root that no run has to know.
  void showRoot(const QString& root);
  QString root() const { return root_; }
  /// Null until it is read, and where it cannot be.
  const SurveyPtr& survey() const { return survey_; }
  void showPart(Part part);
  /// Asks how to import `source` (empty: to be chosen).
  ImportDialog* openImport(const QString& source = {});

Q_SIGNALS:
  void newRunWanted(const QString& root, const QStringList& domains);
  /// The page should come to the front: an import begins.
  void frontWanted();

private:
  QWidget* makeTools();
  void makeParts();
  void addRoot(const QString& root);
  void chooseRoot();
  void read();
  void take(const SurveyPtr& survey, const QString& problem);
  void showAbsence(const QString& problem);
  ImportDialog* openImport(const PrepareOptions& options);
  void goOnImporting(const QString& domain);
  void startImport(const PrepareOptions& options);
  void askForNewRun();

  Importer importer_;
  Packer packer_;
  FaceImages* images_;
  QComboBox* roots_ = nullptr;
  QLabel* synthetic_ = nullptr;
  SegmentedChoice* parts_ = nullptr;
  ImportBand* band_ = nullptr;
  QStackedWidget* stack_ = nullptr;
  EmptyState* empty_ = nullptr;
  ContentsPane* contents_ = nullptr;
  VideoPane* videos_ = nullptr;
  GapPane* gap_ = nullptr;
  AugmentPane* augment_ = nullptr;

  QString root_;
  bool chosen_ = false;  ///< by the user; else the root follows the selected run
  SurveyPtr survey_;
  QString unfinished_;  ///< domain to go on with where there is no survey
  int round_ = 0;       ///< of reading; older answers are dropped
};

}  // namespace gacfas
