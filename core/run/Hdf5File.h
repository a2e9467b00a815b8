#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace gacfas {

/// The HDF5 library serves one thread at a time: whoever has a file open keeps the others waiting.
class Hdf5Turn {
public:
  Hdf5Turn();

private:
  std::unique_lock<std::recursive_mutex> lock_;
};

/// A HDF5 file in the making. It is built in memory and goes to disk through AtomicFile: HDF5 itself leaves a
/// torn file behind when the disk is full or the program dies. Objects carry no time stamps: same content,
/// same bytes. Object names are paths ("xdirection/0"); missing groups are made. T is float, double or
/// uint8_t.
class Hdf5Writer {
public:
  Hdf5Writer();
  ~Hdf5Writer();
  Hdf5Writer(const Hdf5Writer&) = delete;
  Hdf5Writer& operator=(const Hdf5Writer&) = delete;

  template <class T>
  void write(const std::string& name, const std::vector<int64_t>& shape, const T* values);
  /// A scalar string as h5py writes it: variable length, UTF-8.
  void writeText(const std::string& name, const std::string& text);
  /// Of the file's root.
  void setAttribute(const std::string& name, const std::string& text);
  /// Throws IoError.
  void save(const std::filesystem::path& path);

private:
  Hdf5Turn turn_;
  int64_t file_;
};

/// A HDF5 file to read. Every error is an InputError (IoError: no such file) that names file and object.
class Hdf5Reader {
public:
  explicit Hdf5Reader(std::filesystem::path path);
  ~Hdf5Reader();
  Hdf5Reader(const Hdf5Reader&) = delete;
  Hdf5Reader& operator=(const Hdf5Reader&) = delete;

  bool has(const std::string& name) const;
  /// Number of objects in a group.
  size_t entries(const std::string& group) const;
  std::vector<int64_t> shape(const std::string& name) const;
  /// All values of a dataset of numbers, converted to T.
  template <class T>
  std::vector<T> read(const std::string& name) const;
  /// Text attributes of the file's root; others are left out.
  std::map<std::string, std::string> attributes() const;
  [[noreturn]] void fail(const std::string& what) const;

private:
  Hdf5Turn turn_;
  std::filesystem::path path_;
  int64_t file_;
};

/// "[64, 3, 7, 7]"
std::string shapeText(const std::vector<int64_t>& shape);

}  // namespace gacfas
