#pragma once

#include <QMetaType>
#include <QString>
#include <filesystem>
#include <memory>
#include <vector>

#include "core/types/Sharpness.h"

namespace gacfas {

/// A report of a run and the file that keeps it.
struct KeptReport {
  SharpnessReport report;
  std::filesystem::path file;
  int64_t time = 0;  ///< of the file, ns since 1970
};
using KeptReports = std::shared_ptr<const std::vector<KeptReport>>;

/// What was measured and how: reports of several runs with one key can be compared.
QString reportKey(const SharpnessReport& report);
/// "Last weights, 96 faces, seed 123, rho 0.05"
QString reportText(const SharpnessReport& report);

/// The reports that `gacfas sharpness` and the window keep in a run's folder, the one written last at the end.
/// `fault`: the first file that cannot be read, and why; empty: none. Reads files, throws nothing.
std::vector<KeptReport> readReports(const std::filesystem::path& run, QString& fault);

/// The newest report of that key; null: there is none. An empty key: the newest of all.
const SharpnessReport* newestReport(const std::vector<KeptReport>& reports, const QString& key);

}  // namespace gacfas
