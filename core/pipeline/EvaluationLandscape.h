#pragma once

#include "core/landscape/Directions.h"
#include "core/landscape/FaceSelection.h"
#include "core/run/RunFolder.h"
#include "core/types/Config.h"
#include "core/types/JobControl.h"

namespace gacfas {

struct LandscapeSetup;

/// A small landscape at every evaluation of a training (evaluate.landscape), each around the weights of its
/// evaluation, all with the same faces and along the same two directions. These are drawn from landscape.seed
/// and normalised filter by filter (Li et al. 2018, 4) at the first evaluation, once: the first picture is then
/// the usual one of its weights, the plane lies in the run's folder, and a step along it is equally long in all
/// pictures. The training is not touched: its network is read, and no random number is drawn that it uses.
class EvaluationLandscape {
public:
  /// Chooses the faces; does nothing where the option is off. Throws InputError where a domain has no videos.
  explicit EvaluationLandscape(const Config& config);

  bool isOn() const { return config_.evaluate.landscape > 0; }
  /// Measures the landscape of an evaluation into run.trainingFrame(epoch), or what a kill left undone of it; one
  /// of other weights is thrown away. A stop throws Cancelled with the points so far kept; a pause waits for the
  /// end, as it does while faces are scored. Throws InputError, DeviceError, IoError.
  void measure(FasNet& net, const RunFolder& run, int64_t epoch, JobControl& control,
               const ProgressSink& progress) const;

  /// What a landscape around the network's present weights takes, in seconds; measures one point and writes nothing.
  struct Times {
    double setUp = 0.0;  ///< faces and axes, once a landscape
    double point = 0.0;
  };
  /// Only where isOn(). Throws InputError, DeviceError, Cancelled.
  Times time(FasNet& net, JobControl& control) const;

private:
  LandscapeSetup setUp(FasNet& net) const;

  Config config_;
  FaceChoice choice_;
};

}  // namespace gacfas
