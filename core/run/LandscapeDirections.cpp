#include "core/run/LandscapeDirections.h"

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

TensorList loadAxis(const Hdf5Reader& file, const std::string& group, const NamedTensors& parameters,
                    const NamedTensors& states) {
  if (!states.empty() && file.entries(group) == states.size()) return loadTensors(file, group, states);
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

void saveDirections(const std::filesystem::path& path, const Plane& plane) {
  Hdf5Writer file;
  saveAxis(file, "xdirection", plane.x);
  if (!plane.y.empty()) saveAxis(file, "ydirection", plane.y);
  file.save(path);
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
