#pragma once

#include <hdf5.h>

#include <string>
#include <utility>
#include <vector>

namespace gacfas::test {

/// Datasets of a surface file as another program leaves it: name, shape and values, through HDF5's own calls.
struct ReferenceDataset {
  std::string name;
  std::vector<hsize_t> shape;
  std::vector<double> values;
};

inline void writeReferenceSurface(const std::string& path, const std::vector<ReferenceDataset>& datasets) {
  const hid_t file = H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
  for (const auto& [name, shape, values] : datasets) {
    const hid_t space = H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr);
    const hid_t dataset = H5Dcreate2(file, name.c_str(), H5T_IEEE_F64LE, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    H5Dwrite(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
    H5Dclose(dataset);
    H5Sclose(space);
  }
  H5Fclose(file);
}

}  // namespace gacfas::test
