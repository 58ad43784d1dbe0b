#include "json/json_source.hpp"

#include "json/json_pointer.hpp"

namespace glossator {

const Places* Places::find(const nlohmann::ordered_json& json, std::string_view pointer) const {
  const auto tokens = pointer_tokens(pointer);
  if (!tokens) return nullptr;
  const Places* places = this;
  const nlohmann::ordered_json* at = &json;
  for (const std::string& token : *tokens) {
    std::size_t index = 0;
    if (at->is_object()) {
      const auto member = at->find(token);
      if (member == at->end()) return nullptr;
      index = static_cast<std::size_t>(std::distance(at->begin(), member));
      at = &*member;
    } else if (at->is_array()) {
      const auto item = array_index(token);
      if (!item || *item >= at->size()) return nullptr;
      index = *item;
      at = &(*at)[index];
    } else {
      return nullptr;
    }
    if (index >= places->children.size()) return nullptr;
    places = &places->children[index];
  }
  return places;
}

}  // namespace glossator
