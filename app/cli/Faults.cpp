#include "app/cli/Faults.h"

#include <exception>
#include <filesystem>
#include <iostream>
#include <new>
#include <string>

#include "core/types/Error.h"

namespace gacfas::cli {

namespace {

int report(const std::string& message, int code) {
  std::cerr << "gacfas: " << message << std::endl;
  return code;
}

/// LibTorch's texts go on with a stack trace after their first line.
std::string firstLine(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

}  // namespace

int reportFault() {
  try {
    throw;
  } catch (const InputError& fault) {
    return report(fault.what(), kBadInput);
  } catch (const Error& fault) {
    return report(fault.what(), kFailed);
  } catch (const std::filesystem::filesystem_error& fault) {
    return report(fault.path1().string() + ": " + fault.code().message(), kFailed);
  } catch (const std::bad_alloc&) {
    return report("out of memory", kFailed);
  } catch (const std::exception& fault) {
    return report("this should not have happened: " + firstLine(fault.what()), kFailed);
  }
}

}  // namespace gacfas::cli
