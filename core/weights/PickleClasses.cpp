#include "core/weights/PickleClasses.h"

#include <map>
#include <string>

namespace gacfas {

namespace {

using Roles = std::map<std::string_view, PickleRole>;

const Roles& knownClasses() {
  static const Roles roles{
      {"collections.OrderedDict", PickleRole::Dict},
      {"collections.defaultdict", PickleRole::Dict},
      {"collections.Counter", PickleRole::Dict},
      {"builtins.dict", PickleRole::Dict},
      {"__builtin__.dict", PickleRole::Dict},
      {"easydict.EasyDict", PickleRole::Dict},
      {"torch._utils._rebuild_tensor", PickleRole::RebuildTensor},
      {"torch._utils._rebuild_tensor_v2", PickleRole::RebuildTensor},
      {"torch._utils._rebuild_parameter", PickleRole::Parameter},
      {"torch._utils._rebuild_parameter_with_state", PickleRole::Parameter},
      {"torch.nn.parameter.Parameter", PickleRole::Parameter},
      {"torch.autograd.variable.Variable", PickleRole::Parameter},
      {"torch._utils._rebuild_sparse_tensor", PickleRole::NotDense},
      {"torch._utils._rebuild_sparse_csr_tensor", PickleRole::NotDense},
      {"torch._utils._rebuild_nested_tensor", PickleRole::NotDense},
      {"torch._utils._rebuild_qtensor", PickleRole::NotDense},
      {"torch._utils._rebuild_meta_tensor_no_storage", PickleRole::NotDense},
      {"torch.Size", PickleRole::Inert},
      {"torch.device", PickleRole::Inert},
      {"torch.serialization._get_layout", PickleRole::Inert},
      {"argparse.Namespace", PickleRole::Inert},
      {"types.SimpleNamespace", PickleRole::Inert},
      {"pathlib.PosixPath", PickleRole::Inert},
      {"pathlib.WindowsPath", PickleRole::Inert},
      {"builtins.set", PickleRole::Inert},
      {"__builtin__.set", PickleRole::Inert},
      {"_codecs.encode", PickleRole::Inert},
      {"numpy.dtype", PickleRole::Inert},
      {"numpy.ndarray", PickleRole::Inert},
      {"numpy.core.multiarray.scalar", PickleRole::Inert},
      {"numpy.core.multiarray._reconstruct", PickleRole::Inert},
      {"numpy._core.multiarray.scalar", PickleRole::Inert},
      {"numpy._core.multiarray._reconstruct", PickleRole::Inert},
      {"torch.optim.sgd.SGD", PickleRole::Inert},
      {"torch.optim.adam.Adam", PickleRole::Inert},
      {"torch.optim.adamw.AdamW", PickleRole::Inert},
      {"torch.optim.rmsprop.RMSprop", PickleRole::Inert},
      {"torch.optim.lr_scheduler.StepLR", PickleRole::Inert},
      {"torch.optim.lr_scheduler.MultiStepLR", PickleRole::Inert},
      {"torch.optim.lr_scheduler.ExponentialLR", PickleRole::Inert},
      {"torch.optim.lr_scheduler.CosineAnnealingLR", PickleRole::Inert},
      {"torch.optim.lr_scheduler.ReduceLROnPlateau", PickleRole::Inert},
  };
  return roles;
}

/// "Float" of "torch.FloatStorage" or "torch.cuda.FloatStorage", empty when the name is of another form.
std::string_view elementName(std::string_view name, std::string_view ending) {
  if (!name.starts_with("torch.") || !name.ends_with(ending)) return {};
  name.remove_prefix(name.starts_with("torch.cuda.") ? 11 : 6);
  name.remove_suffix(std::min(ending.size(), name.size()));
  return name;
}

std::optional<torch::ScalarType> elementType(std::string_view name) {
  static const std::map<std::string_view, torch::ScalarType> types{
      {"Double", torch::kFloat64},    {"Float", torch::kFloat32}, {"Half", torch::kFloat16},
      {"BFloat16", torch::kBFloat16}, {"Long", torch::kInt64},    {"Int", torch::kInt32},
      {"Short", torch::kInt16},       {"Char", torch::kInt8},     {"Byte", torch::kUInt8},
      {"Bool", torch::kBool}};
  const auto found = types.find(name);
  return found == types.end() ? std::nullopt : std::optional(found->second);
}

bool isElementTypeObject(std::string_view name) {
  static const std::map<std::string_view, bool> names{
      {"torch.float64", true}, {"torch.float32", true}, {"torch.float16", true}, {"torch.bfloat16", true},
      {"torch.int64", true},   {"torch.int32", true},   {"torch.int16", true},   {"torch.int8", true},
      {"torch.uint8", true},   {"torch.bool", true}};
  return names.contains(name);
}

}  // namespace

std::optional<PickleRole> pickleRole(std::string_view name) {
  const auto found = knownClasses().find(name);
  if (found != knownClasses().end()) return found->second;
  if (storageType(name)) return PickleRole::StorageType;
  if (elementType(elementName(name, "Tensor"))) return PickleRole::EmptyTensor;
  if (isElementTypeObject(name)) return PickleRole::Inert;
  return std::nullopt;
}

std::optional<torch::ScalarType> storageType(std::string_view name) {
  return elementType(elementName(name, "Storage"));
}

}  // namespace gacfas
