#include "core/prepare/VideoCropper.h"

#include <fcntl.h>

#include <algorithm>
#include <cstdio>
#include <opencv2/imgcodecs.hpp>
#include <system_error>

#include "core/io/AtomicFile.h"
#include "core/prepare/FaceCrop.h"
#include "core/prepare/FaceTrack.h"
#include "core/prepare/PathPattern.h"
#include "core/types/Error.h"

namespace gacfas {
namespace {

namespace fs = std::filesystem;

constexpr int64_t kComparedFrames = 5;  ///< on which a box file is compared with the detector
constexpr double kAgrees = 0.2;      ///< overlap of its box with what the detector finds

std::string cropName(int64_t number, const std::string& extension) {
  char name[32];
  std::snprintf(name, sizeof name, "crop_%04lld", static_cast<long long>(number));
  return name + extension;
}

/// Not through AtomicFile: the folder as a whole is what appears or does not.
void writeInto(const fs::path& file, const void* bytes, size_t size) {
  File out(file, O_WRONLY | O_CREAT | O_EXCL);
  out.write(bytes, size, 0);
  out.close();
}

void writeJpeg(const fs::path& file, const cv::Mat& crop, int64_t quality) {
  std::vector<uchar> bytes;
  if (!cv::imencode(".jpg", crop, bytes, {cv::IMWRITE_JPEG_QUALITY, static_cast<int>(quality)}))
    throw Error("OpenCV cannot write JPEG pictures: install its image codecs");
  writeInto(file, bytes.data(), bytes.size());
}

/// A tenth of the frames may be missing: what a header announces is an estimate in some formats.
void noteEarlyEnd(int64_t announced, VideoRecord& record) {
  if (record.frames * 10 >= announced * 9) return;
  record.message =
      "it ends after " + std::to_string(record.frames) + " of " + std::to_string(announced) + " frames";
}

}  // namespace

VideoRecord VideoCropper::crop(const SourceVideo& video, const fs::path& folder, int64_t most) {
  VideoRecord record;
  record.split = video.split;
  record.label = video.label;
  record.name = video.name;
  record.client = video.client;
  record.attack = video.attack;
  record.source = video.place();
  try {
    if (video.faces)
      copyFaces(video, folder, record);
    else
      cropFrames(video, folder, most, record);
    record.state = record.crops > 0 ? "done" : record.frames > 0 ? "no face" : "broken";
    if (record.frames == 0) record.message = "it has no frame that can be decoded";
  } catch (const BrokenVideo& fault) {
    record.state = "broken";
    record.message = fault.what();
  } catch (const cv::Exception& fault) {
    record.state = "broken";
    record.message = "OpenCV: " + fault.err;
  }
  return record;
}

void VideoCropper::cropFrames(const SourceVideo& video, const fs::path& folder, int64_t most,
                              VideoRecord& record) {
  const FrameBoxes boxes = boxesFor(video, record);
  const std::unique_ptr<FrameReader> frames = openFrames(plan_.source, video, options_.every);
  FaceTrack track;
  cv::Mat frame;
  for (int64_t number = 0; most > 0 && frames->next(frame, number); --most) {
    control_.throwIfStopped();
    const std::optional<FaceBox> face = track.next(facesIn(frame, number, boxes));
    record.frames = frames->passed();
    if (!face) {
      ++record.noFace;
      continue;
    }
    writeJpeg(folder / cropName(number, ".jpg"),
              cropFace(frame, *face, options_.margin, options_.align, options_.size), options_.quality);
    ++record.crops;
    record.kept += track.kept();
  }
  record.frames = frames->passed();
  if (most > 0) noteEarlyEnd(frames->announced(), record);
}

void VideoCropper::copyFaces(const SourceVideo& video, const fs::path& folder, VideoRecord& record) {
  for (const SourceFrame& frame : video.frames) {
    control_.throwIfStopped();
    std::string bytes;
    try {
      bytes = loadFile(plan_.source / frame.path);
    } catch (const IoError& fault) {
      throw BrokenVideo(fault.what());
    }
    if (bytes.empty()) throw BrokenVideo(frame.path + " is empty (0 bytes)");
    writeInto(folder / cropName(frame.number, fs::path(frame.path).extension().string()), bytes.data(),
              bytes.size());
    ++record.frames;
    ++record.crops;
  }
}

FrameBoxes VideoCropper::boxesFor(const SourceVideo& video, VideoRecord& record) {
  if (!options_.boxes || video.file.empty()) return {};
  const std::optional<fs::path> file = findBoxFile(plan_.source, video.file);
  FrameBoxes boxes = file ? readBoxFile(*file) : FrameBoxes();
  if (boxes.empty() || fits(boxes, video)) return boxes;
  record.message = file->filename().string() + " does not fit the video (turned?) and is not used";
  return {};
}

/// Some boxes of MSU-MFSD are those of the video turned another way (bob.pad.face says six videos): the
/// detector has a veto where it finds faces in the first frames, and mostly elsewhere.
bool VideoCropper::fits(const FrameBoxes& boxes, const SourceVideo& video) {
  const std::unique_ptr<FrameReader> frames = openFrames(plan_.source, video, options_.every);
  int64_t agree = 0, differ = 0, number = 0;
  cv::Mat frame;
  for (int64_t i = 0; i < kComparedFrames && frames->next(frame, number); ++i) {
    const auto box = boxes.find(number);
    const std::vector<FaceBox> found = box == boxes.end() ? std::vector<FaceBox>() : finder_.find(frame);
    if (found.empty()) continue;
    const bool same = std::any_of(found.begin(), found.end(),
                                  [&](const FaceBox& one) { return overlap(one, box->second) >= kAgrees; });
    ++(same ? agree : differ);
  }
  return agree >= differ;
}

std::vector<FaceBox> VideoCropper::facesIn(const cv::Mat& frame, int64_t number, const FrameBoxes& boxes) {
  const auto box = boxes.find(number);
  if (box == boxes.end()) return finder_.find(frame);
  const FaceBox whole{0, 0, static_cast<double>(frame.cols), static_cast<double>(frame.rows)};
  const bool inside = overlap(box->second, whole) > 0 && box->second.width <= frame.cols * 1.2 &&
                      box->second.height <= frame.rows * 1.2;
  return inside ? std::vector<FaceBox>{box->second} : finder_.find(frame);
}

}  // namespace gacfas
