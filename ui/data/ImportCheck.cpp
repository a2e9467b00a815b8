#include "ui/data/ImportCheck.h"

#include <QRegularExpression>

#include "core/types/Error.h"
#include "ui/widgets/Background.h"

namespace gacfas {
namespace {

ImportPlanPtr planOf(PrepareOptions options) {
  auto result = std::make_shared<ImportPlan>();
  try {
    if (options.dataset.empty()) {
      result->guesses = guessSource(options.source);
      if (result->guesses.empty())
        throw InputError(
            options.source.string() +
            ": no dataset is recognised by its names. Choose what it is, or write a rule for it");
      options.dataset = result->guesses.front().dataset;
    }
    result->plan = planPreparation(options);
  } catch (const std::exception& fault) {
    result->problem = QString::fromUtf8(fault.what());
  }
  result->options = options;
  return result;
}

struct Trial {
  PrepareEstimate estimate;
  QString problem;
  bool cancelled = false;
};

Trial tryOut(const ImportPlan& plan, const JobControl& control) {
  Trial trial;
  PrepareOptions options = plan.options;
  if (options.out.empty()) options.out = plan.plan.source.parent_path();  // its free space is the likeliest
  if (options.domain.empty()) options.domain = "trial";
  try {
    trial.estimate = estimatePreparation(plan.plan, options, control);
  } catch (const Cancelled&) {
    trial.cancelled = true;
  } catch (const std::exception& fault) {
    trial.problem = QString::fromUtf8(fault.what());
  }
  return trial;
}

}  // namespace

QString datasetTitle(const std::string& dataset) {
  static const std::pair<const char*, const char*> kTitles[] = {
      {"casia", QT_TRANSLATE_NOOP("Data", "CASIA-FASD")},
      {"replay", QT_TRANSLATE_NOOP("Data", "Replay-Attack")},
      {"msu", QT_TRANSLATE_NOOP("Data", "MSU-MFSD")},
      {"oulu", QT_TRANSLATE_NOOP("Data", "OULU-NPU")},
      {"safas", QT_TRANSLATE_NOOP("Data", "Crops as SA-FAS writes them")},
      {"nested", QT_TRANSLATE_NOOP("Data", "Crops by split and class")},
      {"ssdg", QT_TRANSLATE_NOOP("Data", "List of SSDG (JSON)")},
      {"list", QT_TRANSLATE_NOOP("Data", "List of paths and labels")}};
  for (const auto& [key, title] : kTitles)
    if (dataset == key) return QCoreApplication::translate("Data", title);
  return QString::fromStdString(std::filesystem::path(dataset).filename().string());
}

QString usualDomain(const std::string& dataset, const std::filesystem::path& source) {
  for (const char* raw : {"casia", "replay", "msu", "oulu"})
    if (dataset == raw) return QString::fromLatin1(raw);
  const std::filesystem::path folder = source.has_filename() ? source : source.parent_path();
  QString name = QString::fromStdString(folder.stem().string()).toLower();
  name.replace(QRegularExpression(QStringLiteral("[^a-z0-9_-]+")), QStringLiteral("-"));
  return name;
}

ImportCheck::ImportCheck(QObject* parent) : QObject(parent) {}

ImportCheck::~ImportCheck() {
  if (work_) work_->requestStop();
}

void ImportCheck::request(const PrepareOptions& options) {
  if (work_) work_->requestStop();
  work_ = std::make_shared<JobControl>();
  plan_.reset();
  busy_ = true;
  inBackground(
      this, [options] { return planOf(options); },
      [this, work = work_](const ImportPlanPtr& plan) {
        if (work != work_) return;
        plan_ = plan;
        busy_ = false;
        Q_EMIT planned();
        if (plan->problem.isEmpty()) estimate(plan);
      });
}

void ImportCheck::estimate(const ImportPlanPtr& plan) {
  inBackground(
      this, [plan, work = work_] { return tryOut(*plan, *work); },
      [this, work = work_](const Trial& trial) {
        if (work == work_ && !trial.cancelled) Q_EMIT estimated(trial.estimate, trial.problem);
      });
}

}  // namespace gacfas
