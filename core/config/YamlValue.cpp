#include "core/config/YamlValue.h"

#include "core/config/FaultList.h"

namespace gacfas {

namespace {

constexpr int shownDepth = 3;  // aliases can make a node contain itself
constexpr size_t shownItems = 10;

/// yaml-cpp marks quoted scalars with the tag "!".
bool isQuoted(const YAML::Node& node) {
  return node.IsScalar() && node.Tag() == "!";
}

std::string shownTo(const YAML::Node& node, int depth) {
  if (node.IsScalar()) return isQuoted(node) ? '"' + node.Scalar() + '"' : node.Scalar();
  if (node.IsNull()) return "";
  const bool isMap = node.IsMap();
  std::string text;
  size_t count = 0;
  for (const auto& entry : node) {
    if (depth == 0 || count == shownItems) {
      text += count ? ", ..." : "...";
      break;
    }
    text += count++ ? ", " : "";
    text +=
        isMap ? shownTo(entry.first, 0) + ": " + shownTo(entry.second, depth - 1) : shownTo(entry, depth - 1);
  }
  return isMap ? "{" + text + "}" : "[" + text + "]";
}

std::string scalarOf(const YAML::Node& node, const std::string& who) {
  if (hasTag(node))
    throw WrongKind(who + "has the tag " + quotedForMessage(node.Tag()) + ", which is not read here");
  if (!node.IsScalar()) throw WrongKind(who + "is " + foundIn(node));
  return node.Scalar();
}

}  // namespace

OptionValue readYamlValue(const YAML::Node& node, OptionType type) {
  if (node.IsNull()) throw WrongKind("has no value");
  if (type == OptionType::TextList) {
    if (!node.IsSequence() || hasTag(node)) throw WrongKind(foundIn(node) + " is not a plain list");
    std::vector<std::string> names;
    for (const auto& item : node) {
      names.push_back(scalarOf(item, foundIn(node) + ": item " + std::to_string(names.size() + 1) + " "));
    }
    return names;
  }
  const std::string text = scalarOf(node, "");
  const bool isText = type == OptionType::Text || type == OptionType::Path || type == OptionType::Choice;
  if (isQuoted(node) && !isText)
    throw WrongKind(quotedForMessage(shownYaml(node)) + " is quoted, which makes it text");
  return text;
}

bool hasTag(const YAML::Node& node) {
  const std::string& tag = node.Tag();
  return !tag.empty() && tag != "?" && tag != "!";
}

std::string shownYaml(const YAML::Node& node) {
  return shownTo(node, shownDepth);
}

std::string foundIn(const YAML::Node& node) {
  switch (node.Type()) {
    case YAML::NodeType::Scalar:
      return "the value " + quotedForMessage(shownYaml(node));
    case YAML::NodeType::Sequence:
      return "the list " + quotedForMessage(shownYaml(node));
    case YAML::NodeType::Map:
      return "the section " + quotedForMessage(shownYaml(node));
    case YAML::NodeType::Null:
    case YAML::NodeType::Undefined:
      break;
  }
  return "without a value";
}

}  // namespace gacfas
