#pragma once

#include <QString>

namespace gacfas {

class ConfigEdit;

/// What was changed against the preset, as YAML; unsound values in the error colour. Rich text, empty where
/// nothing was changed.
QString changesAsHtml(const ConfigEdit& edit);

}  // namespace gacfas
