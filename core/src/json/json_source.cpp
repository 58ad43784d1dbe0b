#include "json/json_source.hpp"

#include <algorithm>

#include "json/json_pointer.hpp"

namespace glossator {

const Places* Places::find(const Json& json, std::string_view pointer) const {
  const auto tokens = pointer_tokens(pointer);
  if (!tokens) return nullptr;
  const Places* places = this;
  const Json* at = &json;
  for (const std::string& token : *tokens) {
    std::size_t index = 0;
    if (at->is_object()) {
      const auto& members = at->members();
      const auto member = std::find_if(members.begin(), members.end(),
                                       [&](const JsonMember& one) { return one.key == token; });
      if (member == members.end()) return nullptr;
      index = static_cast<std::size_t>(member - members.begin());
      at = &member->value;
    } else {
      const auto item = array_index(token);
      if (!item || *item >= at->items().size()) return nullptr;
      index = *item;
      at = &at->items()[index];
    }
    if (index >= places->children.size()) return nullptr;
    places = &places->children[index];
  }
  return places;
}

}  // namespace glossator
