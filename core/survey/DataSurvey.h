#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/prepare/PreparedDomain.h"
#include "core/types/Dataset.h"

namespace gacfas {

/// Videos of one domain, split, class and attack.
struct SurveyCount {
  std::string domain;
  Split split = Split::Train;
  Label label = Label::Spoof;
  std::string attack;  ///< "live", "print", ..., "unknown"
  int64_t videos = 0;
  int64_t frames = 0;
  int64_t clients = 0;  ///< different persons; 0 where no name tells
};

/// Something about a data root that a user should know, and what can be done.
struct DataProblem {
  enum class Weight { Error, Warning, Note };
  Weight weight = Weight::Note;
  std::string domain;  ///< empty: the whole root
  std::string what;
  std::string fix;
  bool unfinished = false;  ///< going on with the import of the domain is the fix
};

/// What lies below a data root.
struct DataSurvey {
  DatasetIndex index;
  std::vector<SurveyCount> counts;                 ///< by domain, split, live first, attack
  std::vector<DataProblem> problems;               ///< errors first
  std::map<std::string, PreparedDomain> prepared;  ///< domains that were made by an import
  bool synthetic = false;                          ///< README.txt in the root says that the faces are drawn
};

/// Lists the folders below `root` and reads the tables of its imports; opens no image. Throws InputError: no
/// such root, or no domain in it.
DataSurvey surveyData(const std::filesystem::path& root);

}  // namespace gacfas
