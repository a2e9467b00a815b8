#include "core/run/SharpnessFile.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <type_traits>

#include "core/io/AtomicFile.h"
#include "core/io/Hash.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

using SharpnessJson = nlohmann::ordered_json;

// The fields of each struct with their names: written and read by the same list.

template <class Field>
void fieldsOf(SharpnessOptions& v, Field&& field) {
  field("directions", v.directions);
  field("step", v.step);
  field("probes", v.probes);
  field("eigenvalues", v.eigenvalues);
  field("lanczos_steps", v.lanczosSteps);
  field("tolerance", v.tolerance);
  field("rho", v.rho);
  field("ascent_steps", v.ascentSteps);
  field("ascent_starts", v.ascentStarts);
  field("double_precision", v.doublePrecision);
}

template <class Field>
void fieldsOf(FaceMean& v, Field&& field) {
  field("value", v.value);
  field("face_error", v.faceError);
}

template <class Field>
void fieldsOf(DrawMean& v, Field&& field) {
  field("mean", v.mean);
  field("deviation", v.deviation);
  field("standard_error", v.standardError);
  field("face_error", v.faceError);
  field("draws", v.draws);
}

template <class Field>
void fieldsOf(HessianEigenvalue& v, Field&& field) {
  field("value", v.value);
  field("residual", v.residual);
  field("face_error", v.faceError);
}

template <class Field>
void fieldsOf(HessianSpectrum& v, Field&& field) {
  field("largest", v.largest);
  field("least", v.least);
  field("lanczos_steps", v.steps);
  field("converged", v.converged);
}

template <class Field>
void fieldsOf(SamSharpness& v, Field&& field) {
  field("increase", v.increase);
  field("face_error", v.faceError);
  field("first_step", v.firstStep);
  field("starts", v.starts);
}

template <class Field>
void fieldsOf(SharpnessFigures& v, Field&& field) {
  field("name", v.name);
  field("loss", v.loss);
  field("gradient_norm", v.gradientNorm);
  field("second_difference", v.secondDifference);
  field("curvature", v.curvature);
  field("trace", v.trace);
  field("hessian", v.spectrum);
  field("sam", v.sam);
  field("adaptive_sam", v.adaptiveSam);
}

template <class Field>
void fieldsOf(SharpnessReport& v, Field&& field) {
  field("weights", v.weights);
  field("model_hash", v.modelHash);
  field("faces_hash", v.facesHash);
  field("device", v.device);
  field("seed", v.seed);
  field("faces", v.faces);
  field("parameters", v.parameters);
  field("options", v.options);
  field("figures", v.figures);
}

template <class T>
concept HasFields = std::is_class_v<T> && requires(T& value) { fieldsOf(value, [](const char*, auto&) {}); };

template <class T>
constexpr bool isList = false;
template <class T>
constexpr bool isList<std::vector<T>> = true;

template <class T>
SharpnessJson written(T& value) {
  if constexpr (isList<T>) {
    SharpnessJson array = SharpnessJson::array();
    for (auto& item : value) array.push_back(written(item));
    return array;
  } else if constexpr (HasFields<T>) {
    SharpnessJson object = SharpnessJson::object();
    fieldsOf(value, [&](const char* name, auto& field) { object[name] = written(field); });
    return object;
  } else {
    return SharpnessJson(value);
  }
}

template <class T>
void readInto(const SharpnessJson& json, T& value) {
  if constexpr (isList<T>) {
    for (const SharpnessJson& item : json) readInto(item, value.emplace_back());
  } else if constexpr (HasFields<T>) {
    fieldsOf(value, [&](const char* name, auto& field) { readInto(json.at(name), field); });
  } else if constexpr (std::is_same_v<T, double>) {
    value = json.is_null() ? kUnknown : json.get<double>();
  } else {
    value = json.get<T>();
  }
}

}  // namespace

std::filesystem::path sharpnessFile(const std::filesystem::path& run, const SharpnessReport& report) {
  SharpnessOptions options = report.options;
  const std::string recipe = sha256(written(options).dump() + report.modelHash + report.facesHash);
  return run / "sharpness" /
         (report.weights + "-" + report.modelHash.substr(0, 8) + "_faces" + std::to_string(report.faces) + "_seed" +
          std::to_string(report.seed) + "_" + recipe.substr(0, 8) + ".json");
}

std::string sharpnessText(const SharpnessReport& report) {
  SharpnessReport copy = report;
  return written(copy).dump(2, ' ', false, SharpnessJson::error_handler_t::replace) + "\n";
}

void saveSharpness(const std::filesystem::path& file, const SharpnessReport& report) {
  std::error_code fault;
  std::filesystem::create_directories(file.parent_path(), fault);
  if (fault) throw IoError(file.parent_path().string() + ": cannot make this folder: " + fault.message());
  saveFile(file, sharpnessText(report));
}

SharpnessReport readSharpness(const std::filesystem::path& file) {
  const std::string text = loadFile(file);
  try {
    SharpnessReport report;
    readInto(SharpnessJson::parse(text), report);
    return report;
  } catch (const std::exception& fault) {
    throw InputError(file.string() + ": not a sharpness report of this program (" + fault.what() +
                     "); delete it and measure again");
  }
}

std::vector<std::filesystem::path> sharpnessFiles(const std::filesystem::path& run) {
  std::vector<std::filesystem::path> files;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(run / "sharpness", none))
    if (entry.path().extension() == ".json" && entry.path().filename().string()[0] != '.') files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace gacfas
