#include "ui/newrun/DiskCheck.h"

#include "ui/widgets/Background.h"

namespace gacfas {

namespace {

namespace fs = std::filesystem;

QString rootFault(const DataConfig& data) {
  std::error_code ignored;
  const QString root = QString::fromStdString(data.root.string());
  if (root.isEmpty()) return {};
  if (!fs::is_directory(data.root, ignored)) return QObject::tr("There is no folder %1").arg(root);
  std::vector<std::string> domains = data.train;
  domains.push_back(data.test);
  for (const std::string& domain : domains) {
    if (!domain.empty() && !fs::is_directory(data.root / domain, ignored))
      return QObject::tr("%1 has no folder for the domain %2").arg(root, QString::fromStdString(domain));
  }
  return {};
}

QString initFault(const std::string& init) {
  std::error_code ignored;
  if (init.empty() || init == "kaiming" || fs::is_regular_file(init, ignored)) return {};
  return QObject::tr("There is no file %1").arg(QString::fromStdString(init));
}

}  // namespace

QMap<QString, QString> diskFaultsOf(const Config& config) {
  QMap<QString, QString> faults;
  if (const QString fault = rootFault(config.data); !fault.isEmpty())
    faults[QStringLiteral("data.root")] = fault;
  if (const QString fault = initFault(config.model.init); !fault.isEmpty())
    faults[QStringLiteral("model.init")] = fault;
  return faults;
}

DiskCheck::DiskCheck(QObject* parent) : QObject(parent) {
  delay_.setSingleShot(true);
  delay_.setInterval(150);
  connect(&delay_, &QTimer::timeout, this, &DiskCheck::start);
}

void DiskCheck::request(const Config& config) {
  config_ = config;
  busy_ = true;
  ++round_;
  delay_.start();
}

void DiskCheck::start() {
  const int round = round_;
  inBackground(
      this, [config = config_] { return diskFaultsOf(config); },
      [this, round](const QMap<QString, QString>& faults) {
        if (round != round_) return;
        busy_ = false;
        Q_EMIT answered(faults);
      });
}

}  // namespace gacfas
