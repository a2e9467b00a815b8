#include "app/cli/PrepareText.h"

#include <map>
#include <sstream>

#include "app/cli/ProgressText.h"
#include "app/cli/Text.h"
#include "core/data/DatasetIndex.h"

namespace gacfas::cli {

namespace {

std::string beside(int64_t found, int64_t expected) {
  return std::to_string(found) + (expected < 0 ? "" : " of " + std::to_string(expected));
}

void addCounts(std::ostringstream& text, const PreparePlan& plan) {
  text << alignedLeft("split", 7) << alignedLeft("class", 7) << alignedLeft("attack", 12)
       << alignedRight("videos", 14) << alignedRight("clients", 12) << "\n";
  int64_t videos = 0, expected = 0;
  bool published = false;
  for (const PrepareCount& row : plan.counts) {
    text << alignedLeft(splitName(row.split), 7) << alignedLeft(labelName(row.label), 7)
         << alignedLeft(row.attack, 12) << alignedRight(beside(row.videos, row.expectedVideos), 14)
         << alignedRight(beside(row.clients, row.expectedClients), 12)
         << (row.expectedVideos >= 0 && row.videos != row.expectedVideos ? "  differs" : "") << "\n";
    videos += row.videos;
    expected += std::max<int64_t>(0, row.expectedVideos);
    published |= row.expectedVideos >= 0;
  }
  text << alignedLeft("all", 26) << alignedRight(beside(videos, published ? expected : -1), 14) << "\n";
  if (published) text << "\"of\": as published by the dataset's owners.\n";
}

/// Names under their reasons.
void addPassedOver(std::ostringstream& text, const std::string& heading, const std::vector<PassedOver>& list,
                   size_t shown) {
  std::map<std::string, std::vector<std::string>> byReason;
  for (const PassedOver& one : list) byReason[one.why].push_back(one.path);
  for (const auto& [why, paths] : byReason) {
    text << "\n" << heading << ", " << why << ": " << paths.size() << "\n";
    for (size_t i = 0; i < std::min(shown, paths.size()); ++i) text << "  " << paths[i] << "\n";
    if (paths.size() > shown) text << "  ... and " << paths.size() - shown << " more (all of them: --json)\n";
  }
}

Json listOf(const std::vector<PassedOver>& list) {
  Json values = Json::array();
  for (const PassedOver& one : list) values.push_back({{"path", one.path}, {"why", one.why}});
  return values;
}

std::string sizeText(int64_t bytes) {
  const double megabytes = static_cast<double>(bytes) / 1e6;
  return megabytes < 1000 ? fixed(megabytes, megabytes < 10 ? 1 : 0) + " MB"
                          : fixed(megabytes / 1000, 1) + " GB";
}

}  // namespace

std::string planText(const PreparePlan& plan, size_t shown) {
  std::ostringstream text;
  text << plan.title << " in " << plan.source.string() << "\n\n";
  addCounts(text, plan);
  addPassedOver(text, "Not recognised", plan.unmatched, shown);
  addPassedOver(text, "Left out", plan.left, std::min<size_t>(shown, 3));
  if (!plan.twoSplits.empty()) {
    text << "\nClients in two splits (a test on people who were trained on): " << plan.twoSplits.size()
         << "\n";
    for (size_t i = 0; i < std::min(shown, plan.twoSplits.size()); ++i)
      text << "  " << plan.twoSplits[i] << "\n";
  }
  for (const std::string& note : plan.notes) text << "\nNote: " << note << "\n";
  return text.str();
}

std::string estimateText(const PrepareEstimate& estimate) {
  if (estimate.tried == 0) return "Disk and time: unknown, no video of the trial could be read\n";
  std::string text =
      "About " + std::to_string(estimate.crops) + " crops, " + sizeText(estimate.bytes) + " on disk";
  if (estimate.freeBytes >= 0) text += " (" + sizeText(estimate.freeBytes) + " are free)";
  text += ", " + durationText(estimate.seconds) + "; from a trial on " + std::to_string(estimate.tried) +
          " videos\n";
  if (estimate.freeBytes >= 0 && estimate.bytes > estimate.freeBytes)
    text += "That does not fit: choose a larger disk, a larger --every, or --size to shrink the crops\n";
  return text;
}

std::string summaryText(const PrepareSummary& summary) {
  std::ostringstream text;
  text << summary.folder.string() << ": " << summary.prepared << " videos prepared, " << summary.before
       << " were there; " << summary.crops << " crops, " << summary.kept
       << " of them at the box of an earlier frame; " << summary.noFaceFrames
       << " frames without a face skipped\n";
  addPassedOver(text, "Broken", summary.broken, 20);
  addPassedOver(text, "No face", summary.noFace, 20);
  addPassedOver(text, "Look at", summary.odd, 20);
  return text.str();
}

Json toJson(const PreparePlan& plan) {
  Json counts = Json::array();
  for (const PrepareCount& row : plan.counts) {
    Json value{{"split", splitName(row.split)},
               {"label", labelName(row.label)},
               {"attack", row.attack},
               {"videos", row.videos},
               {"clients", row.clients}};
    value["published_videos"] = row.expectedVideos < 0 ? Json() : Json(row.expectedVideos);
    value["published_clients"] = row.expectedClients < 0 ? Json() : Json(row.expectedClients);
    counts.push_back(value);
  }
  Json clients = Json::object();
  for (const SourceVideo& video : plan.videos) {
    Json& count = clients[splitName(video.split)][labelName(video.label)][video.attack][video.client];
    count = count.is_null() ? 1 : count.get<int64_t>() + 1;
  }
  return {{"source", plan.source.string()},
          {"dataset", plan.title},
          {"videos", plan.videos.size()},
          {"counts", counts},
          {"videos_by_client", clients},
          {"unmatched", listOf(plan.unmatched)},
          {"left_out", listOf(plan.left)},
          {"clients_in_two_splits", plan.twoSplits},
          {"notes", plan.notes}};
}

Json toJson(const PrepareEstimate& estimate) {
  if (estimate.tried == 0) return Json();
  return {{"crops", estimate.crops},
          {"bytes", estimate.bytes},
          {"free_bytes", estimate.freeBytes < 0 ? Json() : Json(estimate.freeBytes)},
          {"seconds", estimate.seconds},
          {"videos_tried", estimate.tried}};
}

Json toJson(const PrepareSummary& summary) {
  return {{"folder", summary.folder.string()}, {"prepared", summary.prepared},
          {"before", summary.before},          {"crops", summary.crops},
          {"crops_at_kept_box", summary.kept}, {"frames_without_face", summary.noFaceFrames},
          {"broken", listOf(summary.broken)},  {"no_face", listOf(summary.noFace)},
          {"look_at", listOf(summary.odd)}};
}

}  // namespace gacfas::cli
