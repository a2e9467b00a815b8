#include "core/weights/SafetensorsHeader.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>

#include "core/types/Error.h"
#include "core/weights/DataType.h"
#include "core/weights/FileReader.h"

namespace gacfas {

namespace {


/// Follows the one structure a header may have and stops at the first event that leaves it, so that nothing
/// (depth, width, repeated keys) can grow beyond what a real header needs.
class HeaderHandler : public nlohmann::json_sax<nlohmann::json> {
public:
  SafetensorsHeader header;
  std::string fault;

  bool null() override { return unexpected("null"); }
  bool boolean(bool) override { return unexpected("true or false"); }
  bool number_integer(int64_t) override { return unexpected("a negative number"); }
  bool number_float(double, const std::string&) override { return unexpected("a number that is not whole"); }
  bool binary(binary_t&) override { return unexpected("binary data"); }

  bool number_unsigned(uint64_t value) override {
    if (place_ == Place::Shape) return addExtent(value);
    if (place_ != Place::Offsets) return unexpected("a number");
    offsets_.push_back(value);
    return offsets_.size() <= 2 || fail(tensorText() + "'data_offsets' has more than two numbers");
  }

  bool string(std::string& value) override {
    if (place_ == Place::MetadataValue) {
      header.metadata[key_] = value;
      return moveTo(Place::Metadata);
    }
    if (place_ != Place::Type) return unexpected("text");
    const auto type = dataTypeFromName(value);
    if (!type) return fail(tensorText() + "element type " + inQuotes(value) + " is not known");
    entry().type = *type;
    return moveTo(Place::Fields);
  }

  bool start_object(size_t) override {
    if (place_ == Place::Start) return moveTo(Place::Names);
    if (place_ == Place::Tensor) return moveTo(Place::Fields);
    if (place_ == Place::MetadataStart) return moveTo(Place::Metadata);
    return unexpected("an object");
  }

  bool end_object() override {
    if (place_ == Place::Fields) {
      if (fields_.size() != 3) return fail(tensorText() + "needs 'dtype', 'shape' and 'data_offsets'");
      entry().begin = offsets_[0];
      entry().end = offsets_[1];
    }
    return moveTo(place_ == Place::Names ? Place::End : Place::Names);
  }

  bool start_array(size_t) override {
    if (place_ == Place::ShapeStart) return moveTo(Place::Shape);
    if (place_ == Place::OffsetsStart) return moveTo(Place::Offsets);
    return unexpected("a list");
  }

  bool end_array() override {
    if (place_ == Place::Offsets && offsets_.size() != 2) {
      return fail(tensorText() + "'data_offsets' needs two numbers");
    }
    return moveTo(Place::Fields);
  }

  bool key(std::string& name) override {
    if (place_ == Place::Fields) return startField(name);
    if (!(place_ == Place::Names ? names_ : metadataKeys_).insert(name).second) {
      return fail("header: the name " + inQuotes(name) + " appears twice");
    }
    key_ = name;
    if (place_ == Place::Metadata) return moveTo(Place::MetadataValue);
    if (name == "__metadata__") return moveTo(Place::MetadataStart);
    header.tensors.emplace_back().name = name;
    fields_.clear();
    offsets_.clear();
    return moveTo(Place::Tensor);
  }

  bool parse_error(size_t position, const std::string&, const nlohmann::detail::exception&) override {
    return fail("header is not valid JSON at its byte " + std::to_string(position));
  }

private:
  enum class Place {
    Start,
    Names,
    Tensor,
    Fields,
    Type,
    ShapeStart,
    Shape,
    OffsetsStart,
    Offsets,
    MetadataStart,
    Metadata,
    MetadataValue,
    End
  };

  SafetensorsEntry& entry() { return header.tensors.back(); }
  std::string tensorText() { return "tensor " + inQuotes(entry().name) + ": "; }

  bool moveTo(Place place) {
    place_ = place;
    return true;
  }

  bool fail(const std::string& text) {
    fault = text;
    return false;
  }

