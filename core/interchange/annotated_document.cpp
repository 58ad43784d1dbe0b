#include "interchange/annotated_document.hpp"

#include <algorithm>

namespace glossator::interchange {

const std::vector<Value>* Annotation::find(const std::string& key) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const Attribute& each) { return each.key == key; });
  return found == attributes.end() ? nullptr : &found->values;
}

std::string Annotation::text(const std::string& key) const {
  const std::vector<Value>* const values = find(key);
  if (!values || values->empty()) return {};
  const auto* const text = std::get_if<std::string>(&values->front());
  return text ? *text : std::string();
}

const AnnotatedLayer* AnnotatedDocument::find(const std::string& layer) const {
  const auto found = std::find_if(layers.begin(), layers.end(),
                                  [&](const AnnotatedLayer& each) { return each.name == layer; });
  return found == layers.end() ? nullptr : &*found;
}

}  // namespace glossator::interchange
