#include "core/config/OptionBuilder.h"
#include "core/config/options/Sections.h"

namespace gacfas::options {

std::vector<Option> dataOptions() {
  std::vector<Option> table = {
      path(
          "data.root", "an existing folder that holds <domain>/<train|dev|test>/<live|spoof>/<video>/",
          [](auto& c) -> auto& { return c.data.root; }, "Folder of the datasets"),
      domains(
          "data.train", "folder names of domains, all different", {2, 8},
          [](auto& c) -> auto& { return c.data.train; },
          "Source domains, in order (the order counts for gac.variant released)"),
      domain(
          "data.test", "the folder name of a domain that is not in data.train",
          [](auto& c) -> auto& { return c.data.test; }, "Unseen domain, for testing alone"),
      choice<TargetSplit>(
          "data.target_split", {{"test", TargetSplit::Test}, {"all", TargetSplit::All}},
          [](auto& c) -> auto& { return c.data.targetSplit; }, "Videos of the unseen domain that are scored"),
      choice<ThresholdSplit>(
          "data.threshold_split", {{"test", ThresholdSplit::Test}, {"dev", ThresholdSplit::Dev}},
          [](auto& c) -> auto& { return c.data.thresholdSplit; },
          "Videos of the source domains that set the source threshold"),
      choice<FaceCache>(
          "data.cache", {{"off", FaceCache::Off}, {"auto", FaceCache::Auto}},
          [](auto& c) -> auto& { return c.data.cache; },
          "Faces packed by gacfas pack: auto takes them where data.root has them; the pixels are the same"),
      boolean(
          "data.scaled_decode", [](auto& c) -> auto& { return c.data.scaledDecode; },
          "Decode JPEGs at 1/2, 1/4 or 1/8 where the crop allows: faster with large crops, slightly other pixels"),
  };
  for (size_t i = 0; i < 3; ++i) table[i].required = true;
  return table;
}

std::vector<Option> modelOptions() {
  Option init = path(
      "model.init",
      "kaiming, or an existing file with torchvision's ResNet-18 ImageNet weights (resnet18-*.pth, which "
      "people get from "
      "torchvision)",
      [](auto& c) -> auto& { return c.model.init; },
      "Start of the backbone; the published protocols mean nothing without ImageNet weights");
  init.choices = {"kaiming"};
  init.required = true;
  return {
      init,
      number(
          "model.width", "channels", {1, 512}, [](auto& c) -> auto& { return c.model.width; },
          "Channels of the first stage; 64 is ResNet-18, and ImageNet weights need it"),
      number(
          "model.image_size", "pixels", {32, 1024}, [](auto& c) -> auto& { return c.model.imageSize; },
          "Side of the square that faces are resized to"),
  };
}

}  // namespace gacfas::options