  bool unexpected(const std::string& found) {
    switch (place_) {
      case Place::Start:
        return fail("header is not a JSON object but " + found);
      case Place::MetadataStart:
      case Place::MetadataValue:
        return fail("header: '__metadata__' may hold text only, found " + found);
      case Place::Tensor:
        return fail(tensorText() + "described by " + found + ", an object was expected");
      case Place::Type:
        return fail(tensorText() + "'dtype' is " + found + ", text was expected");
      case Place::ShapeStart:
      case Place::Shape:
        return fail(tensorText() + "'shape' must be a list of whole numbers, found " + found);
      default:
        return fail(tensorText() + "'data_offsets' must be two whole numbers, found " + found);
    }
  }

  bool addExtent(uint64_t extent) {
    if (extent > static_cast<uint64_t>(std::numeric_limits<int64_t>::max())) {
      return fail(tensorText() + "an extent of " + std::to_string(extent) + " is too large");
    }
    entry().shape.push_back(static_cast<int64_t>(extent));
    return entry().shape.size() <= mostDimensions || fail(tensorText() + "has more than 64 dimensions");
  }

  bool startField(const std::string& name) {
    if (!fields_.insert(name).second) return fail(tensorText() + inQuotes(name) + " appears twice");
    if (name == "dtype") return moveTo(Place::Type);
    if (name == "shape") return moveTo(Place::ShapeStart);
    if (name == "data_offsets") return moveTo(Place::OffsetsStart);
    return fail(tensorText() + "has an unknown field " + inQuotes(name));
  }

  Place place_ = Place::Start;
  std::string key_;
  std::set<std::string> names_, metadataKeys_, fields_;
  std::vector<uint64_t> offsets_;
};

void checkBytes(const SafetensorsEntry& entry) {
  const std::string tensor = "tensor " + inQuotes(entry.name) + ": ";
  const auto elements = countElements(entry.shape);
  const auto bytes = elements ? countTensorBytes(*elements, entry.type) : std::nullopt;
  if (!bytes) throw InputError(tensor + "shape " + shapeText(entry.shape) + " is too large");
  if (entry.end < entry.begin) throw InputError(tensor + "its data ends before it begins");
  if (entry.end - entry.begin != *bytes) {
    throw InputError(tensor + "shape " + shapeText(entry.shape) + " of " +
                     std::string(dataTypeName(entry.type)) + " needs " + countBytes(*bytes) +
                     ", its data has " + countBytes(entry.end - entry.begin));
  }
}

/// Returns the end of the data. Without gap or overlap no byte of the file can mean two things or hide.
uint64_t checkTiling(const std::vector<SafetensorsEntry>& tensors) {
  std::vector<size_t> order(tensors.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return std::pair(tensors[a].begin, tensors[a].end) < std::pair(tensors[b].begin, tensors[b].end);
  });
  uint64_t cursor = 0;
  for (const size_t place : order) {
    const SafetensorsEntry& entry = tensors[place];
    if (entry.begin < cursor)
      throw InputError("tensor " + inQuotes(entry.name) + ": its data overlaps another tensor's");
    if (entry.begin > cursor) {
      throw InputError("tensor " + inQuotes(entry.name) + ": " + countBytes(entry.begin - cursor) +
                       " before its data belong to no tensor");
    }
    cursor = entry.end;
  }
  return cursor;
}

}  // namespace

SafetensorsHeader parseSafetensorsHeader(std::string_view json) {
  // The format wants '{' first; a NUL would end the parser's input early and hide what follows.
  if (json.empty() || json.front() != '{') throw InputError("header is not a JSON object");
  if (json.find('\0') != std::string_view::npos) throw InputError("header holds a zero byte");
  HeaderHandler handler;
  if (!nlohmann::json::sax_parse(json.begin(), json.end(), &handler)) throw InputError(handler.fault);
  std::for_each(handler.header.tensors.begin(), handler.header.tensors.end(), checkBytes);
  handler.header.dataBytes = checkTiling(handler.header.tensors);
  return std::move(handler.header);
}

}  // namespace gacfas
