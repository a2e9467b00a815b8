#include "core/run/LandscapeDirections.h"

#include <algorithm>

#include "core/io/Hash.h"
#include "core/run/Hdf5File.h"

namespace gacfas {

namespace {

/// Float32 values in the order of the shape, whatever the layout and device were.
torch::Tensor plain(const torch::Tensor& tensor) {
  return tensor.detach().to(torch::kCPU, torch::kFloat32).contiguous();
}

void saveAxis(Hdf5Writer& file, const std::string& group, const TensorList& axis) {
  for (size_t i = 0; i < axis.size(); ++i) {
    const torch::Tensor values = plain(axis[i]);
    file.write(group + "/" + std::to_string(i), values.sizes().vec(), values.data_ptr<float>());
  }
}

torch::Tensor loadTensor(const Hdf5Reader& file, const std::string& dataset, const std::string& parameter,
                         const std::vector<int64_t>& expected) {
  const std::vector<int64_t> found = file.shape(dataset);
  if (found != expected)
    file.fail("dataset " + dataset + " has the shape " + shapeText(found) + ", but " + parameter + " has " +
              shapeText(expected));
  std::vector<float> values = file.read<float>(dataset);
  return torch::tensor(values, torch::kFloat32).reshape(expected);
}

/// The head that torchvision's ResNet-18 brings along and the authors' network never uses.
void requireUnusedHead(const Hdf5Reader& file, const std::string& group, size_t place, int64_t features) {
  constexpr int64_t kImageNetClasses = 1000;
  const std::vector<std::vector<int64_t>> shapes{{kImageNetClasses, features}, {kImageNetClasses}};
  for (size_t i = 0; i < shapes.size(); ++i) {
    const std::string dataset = group + "/" + std::to_string(place + i);
    const std::vector<int64_t> found = file.shape(dataset);
    if (found != shapes[i])
      file.fail("dataset " + dataset + " has the shape " + shapeText(found) +
                ", but the unused head's model.fc." + (i == 0 ? "weight" : "bias") + " has " +
                shapeText(shapes[i]));
  }
}

TensorList loadTensors(const Hdf5Reader& file, const std::string& group, const NamedTensors& tensors) {
  TensorList axis;
  for (size_t i = 0; i < tensors.size(); ++i)
    axis.push_back(loadTensor(file, group + "/" + std::to_string(i), tensors[i].first,
                              tensors[i].second.sizes().vec()));
  return axis;
}

/// For each of the states its place in a torch state_dict, where a batch norm's statistics and its counter of batches stand behind
/// its parameters; the last one is the number of entries.
std::vector<size_t> placesInStateDict(const NamedTensors& parameters, const NamedTensors& states, size_t unused) {
  std::vector<size_t> places(states.size() + 1);
  const auto placeOf = [&](const std::string& name) -> size_t& {
    const auto found = std::find_if(states.begin(), states.end(), [&](const auto& state) { return state.first == name; });
    return places[static_cast<size_t>(found - states.begin())];
  };
  size_t place = 0;
  for (const auto& [name, tensor] : parameters) {
    if (name == parameters.back().first) place += unused;
    placeOf(name) = place++;
    if (!name.ends_with(".bias")) continue;
    const std::string norm = name.substr(0, name.size() - 4);
    placeOf(norm + "running_mean") = place++;
    placeOf(norm + "running_var") = place++;
    ++place;
  }
  places.back() = place;
  return places;
}

/// Axes over states that a Python program wrote; empty where the group has another number of tensors.
TensorList loadStateDict(const Hdf5Reader& file, const std::string& group, const NamedTensors& parameters,
                         const NamedTensors& states) {
  for (const size_t unused : {0, 2}) {
    const std::vector<size_t> places = placesInStateDict(parameters, states, unused);
    if (file.entries(group) != places.back()) continue;
    if (unused > 0) requireUnusedHead(file, group, places.back() - 1 - unused, parameters.back().second.size(1));
    TensorList axis;
    for (size_t i = 0; i < states.size(); ++i)
      axis.push_back(loadTensor(file, group + "/" + std::to_string(places[i]), states[i].first, states[i].second.sizes().vec()));
    return axis;
  }
  return {};
}

TensorList loadAxis(const Hdf5Reader& file, const std::string& group, const NamedTensors& parameters,
                    const NamedTensors& states) {
  if (!states.empty() && file.entries(group) == states.size()) return loadTensors(file, group, states);
  if (!states.empty())
    if (TensorList axis = loadStateDict(file, group, parameters, states); !axis.empty()) return axis;
  constexpr size_t kUnused = 2;
  const size_t count = parameters.size(), found = file.entries(group), head = count - 1;
  if (found != count && found != count + kUnused)
    file.fail("group " + group + " has " + std::to_string(found) + " tensors, but this network has " +
              std::to_string(count) + " (" + std::to_string(count + kUnused) +
              " with the unused head model.fc)");
  if (found != count) requireUnusedHead(file, group, head, parameters.back().second.size(1));
  TensorList axis;
  for (size_t i = 0; i < count; ++i) {
    const size_t place = i == head ? found - 1 : i;
    axis.push_back(loadTensor(file, group + "/" + std::to_string(place), parameters[i].first,
                              parameters[i].second.sizes().vec()));
  }
  return axis;
}

}  // namespace

void saveDirections(const std::filesystem::path& path, const Plane& plane,
                    const std::map<std::string, std::string>& attributes) {
  Hdf5Writer file;
  for (const auto& [name, text] : attributes) file.setAttribute(name, text);
  saveAxis(file, "xdirection", plane.x);
  if (!plane.y.empty()) saveAxis(file, "ydirection", plane.y);
  file.save(path);
}

std::map<std::string, std::string> directionAttributes(const std::filesystem::path& path) {
  return Hdf5Reader(path).attributes();
}

Plane loadDirections(const std::filesystem::path& path, const NamedTensors& parameters,
                     const NamedTensors& states) {
  const Hdf5Reader file(path);
  Plane plane{loadAxis(file, "xdirection", parameters, states), {}};
  if (file.has("ydirection")) plane.y = loadAxis(file, "ydirection", parameters, states);
  return plane;
}

std::string directionsHash(const Plane& plane) {
  Sha256 hash;
  for (const TensorList* axis : {&plane.x, &plane.y}) {
    for (const torch::Tensor& tensor : *axis) {
      const torch::Tensor values = plain(tensor);
      hash.add(shapeText(values.sizes().vec()));
      hash.add(values.data_ptr(), values.nbytes());
    }
  }
  return hash.hex();
}

}  // namespace gacfas
