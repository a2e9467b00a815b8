#pragma once

#include <QString>
#include <QTemporaryDir>
#include <filesystem>
#include <functional>

#include "core/run/RunFolder.h"
#include "tests/support/Message.h"

namespace gacfas::test {

inline std::filesystem::path pathOf(const QTemporaryDir& dir, const char* name = "run") {
  return dir.filePath(name).toStdString();
}

inline RunFacts sampleFacts() {
  return {"0123456789abcdef0123456789abcdef",
          "my run",
          "2026-11-24T20:34:42Z",
          "gac-fas",
          "paper",
          "kaiming",
          "",
          "ab12",
          "cpu, 2 threads",
          {{"gacfas", "0.1.0"}},
          {{"oulu", "cd34"}}};
}

inline Config sampleConfig() {
  Config config;
  config.data.root = "/data";
  config.data.train = {"oulu", "casia"};
  config.data.test = "msu";
  config.model.init = "kaiming";
  return config;
}

}  // namespace gacfas::test
