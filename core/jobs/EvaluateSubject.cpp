#include "core/jobs/EvaluateSubject.h"

#include "core/config/ConfigReader.h"
#include "core/pipeline/NetworkSetup.h"
#include "core/run/RunFolder.h"
#include "core/types/Error.h"

namespace gacfas {

EvaluateSubject subjectOf(const EvaluateRequest& request) {
  std::error_code ignored;
  if (std::filesystem::is_directory(request.subject, ignored)) {
    if (!request.config.empty())
      throw InputError("--config is for a weight file: a run folder has its own config.yaml");
    const RunFolder run = RunFolder::open(request.subject);
    return {readConfig(run.config(), request.overrides, ConfigPurpose::StoredRun),
            weightsOfRun(request.subject, request.weights)};
  }
  if (!std::filesystem::exists(request.subject, ignored))
    throw InputError(request.subject.string() + ": there is no such run folder or weight file");
  if (request.config.empty())
    throw InputError(request.subject.string() +
                     " is a weight file: say with --config which data and network it goes with");
  return {readConfig(request.config, request.overrides), request.subject};
}

}  // namespace gacfas
