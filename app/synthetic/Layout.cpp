#include "app/synthetic/Layout.h"

#include <array>
#include <cmath>

#include "app/synthetic/Domain.h"

namespace gacfas::synthetic {

namespace {

/// Raised whenever the drawing changes, so that old and new pictures never share a folder.
constexpr int kDrawingVersion = 1;

std::string padded(int64_t number, size_t digits) {
  std::string text = std::to_string(number);
  return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

const char* splitName(Split split) {
  return split == Split::Train ? "train" : split == Split::Dev ? "dev" : "test";
}

struct Recipe {
  Kind kind;
  const char* attack;
  int number;
};

/// Videos of a client: as many live ones as attacks.
constexpr std::array<Recipe, kVideosAClient> kRecipes = {{{Kind::Live, "live", 1},
                                                          {Kind::Live, "live", 2},
                                                          {Kind::Print, "print", 1},
                                                          {Kind::Replay, "replay", 1}}};

}  // namespace

Split splitOf(int64_t client, int64_t clients) {
  const int64_t train = std::max<int64_t>(1, std::llround(0.5 * static_cast<double>(clients)));
  const int64_t dev =
      std::min<int64_t>(clients - train - 1, std::llround(0.15 * static_cast<double>(clients)));
  return client < train ? Split::Train : client < train + dev ? Split::Dev : Split::Test;
}

std::vector<Clip> clipsOf(const DemoDataOptions& options) {
  std::vector<Clip> clips;
  for (size_t domain = 0; domain < kDomainNames.size(); ++domain) {
    for (int64_t client = 0; client < options.clients; ++client) {
      const int64_t number = static_cast<int64_t>(domain) * options.clients + client + 1;
      const std::filesystem::path split =
          std::filesystem::path(kDomainNames[domain]) / splitName(splitOf(client, options.clients));
      for (size_t video = 0; video < kRecipes.size(); ++video) {
        const Recipe& recipe = kRecipes[video];
        const std::string name =
            "client" + padded(number, 3) + "_" + recipe.attack + "_" + padded(recipe.number, 2);
        clips.push_back({static_cast<int>(domain), client, static_cast<int>(video), recipe.kind,
                         split / (recipe.kind == Kind::Live ? "live" : "spoof") / name});
      }
    }
  }
  return clips;
}

std::string frameName(int64_t frame) {
  return "crop_" + padded(frame + 1, 4) + ".jpg";
}

std::string settingsLine(const DemoDataOptions& options) {
  return "Settings: clients " + std::to_string(options.clients) + ", frames " +
         std::to_string(options.frames) + ", seed " + std::to_string(options.seed) + ", drawing " +
         std::to_string(kDrawingVersion);
}

std::string readmeText(const DemoDataOptions& options) {
  return "Synthetic faces drawn by GAC-FAS Studio\n\n"
         "Every picture in this folder was computed; none is a photograph, and none of these people exists. "
         "The faces are for\n"
         "trying the program out. Results on them say nothing about real attacks.\n\n"
         "Four domains (studio, office, phone, street) differ in room, light and camera. Videos are named\n"
         "<client>_<live|print|replay>_<number>; no client is in two domains or in two of train, dev and "
         "test.\n\n" +
         settingsLine(options) + "\n";
}

}  // namespace gacfas::synthetic
