#include "ui/sharpness/SharpnessReports.h"

#include <QObject>
#include <QStringList>
#include <algorithm>

#include "core/run/SharpnessFile.h"
#include "ui/runs/FileStamp.h"

namespace gacfas {
namespace {

/// Name and value of each option, as the terminal has them.
std::vector<std::pair<QString, double>> optionsOf(const SharpnessOptions& options) {
  const auto count = [](int64_t value) { return static_cast<double>(value); };
  return {{QObject::tr("directions"), count(options.directions)},
          {QObject::tr("step"), options.step},
          {QObject::tr("probes"), count(options.probes)},
          {QObject::tr("eigenvalues"), count(options.eigenvalues)},
          {QObject::tr("Lanczos steps"), count(options.lanczosSteps)},
          {QObject::tr("tolerance"), options.tolerance},
          {QObject::tr("rho"), options.rho},
          {QObject::tr("ascent steps"), count(options.ascentSteps)},
          {QObject::tr("ascent starts"), count(options.ascentStarts)},
          {QObject::tr("fp64"), options.doublePrecision ? 1.0 : 0.0}};
}

}  // namespace

QString reportKey(const SharpnessReport& report) {
  QStringList parts{QString::fromStdString(report.weights), QString::number(report.faces), QString::number(report.seed)};
  for (const auto& [name, value] : optionsOf(report.options)) parts << QString::number(value, 'g', 12);
  return parts.join(u'_');
}

QString reportText(const SharpnessReport& report) {
  QStringList parts{report.weights == "best" ? QObject::tr("Best weights") : QObject::tr("Last weights"),
                    QObject::tr("%1 faces").arg(report.faces), QObject::tr("seed %1").arg(report.seed)};
  const auto options = optionsOf(report.options), usual = optionsOf({});
  for (size_t i = 0; i + 1 < options.size(); ++i)
    if (options[i].second != usual[i].second)
      parts << QStringLiteral("%1 %2").arg(options[i].first).arg(options[i].second, 0, 'g', 4);
  if (report.options.doublePrecision) parts << QStringLiteral("fp64");
  return parts.join(QStringLiteral(", "));
}

std::vector<KeptReport> readReports(const std::filesystem::path& run, QString& fault) {
  std::vector<KeptReport> reports;
  for (const std::filesystem::path& file : sharpnessFiles(run)) {
    try {
      reports.push_back({readSharpness(file), file, stampOf(file).time});
    } catch (const std::exception& error) {
      if (fault.isEmpty()) fault = QString::fromUtf8(error.what());
    }
  }
  std::stable_sort(reports.begin(), reports.end(),
                   [](const KeptReport& a, const KeptReport& b) { return a.time < b.time; });
  return reports;
}

const SharpnessReport* newestReport(const std::vector<KeptReport>& reports, const QString& key) {
  for (auto kept = reports.rbegin(); kept != reports.rend(); ++kept)
    if (key.isEmpty() || reportKey(kept->report) == key) return &kept->report;
  return nullptr;
}

}  // namespace gacfas
