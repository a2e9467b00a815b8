#include "core/config/ChoiceNames.h"

#include "core/config/ConfigReader.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

template <typename Enum>
std::string nameOf(const ChoiceNames<Enum>& names, Enum value) {
  for (const auto& [name, choice] : names) {
    if (choice == value) return name;
  }
  throw Error("a choice without a name");
}

}  // namespace

const ChoiceNames<MinimizerKind>& minimizerNames() {
  static const ChoiceNames<MinimizerKind> names = {{"erm", MinimizerKind::Erm},
                                                   {"sam", MinimizerKind::Sam},
                                                   {"sam-domain", MinimizerKind::SamDomain},
                                                   {"sagm", MinimizerKind::Sagm},
                                                   {"gac-fas", MinimizerKind::GacFas}};
  return names;
}

const ChoiceNames<GacVariant>& variantNames() {
  static const ChoiceNames<GacVariant> names = {{"paper", GacVariant::Paper},
                                                {"released", GacVariant::Released}};
  return names;
}

std::string minimizerName(MinimizerKind kind) {
  return nameOf(minimizerNames(), kind);
}

std::string variantName(GacVariant variant) {
  return nameOf(variantNames(), variant);
}

}  // namespace gacfas
