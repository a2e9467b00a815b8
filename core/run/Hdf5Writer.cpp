#include "core/io/AtomicFile.h"
#include "core/run/Hdf5File.h"
#include "core/run/Hdf5Id.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

/// In memory only a lack of memory can go wrong here.
void require(bool ok, const std::string& name) {
  if (!ok) throw Error("HDF5 could not store " + name + " in memory");
}

Hdf5Id makeDataset(hid_t file, const std::string& name, hid_t type, hid_t space) {
  const Hdf5Id links(H5Pcreate(H5P_LINK_CREATE), H5Pclose);
  H5Pset_create_intermediate_group(links, 1);
  const Hdf5Id creation(H5Pcreate(H5P_DATASET_CREATE), H5Pclose);
  H5Pset_obj_track_times(creation, false);
  return {H5Dcreate2(file, name.c_str(), type, space, links, creation, H5P_DEFAULT), H5Dclose};
}

Hdf5Id textType() {
  const hid_t type = H5Tcopy(H5T_C_S1);
  H5Tset_size(type, H5T_VARIABLE);
  H5Tset_cset(type, H5T_CSET_UTF8);
  return {type, H5Tclose};
}

}  // namespace

Hdf5Writer::Hdf5Writer() : file_(-1) {
  silenceHdf5();
  constexpr size_t kGrowth = size_t{1} << 20;
  const Hdf5Id access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
  H5Pset_fapl_core(access, kGrowth, /*backing_store=*/false);
  const Hdf5Id creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose);
  H5Pset_obj_track_times(creation, false);
  file_ = H5Fcreate("in memory", H5F_ACC_TRUNC, creation, access);
  require(file_ >= 0, "a new file");
}

Hdf5Writer::~Hdf5Writer() {
  if (file_ >= 0) H5Fclose(file_);
}

template <class T>
void Hdf5Writer::write(const std::string& name, const std::vector<int64_t>& shape, const T* values) {
  const std::vector<hsize_t> extent(shape.begin(), shape.end());
  const Hdf5Id space(H5Screate_simple(static_cast<int>(extent.size()), extent.data(), nullptr), H5Sclose);
  const Hdf5Id dataset = makeDataset(file_, name, hdf5Type<T>(), space);
  require(dataset.valid() && H5Dwrite(dataset, hdf5Type<T>(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values) >= 0,
          name);
}
template void Hdf5Writer::write(const std::string&, const std::vector<int64_t>&, const float*);
template void Hdf5Writer::write(const std::string&, const std::vector<int64_t>&, const double*);
template void Hdf5Writer::write(const std::string&, const std::vector<int64_t>&, const uint8_t*);

void Hdf5Writer::writeText(const std::string& name, const std::string& text) {
  const Hdf5Id type = textType(), space(H5Screate(H5S_SCALAR), H5Sclose);
  const Hdf5Id dataset = makeDataset(file_, name, type, space);
  const char* const pointer = text.c_str();
  require(dataset.valid() && H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, &pointer) >= 0, name);
}

void Hdf5Writer::setAttribute(const std::string& name, const std::string& text) {
  const Hdf5Id type = textType(), space(H5Screate(H5S_SCALAR), H5Sclose);
  const Hdf5Id attribute(H5Acreate2(file_, name.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose);
  const char* const pointer = text.c_str();
  require(attribute.valid() && H5Awrite(attribute, type, &pointer) >= 0, name);
}

void Hdf5Writer::save(const std::filesystem::path& path) {
  require(H5Fflush(file_, H5F_SCOPE_GLOBAL) >= 0, "the file");
  const ssize_t size = H5Fget_file_image(file_, nullptr, 0);
  require(size > 0, "the file");
  std::string image(static_cast<size_t>(size), '\0');
  require(H5Fget_file_image(file_, image.data(), image.size()) == size, "the file");
  saveFile(path, image);
}

}  // namespace gacfas
