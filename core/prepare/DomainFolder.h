#pragma once

#include <filesystem>
#include <string>

namespace gacfas {

/// <out>/<domain> while it is being filled. Folders of videos are made in a hidden place beside and moved to
/// theirs whole.
class DomainFolder {
public:
  /// Makes the folder and removes what a killed preparation left in the hidden place. Throws IoError.
  explicit DomainFolder(std::filesystem::path folder);
  ~DomainFolder();
  DomainFolder(const DomainFolder&) = delete;
  DomainFolder& operator=(const DomainFolder&) = delete;

  const std::filesystem::path& path() const { return folder_; }
  bool has(const std::string& key) const;
  /// An empty hidden folder for the worker of this number.
  std::filesystem::path newStaging(int worker) const;
  /// Moves a staging folder to <folder>/<key>, in place of what is there. The crops are on the disk before.
  void publish(const std::filesystem::path& staging, const std::string& key) const;

private:
  std::filesystem::path folder_;
};

}  // namespace gacfas
