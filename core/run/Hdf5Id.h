#pragma once

#include <hdf5.h>

#include <utility>

namespace gacfas {

/// An HDF5 identifier that closes itself.
class Hdf5Id {
public:
  Hdf5Id(hid_t id, herr_t (*close)(hid_t)) : id_(id), close_(close) {}
  ~Hdf5Id() {
    if (id_ >= 0) close_(id_);
  }
  Hdf5Id(const Hdf5Id&) = delete;
  Hdf5Id& operator=(const Hdf5Id&) = delete;
  operator hid_t() const { return id_; }
  bool valid() const { return id_ >= 0; }

private:
  hid_t id_;
  herr_t (*close_)(hid_t);
};

/// HDF5 prints its error stack by default; our messages replace it.
inline void silenceHdf5() {
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

template <class T>
hid_t hdf5Type();
template <>
inline hid_t hdf5Type<float>() {
  return H5T_NATIVE_FLOAT;
}
template <>
inline hid_t hdf5Type<double>() {
  return H5T_NATIVE_DOUBLE;
}
template <>
inline hid_t hdf5Type<uint8_t>() {
  return H5T_NATIVE_UINT8;
}

}  // namespace gacfas
