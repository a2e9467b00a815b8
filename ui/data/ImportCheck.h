#pragma once

#include <QObject>
#include <QString>
#include <memory>
#include <vector>

#include "core/prepare/Preparation.h"
#include "core/prepare/SourceGuess.h"

namespace gacfas {

/// What a dry run found.
struct ImportPlan {
  PrepareOptions options;            ///< with the dataset that was recognised where none was chosen
  std::vector<SourceGuess> guesses;  ///< where none was chosen
  PreparePlan plan;
  QString problem;  ///< why nothing can be imported; the plan is then empty
};
using ImportPlanPtr = std::shared_ptr<const ImportPlan>;

/// Names `dataset` as the interface does: "CASIA-FASD", "rule.yaml".
QString datasetTitle(const std::string& dataset);
/// "casia" for CASIA-FASD, else the name of the source folder in a form that fits a folder.
QString usualDomain(const std::string& dataset, const std::filesystem::path& source);

/// Dry runs of an import, off the GUI thread: names first, then a trial on a few videos. Only the answer to
/// the newest request arrives.
class ImportCheck : public QObject {
  Q_OBJECT
public:
  explicit ImportCheck(QObject* parent = nullptr);
  ~ImportCheck() override;

  /// An empty options.dataset is recognised from the names.
  void request(const PrepareOptions& options);
  bool isBusy() const { return busy_; }
  /// Of the newest request; null until it is there.
  const ImportPlanPtr& plan() const { return plan_; }

Q_SIGNALS:
  void planned();
  /// `problem` is empty where there is an estimate.
  void estimated(const gacfas::PrepareEstimate& estimate, const QString& problem);

private:
  void estimate(const ImportPlanPtr& plan);

  std::shared_ptr<JobControl> work_;  ///< of the newest request
  ImportPlanPtr plan_;
  bool busy_ = false;
};

}  // namespace gacfas
