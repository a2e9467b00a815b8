#include "core/config/OptionBuilder.h"
#include "core/config/options/Sections.h"

namespace gacfas::options {

std::vector<Option> evaluateOptions() {
  return {
      number(
          "evaluate.every", "epochs", {1, 100000}, [](auto& c) -> auto& { return c.evaluate.every; },
          "Epochs between two evaluations; epoch 0 is never evaluated"),
      number(
          "evaluate.last", "epochs", {0, 100000}, [](auto& c) -> auto& { return c.evaluate.last; },
          "Each of this many last epochs is evaluated too"),
      number(
          "evaluate.frames", "frames", {1, 1000}, [](auto& c) -> auto& { return c.evaluate.frames; },
          "Frames of a video that are scored and averaged; 1: the middle one"),
      number(
          "evaluate.batch_size", "images", {1, 4096}, [](auto& c) -> auto& { return c.evaluate.batchSize; },
          "Images a forward pass"),
      boolean(
          "evaluate.keep_weights", [](auto& c) -> auto& { return c.evaluate.keepWeights; },
          "Keep the weights of every evaluation, so that a landscape can show the path of the training"),
      number(
          "evaluate.landscape", "points", {0, 101}, [](auto& c) -> auto& { return c.evaluate.landscape; },
          "Points on each axis of a small landscape at every evaluation, an odd number; 0: none"),
      number(
          "evaluate.landscape_range", "", {0.001, 100}, [](auto& c) -> auto& { return c.evaluate.landscapeRange; },
          "Its plane, the same for the whole training, reaches from minus this to this"),
  };
}

std::vector<Option> landscapeOptions() {
  return {
      number(
          "landscape.points", "points", {3, 501, 2}, [](auto& c) -> auto& { return c.landscape.points; },
          "Points on each axis of the plane; odd, so that the weights themselves are one"),
      number(
          "landscape.range", "", {0.001, 100}, [](auto& c) -> auto& { return c.landscape.range; },
          "The plane reaches from minus this to this, in filter-normalised directions"),
      number(
          "landscape.faces", "videos", {2, 100000, 2}, [](auto& c) -> auto& { return c.landscape.faces; },
          "Training videos a domain that the loss is taken on, half of them live"),
      number(
          "landscape.seed", "", {0, 9007199254740991.0}, [](auto& c) -> auto& { return c.landscape.seed; },
          "Seed of the directions and of the choice of faces"),
      number(
          "landscape.batch_size", "images", {1, 4096}, [](auto& c) -> auto& { return c.landscape.batchSize; },
          "Images a forward pass"),
  };
}

}  // namespace gacfas::options
