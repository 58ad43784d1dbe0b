#pragma once
#include <string>
#include <utility>

namespace glossator::interchange {

/// The label `LAYER/TYPE`, for formats whose labels have no layers.
inline std::string label_of(const std::string& layer, const std::string& type) {
  return layer + "/" + type;
}

/// The layer and type of a label; without a layer, `entities` and the label.
inline std::pair<std::string, std::string> layer_and_type_of(const std::string& label) {
  const auto at = label.find('/');
  if (at == label.npos || at == 0) return {"entities", label};
  return {label.substr(0, at), label.substr(at + 1)};
}

}  // namespace glossator::interchange
