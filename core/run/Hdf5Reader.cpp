#include <memory>
#include <numeric>

#include "core/run/Hdf5File.h"
#include "core/run/Hdf5Id.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

Hdf5Id openDataset(hid_t file, const std::string& name) {
  return {H5Dopen2(file, name.c_str(), H5P_DEFAULT), H5Dclose};
}

std::vector<int64_t> extentOf(hid_t dataset) {
  const Hdf5Id space(H5Dget_space(dataset), H5Sclose);
  const int rank = H5Sget_simple_extent_ndims(space);
  std::vector<hsize_t> extent(static_cast<size_t>(std::max(rank, 0)));
  H5Sget_simple_extent_dims(space, extent.data(), nullptr);
  return {extent.begin(), extent.end()};
}

bool holdsNumbers(hid_t dataset) {
  const Hdf5Id type(H5Dget_type(dataset), H5Tclose);
  const H5T_class_t kind = H5Tget_class(type);
  return kind == H5T_FLOAT || kind == H5T_INTEGER;
}

/// Adds one attribute to the map when it is a scalar text of variable length.
herr_t addText(hid_t location, const char* name, const H5A_info_t*, void* map) {
  const Hdf5Id attribute(H5Aopen(location, name, H5P_DEFAULT), H5Aclose);
  const Hdf5Id type(H5Aget_type(attribute), H5Tclose), space(H5Aget_space(attribute), H5Sclose);
  if (H5Tis_variable_str(type) <= 0 || H5Sget_simple_extent_npoints(space) != 1) return 0;
  const Hdf5Id memory(H5Tcopy(type), H5Tclose);
  char* text = nullptr;
  if (H5Aread(attribute, memory, &text) < 0 || text == nullptr) return 0;
  static_cast<std::map<std::string, std::string>*>(map)->emplace(name, text);
  H5free_memory(text);
  return 0;
}

std::recursive_mutex& hdf5Mutex() {
  static std::recursive_mutex mutex;
  return mutex;
}

}  // namespace

Hdf5Turn::Hdf5Turn() : lock_(hdf5Mutex()) {}

std::string shapeText(const std::vector<int64_t>& shape) {
  std::string text = "[";
  for (size_t i = 0; i < shape.size(); ++i) text += (i > 0 ? ", " : "") + std::to_string(shape[i]);
  return text + "]";
}

Hdf5Reader::Hdf5Reader(std::filesystem::path path) : path_(std::move(path)), file_(-1) {
  silenceHdf5();
  std::error_code ignored;
  if (!std::filesystem::exists(path_, ignored))
    throw IoError("cannot read " + path_.string() + ": no such file");
  file_ = H5Fopen(path_.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
  if (file_ < 0) fail("not a readable HDF5 file (damaged, cut off, or of another kind)");
}

Hdf5Reader::~Hdf5Reader() {
  if (file_ >= 0) H5Fclose(file_);
}

void Hdf5Reader::fail(const std::string& what) const {
  throw InputError(path_.string() + ": " + what);
}

bool Hdf5Reader::has(const std::string& name) const {
  for (size_t end = name.find('/'); end != std::string::npos; end = name.find('/', end + 1))
    if (H5Lexists(file_, name.substr(0, end).c_str(), H5P_DEFAULT) <= 0) return false;
  return H5Lexists(file_, name.c_str(), H5P_DEFAULT) > 0;
}

size_t Hdf5Reader::entries(const std::string& group) const {
  const Hdf5Id id(has(group) ? H5Gopen2(file_, group.c_str(), H5P_DEFAULT) : -1, H5Gclose);
  H5G_info_t info{};
  if (!id.valid() || H5Gget_info(id, &info) < 0) fail("there is no group " + group);
  return info.nlinks;
}

std::vector<int64_t> Hdf5Reader::shape(const std::string& name) const {
  const Hdf5Id dataset = openDataset(file_, name);
  if (!dataset.valid()) fail("there is no dataset " + name);
  return extentOf(dataset);
}

template <class T>
std::vector<T> Hdf5Reader::read(const std::string& name) const {
  const Hdf5Id dataset = openDataset(file_, name);
  if (!dataset.valid()) fail("there is no dataset " + name);
  if (!holdsNumbers(dataset)) fail("dataset " + name + " does not hold numbers");
  const std::vector<int64_t> extent = extentOf(dataset);
  std::vector<T> values(
      std::accumulate(extent.begin(), extent.end(), size_t{1},
                      [](size_t count, int64_t side) { return count * static_cast<size_t>(side); }));
  if (H5Dread(dataset, hdf5Type<T>(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()) < 0)
    fail("dataset " + name + " is damaged");
  return values;
}
template std::vector<float> Hdf5Reader::read(const std::string&) const;
template std::vector<double> Hdf5Reader::read(const std::string&) const;
template std::vector<uint8_t> Hdf5Reader::read(const std::string&) const;

std::map<std::string, std::string> Hdf5Reader::attributes() const {
  std::map<std::string, std::string> texts;
  H5Aiterate2(file_, H5_INDEX_NAME, H5_ITER_INC, nullptr, addText, &texts);
  return texts;
}

}  // namespace gacfas
