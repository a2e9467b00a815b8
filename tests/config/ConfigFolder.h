#pragma once

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "core/config/ConfigReader.h"
#include "core/types/Error.h"

namespace gacfas {

/// A temporary folder with a dataset folder `faces`, a weight file `resnet18.pth`, and the configs that a
/// test writes.
class ConfigFolder {
public:
  ConfigFolder() {
    std::filesystem::create_directory(path() / "faces");
    std::ofstream(path() / "resnet18.pth") << "weights";
  }

  std::filesystem::path path() const { return folder_.path().toStdString(); }

  std::filesystem::path write(const std::string& text, const std::string& name = "run.yaml") const {
    std::ofstream(path() / name, std::ios::binary) << text;
    return path() / name;
  }

private:
  QTemporaryDir folder_;
};

/// The lines of the error that reading gives, the folder's path taken out; empty where nothing is wrong.
inline std::vector<std::string> faultsOf(const ConfigFolder& folder, const std::filesystem::path& file,
                                         const std::vector<std::string>& overrides = {},
                                         ConfigPurpose purpose = ConfigPurpose::Training) {
  std::string text;
  try {
    readConfig(file, overrides, purpose);
    return {};
  } catch (const InputError& error) {
    text = error.what();
  }
  const std::string prefix = folder.path().string() + "/";
  for (size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix))
    text.erase(at, prefix.size());
  std::vector<std::string> lines;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

/// A config without faults, ten lines long; further lines start at line 11.
inline const std::string soundConfig =
    "data:\n"
    "  root: faces\n"
    "  train: [oulu, casia]\n"
    "  test: msu\n"
    "model:\n"
    "  init: resnet18.pth\n"
    "train:\n"
    "  epochs: 3\n"
    "  lr: 0.1\n"
    "name: first\n";

}  // namespace gacfas
