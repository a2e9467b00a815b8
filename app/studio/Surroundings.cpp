#include "app/studio/Surroundings.h"

#include <QCoreApplication>
#include <QDir>

#include "app/synthetic/DemoData.h"
#include "app/synthetic/Video.h"
#include "ui/work/Workbench.h"

namespace gacfas {
namespace {

constexpr uint64_t kDemoSeed = 1;

SampleFaces sampleFaces() {
  SampleFaces faces;
  faces.domains = {QStringLiteral("Studio"), QStringLiteral("Office"), QStringLiteral("Phone"),
                   QStringLiteral("Street")};
  faces.kinds = {QStringLiteral("live"), QStringLiteral("print"), QStringLiteral("replay")};
  faces.draw = [](int domain, int kind) {
    using synthetic::Kind;
    constexpr Kind kKinds[] = {Kind::Live, Kind::Print, Kind::Replay};
    const synthetic::Artist artist(kDemoSeed, domain, kind);
    return QByteArray::fromStdString(artist.draw({0, kKinds[kind], 0}));
  };
  return faces;
}

/// Beside the program where it was installed, else in the sources that it was built from.
std::filesystem::path presetFolder() {
  const QDir installed(QCoreApplication::applicationDirPath() +
                       QStringLiteral("/../share/gacfas-studio/configs"));
  return std::filesystem::path(installed.exists() ? installed.canonicalPath().toStdString() : GACFAS_CONFIGS);
}

}  // namespace

WindowOptions studioOptions(const BuildFacts& facts) {
  WindowOptions options;
  options.facts = facts;
  options.faces = sampleFaces();
  options.presets = presetFolder();
  return options;
}

void enableDrawing(Workbench& workbench) {
  workbench.setDrawFaces(
      [](const std::filesystem::path& root, JobControl& control, const ProgressSink& progress) {
        DemoDataOptions options;
        options.out = root;
        writeDemoData(options, control, progress);
      });
}

}  // namespace gacfas
