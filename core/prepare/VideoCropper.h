#pragma once

#include <filesystem>

#include "core/prepare/BoxFile.h"
#include "core/prepare/FaceFinder.h"
#include "core/prepare/FrameReader.h"
#include "core/prepare/PreparePlan.h"
#include "core/prepare/VideoTable.h"
#include "core/types/JobControl.h"

namespace gacfas {

/// Makes the face crops of one video after the other. One object a thread.
class VideoCropper {
public:
  /// All arguments must outlive the object.
  VideoCropper(const PreparePlan& plan, const PrepareOptions& options, FaceFinder& finder,
               const JobControl& control)
      : plan_(plan), options_(options), finder_(finder), control_(control) {}

  /// Writes crop_NNNN.jpg (NNNN: number of the frame in the video) into `folder`, which is there and empty.
  /// At most `most` frames are looked at. A video that cannot be used is told in the record's state and
  /// message. Throws IoError, and Cancelled on a stop.
  VideoRecord crop(const SourceVideo& video, const std::filesystem::path& folder, int64_t most = INT64_MAX);

private:
  void cropFrames(const SourceVideo& video, const std::filesystem::path& folder, int64_t most,
                  VideoRecord& record);
  void copyFaces(const SourceVideo& video, const std::filesystem::path& folder, VideoRecord& record);
  FrameBoxes boxesFor(const SourceVideo& video, VideoRecord& record);
  bool fits(const FrameBoxes& boxes, const SourceVideo& video);
  std::vector<FaceBox> facesIn(const cv::Mat& frame, int64_t number, const FrameBoxes& boxes);

  const PreparePlan& plan_;
  const PrepareOptions& options_;
  FaceFinder& finder_;
  const JobControl& control_;
};

}  // namespace gacfas
