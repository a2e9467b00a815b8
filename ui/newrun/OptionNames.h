#pragma once

#include <QString>
#include <vector>

#include "core/config/OptionTable.h"

namespace gacfas {

/// "Ascent radius ρ" for gac.rho; an option without a name of its own is called by its key.
QString optionLabel(const Option& option);

/// A part of the form.
struct FormSection {
  QString title;  ///< "Method"
  QString keys;   ///< "gac.*"
  std::vector<const Option*> options;
};

/// Every option of the table, each once, the most used sections first.
const std::vector<FormSection>& formSections();

}  // namespace gacfas
