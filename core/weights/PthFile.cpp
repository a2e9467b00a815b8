#include "core/weights/PthFile.h"

#include <algorithm>
#include <map>
#include <string>

#include "core/types/Error.h"
#include "core/weights/DataType.h"
#include "core/weights/FileReader.h"
#include "core/weights/PickleReader.h"
#include "core/weights/PthTensors.h"
#include "core/weights/ZipArchive.h"

namespace gacfas {

using Kind = PickleValue::Kind;

namespace {

void checkStorageBytes(uint64_t present, const torch::Tensor& to) {
  if (present == to.nbytes()) return;
  throw InputError("its storage has " + countBytes(present) + " in the file, " + countBytes(to.nbytes()) +
                   " are needed");
}

NamedTensors readZip(const ZipArchive& archive, uint64_t fileBytes) {
  const std::string folder = archive.folderOfPickle() + "/";
  if (archive.has(folder + "constants.pkl")) {
    throw InputError("a TorchScript program, not weights; in Python, save its state_dict()");
  }
  if (archive.has(folder + "byteorder") && archive.size(folder + "byteorder") < 16 &&
      archive.readText(folder + "byteorder") != "little") {
    throw InputError("written by a big-endian machine, which is not supported");
  }
  if (archive.size(folder + "data.pkl") > longestPickle)
    throw InputError("its data.pkl is longer than 16 MiB");
  const std::string pickle = archive.readText(folder + "data.pkl");
  PickleArena arena;
  PickleReader reader(pickle, arena);
  const PickleValue& checkpoint = reader.read();
  return loadTensors(findStateDict(checkpoint), fileBytes, [&](const StorageRef& storage, torch::Tensor& to) {
    const std::string entry = folder + "data/" + storage.key;
    if (!archive.has(entry)) throw InputError("its storage " + inQuotes(entry) + " is missing in the file");
    checkStorageBytes(archive.size(entry), to);
    archive.read(entry, to.data_ptr());
  });
}

/// Where the legacy format keeps a storage's raw elements.
struct LegacyStorage {
  uint64_t offset = 0;
  uint64_t elements = 0;
};

void checkLegacyStart(PickleReader& reader) {
  const std::string magic("\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 10);
  const PickleValue& found = reader.read();
  if (found.kind != Kind::Text || found.text != magic)
    throw InputError("a pickle, but not one of torch.save");
  const PickleValue& protocol = reader.read();
  if (protocol.kind != Kind::Integer || protocol.integer != 1001)
    throw InputError("an unknown version of torch.save's format");
  const PickleValue* little = findKey(reader.read(), "little_endian");
  if (!little || little->kind != Kind::Bool || little->integer != 1) {
    throw InputError("not marked as written by a little-endian machine, others are not supported");
  }
}

/// Element size of every storage that the pickles mention, tensors of the optimiser included.
std::map<std::string, size_t> elementBytes(const PickleArena& arena) {
  std::map<std::string, size_t> bytes;
  for (const PickleValue& value : arena.values()) {
    if (value.kind != Kind::Storage) continue;
    const auto& [key, type, elements] = *value.storage;
    const size_t size = c10::elementSize(type);
    if (bytes.emplace(key, size).first->second != size)
      throw InputError("storage " + inQuotes(key) + " is described in two ways");
  }
  return bytes;
}

/// After the pickles: for each key in turn the number of elements (int64) and the elements. Their size is
/// known from the tensors only.
std::map<std::string, LegacyStorage> locateStorages(FileReader& file, uint64_t cursor,
                                                    const PickleValue& keys,
                                                    const std::map<std::string, size_t>& sizes) {
  if (keys.kind != Kind::List) throw InputError("its list of storages is " + describeKind(keys));
  std::map<std::string, LegacyStorage> storages;
  for (const PickleValue* key : keys.items) {
    const auto bytes = key->kind == Kind::Text ? sizes.find(key->text) : sizes.end();
    if (bytes == sizes.end()) throw InputError("it holds a storage that no tensor uses");
    uint64_t elements = 0;
    if (file.size() - cursor < sizeof elements) throw InputError("truncated: storages are missing");
    file.readAt(cursor, &elements, sizeof elements);
    cursor += sizeof elements;
    const uint64_t left = file.size() - cursor;
    if (elements > left / bytes->second)
      throw InputError("truncated: storage " + inQuotes(key->text) + " of " + std::to_string(elements) +
                       " elements is not whole");
    if (!storages.emplace(key->text, LegacyStorage{cursor, elements}).second)
      throw InputError("storage " + inQuotes(key->text) + " appears twice");
    cursor += elements * bytes->second;
  }
  if (cursor != file.size())
    throw InputError("damaged: " + countBytes(file.size() - cursor) + " too many after the last storage");
  return storages;
}

NamedTensors readLegacy(FileReader& file) {
  // The pickles lie one behind the other in front of the storages; their common length is not written
  // anywhere.
  const std::string start = file.readText(0, std::min<uint64_t>(file.size(), longestPickle));
  PickleArena arena;
  PickleReader reader(start, arena);
  checkLegacyStart(reader);
  const PickleValue& checkpoint = reader.read();
  const PickleValue& keys = reader.read();
  const auto storages = locateStorages(file, reader.position(), keys, elementBytes(arena));
  return loadTensors(findStateDict(checkpoint), file.size(),
                     [&](const StorageRef& wanted, torch::Tensor& to) {
                       const auto found = storages.find(wanted.key);
                       if (found == storages.end())
                         throw InputError("its storage " + inQuotes(wanted.key) + " is missing in the file");
                       checkStorageBytes(found->second.elements * to.element_size(), to);
                       file.readAt(found->second.offset, to.data_ptr(), to.nbytes());
                     });
}

}  // namespace

TensorFile readPth(const std::filesystem::path& path) {
  FileReader file(path);
  const std::string magic = file.readText(0, std::min<uint64_t>(file.size(), 2));
  try {
    if (magic == "PK") return {readZip(ZipArchive(path, file.size()), file.size()), {}};
    return {readLegacy(file), {}};
  } catch (const InputError& error) {
    file.refuse(error.what());
  }
}

}  // namespace gacfas
