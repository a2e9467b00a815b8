#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace gacfas {

/// Base of every error this project throws on purpose. Its text is one message for the user: it names the file,
/// the line or key, and what to do. Programs turn it into exit code 1 unless a subclass says otherwise.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The user's input is at fault: command line, config, dataset, image, weights, score file. Exit code 2.
class InputError : public Error {
 public:
  using Error::Error;
};

/// A file could not be written or read whole: disk full, no permission, missing folder.
class IoError : public Error {
 public:
  using Error::Error;
};

/// The device cannot do the work: CUDA asked and absent, out of memory.
class DeviceError : public Error {
 public:
  using Error::Error;
};

/// Work ended early because its stop token asked for it; nothing is wrong.
class Cancelled : public Error {
 public:
  Cancelled() : Error("stopped on request") {}
};

}  // namespace gacfas
