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

bool Places::erase_member(Json& json, std::string_view pointer) {
  const auto tokens = pointer_tokens(pointer);
  if (!tokens || tokens->empty() || !json.find_pointer(pointer)) return false;
  const std::string_view outer = pointer.substr(0, pointer.rfind('/'));
  Json* const object = json.find_pointer(outer);
  if (!object->is_object()) return false;
  if (auto* const places = const_cast<Places*>(find(json, outer))) {
    const Json::Members& members = object->members();
    for (std::size_t i = std::min(members.size(), places->children.size()); i-- > 0;)
      if (members[i].key == tokens->back())
        places->children.erase(places->children.begin() + static_cast<std::ptrdiff_t>(i));
  }
  object->erase(tokens->back());
  return true;
}

std::string first_problem(const JsonSource& source) {
  if (source.problems.empty()) return "";
  Problem first = source.problems.front();
  first.pointer.clear();
  return first.text();
}

}  // namespace glossator
