#pragma once

#include <QHash>
#include <QObject>
#include <map>
#include <memory>
#include <vector>

#include "core/jobs/ExplainJob.h"
#include "core/session/DeviceQueue.h"
#include "ui/faces/FaceFiles.h"

namespace gacfas {

struct FaceRun;

/// What is asked of a run's network about one video.
struct LabRequest {
  enum Kind { GradCam, Occlusion, FrameScores, VideoScore, Crops } kind = GradCam;
  std::filesystem::path run;
  std::string weights = "last";
  int64_t epoch = 0;  ///< of the weights: those of a run that trains change
  FaceFiles files;
  std::vector<std::string> frames;  ///< one for a map; Crops: path of the picture or video; VideoScore: none
  int64_t stage = 4;                ///< of Grad-CAM

  QString key() const;
};

/// Of a kind, to the run's network with the weights that are shown, about a video.
LabRequest labRequest(LabRequest::Kind kind, const FaceRun& run, const FaceFiles& files);

/// The answer to its kind, or why there is none.
struct LabResult {
  RelevanceMap map;
  std::vector<double> scores;       ///< one a frame; one of the whole video
  std::vector<std::string> crops;   ///< made in the folder, in order
  QString failure;
};
using LabResultPtr = std::shared_ptr<const LabResult>;

/// Short work of a network for the large view, on a thread of its own at low priority, so that a click is not
/// held up by a training that waits in the window's queue. Answers are kept while the page lives.
class FaceLab : public QObject {
  Q_OBJECT
public:
  explicit FaceLab(QObject* parent = nullptr);

  /// Null: not known yet.
  LabResultPtr find(const LabRequest& request) const { return results_.value(request.key()); }
  /// Share of a request that is done, 0..1.
  double progress(const LabRequest& request) const { return progress_.value(request.key()); }
  /// Makes these the work of a purpose (a view, a plot): what it wanted before and nobody wants now is
  /// stopped.
  void want(int purpose, const std::vector<LabRequest>& requests);

Q_SIGNALS:
  void changed();

private:
  struct Entry {
    int purpose;
    std::shared_ptr<Job> job;
  };
  void submit(int purpose, const LabRequest& request);

  QHash<QString, LabResultPtr> results_;
  QHash<QString, double> progress_;
  std::map<QString, Entry> waiting_;
  DeviceQueue queue_{10};  // last: joined while all of the above is there
};

}  // namespace gacfas
