#include "core/config/OptionBuilder.h"
#include "core/config/options/Sections.h"

namespace gacfas::options {

std::vector<Option> gacOptions() {
  return {
      number(
          "gac.rho", "", {0, 10}, [](auto& c) -> auto& { return c.gac.rho; },
          "Radius of the ascent, for every minimiser but erm"),
      number(
          "gac.eta", "", {0, 10}, [](auto& c) -> auto& { return c.gac.eta; },
          "Added to |theta| in the adaptive ascent"),
      number(
          "gac.alpha", "", {0, 10}, [](auto& c) -> auto& { return c.gac.alpha; },
          "Step back along the ERM gradient (gac-fas and sagm); gamma in the paper"),
      choice<Adaptive>(
          "gac.adaptive", {{"auto", Adaptive::Auto}, {"true", Adaptive::True}, {"false", Adaptive::False}},
          [](auto& c) -> auto& { return c.gac.adaptive; },
          "Scale the ascent by the weights' size; auto: for gac-fas, not for the others"),
      choice<GacVariant>(
          "gac.variant", variantNames(), [](auto& c) -> auto& { return c.gac.variant; },
          "The method as the paper states it, or with the gradient bookkeeping of the authors' released "
          "code"),
  };
}

std::vector<Option> augmentOptions() {
  return {
      number(
          "augment.crop_scale_min", "", {0.001, 1}, [](auto& c) -> auto& { return c.augment.cropScaleMin; },
          "Least part of the face's area that a random crop keeps"),
      number(
          "augment.crop_scale_max", "", {0.001, 1}, [](auto& c) -> auto& { return c.augment.cropScaleMax; },
          "Largest part of the face's area that a random crop keeps"),
      number(
          "augment.flip", "", {0, 1}, [](auto& c) -> auto& { return c.augment.flip; },
          "Probability of a horizontal flip"),
      number(
          "augment.rotation", "degrees", {0, 180}, [](auto& c) -> auto& { return c.augment.rotation; },
          "Largest angle of a random rotation, to either side"),
      number(
          "augment.cutout", "", {0, 1}, [](auto& c) -> auto& { return c.augment.cutout; },
          "Probability that one box is filled with its mean colour"),
      number(
          "augment.jitter", "", {0, 1}, [](auto& c) -> auto& { return c.augment.jitter; },
          "Strength of colour jitter; 0: off, as in the authors' code"),
  };
}

}  // namespace gacfas::options
