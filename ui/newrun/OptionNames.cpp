#include "ui/newrun/OptionNames.h"

#include <QHash>
#include <set>

namespace gacfas {

namespace {

const QHash<QString, QString>& labels() {
  static const QHash<QString, QString> table = {
      {"name", "Name"},
      {"seed", "Seeds"},
      {"data.root", "Data folder"},
      {"data.train", "Source domains"},
      {"data.test", "Target domain"},
      {"data.target_split", "Target videos"},
      {"data.threshold_split", "Threshold videos"},
      {"data.cache", "Packed faces"},
      {"data.scaled_decode", "Scaled decoding"},
      {"model.init", "Start weights"},
      {"model.width", "Width"},
      {"model.image_size", "Image size"},
      {"train.loss", "Classification loss"},
      {"train.logit_scale", "Logit scale s"},
      {"train.lambda_contrast", "Contrastive weight λ"},
      {"train.minimizer", "Minimiser"},
      {"train.erm_scale", "ERM factor"},
      {"train.minimizer_warming", "Minimiser starts after"},
      {"train.warming_epochs", "Head alone for"},
      {"train.batch_size", "Batch size"},
      {"train.epochs", "Epochs"},
      {"train.balanced", "Balanced drawing"},
      {"train.precision", "Precision"},
      {"train.lr", "Learning rate"},
      {"train.fc_lr_scale", "Head's rate factor"},
      {"train.momentum", "Momentum"},
      {"train.weight_decay", "Weight decay"},
      {"train.lr_step_size", "Cut rate every"},
      {"train.lr_gamma", "Factor of a cut"},
      {"gac.rho", "Ascent radius ρ"},
      {"gac.eta", "Weight offset η"},
      {"gac.alpha", "Step back α"},
      {"gac.adaptive", "Adaptive ascent"},
      {"gac.variant", "Variant"},
      {"augment.crop_scale_min", "Smallest crop"},
      {"augment.crop_scale_max", "Largest crop"},
      {"augment.jitter", "Colour jitter"},
      {"evaluate.every", "Evaluate every"},
      {"evaluate.last", "And each of the last"},
      {"evaluate.frames", "Frames a video"},
      {"evaluate.keep_weights", "Keep every evaluation's weights"},
      {"evaluate.landscape", "Landscape each time"},
      {"evaluate.landscape_range", "Its range"},
      {"landscape.faces", "Videos a domain"},
      {"system.workers", "Loader threads"},
      {"system.threads", "Arithmetic threads"},
  };
  return table;
}

struct SectionRule {
  const char* title;
  const char* keys;
  std::vector<std::string> options;   ///< first, in this order
  std::vector<std::string> prefixes;  ///< then all others of these sections
};

const std::vector<SectionRule>& rules() {
  static const std::vector<SectionRule> table = {
      {"Run", "", {"name", "seed", "system.device"}, {}},
      {"Data and model", "data.*, model.*", {}, {"data.", "model."}},
      {"Method",
       "train.minimizer, gac.*",
       {"train.minimizer", "gac.rho", "gac.alpha", "gac.eta", "train.minimizer_warming", "gac.adaptive",
        "gac.variant", "train.erm_scale"},
       {"gac."}},
      {"Training",
       "train.*",
       {"train.epochs", "train.batch_size", "train.lr", "train.lr_step_size", "train.lr_gamma",
        "train.fc_lr_scale", "train.warming_epochs"},
       {"train."}},
      {"Evaluation", "evaluate.*", {}, {"evaluate."}},
      {"Augmentation", "augment.*", {}, {"augment."}},
      {"Landscape", "landscape.*", {}, {"landscape."}},
      {"System", "system.*", {}, {""}},
  };
  return table;
}

/// Options that no rule before `rule` names and no section before it took.
FormSection fill(const SectionRule& rule, const std::set<std::string>& named, std::set<std::string>& taken) {
  FormSection section{QString::fromUtf8(rule.title), QString::fromUtf8(rule.keys), {}};
  const auto take = [&](const Option& option) {
    if (taken.insert(option.name).second) section.options.push_back(&option);
  };
  for (const std::string& name : rule.options) {
    if (const Option* option = findOption(name)) take(*option);
  }
  for (const std::string& prefix : rule.prefixes) {
    for (const Option& option : optionTable()) {
      if (option.name.starts_with(prefix) && !named.contains(option.name)) take(option);
    }
  }
  return section;
}

}  // namespace

QString optionLabel(const Option& option) {
  const QString key = QString::fromStdString(option.name);
  if (const auto found = labels().constFind(key); found != labels().cend()) return *found;
  QString text = key.section(QLatin1Char('.'), -1).replace(QLatin1Char('_'), QLatin1Char(' '));
  text[0] = text[0].toUpper();
  return text;
}

const std::vector<FormSection>& formSections() {
  static const std::vector<FormSection> sections = [] {
    std::set<std::string> named, taken;
    for (const SectionRule& rule : rules()) named.insert(rule.options.begin(), rule.options.end());
    std::vector<FormSection> all;
    for (const SectionRule& rule : rules()) all.push_back(fill(rule, named, taken));
    return all;
  }();
  return sections;
}

}  // namespace gacfas
