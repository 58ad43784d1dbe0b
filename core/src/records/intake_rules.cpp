#include "records/intake_rules.hpp"

#include <algorithm>

namespace glossator {

bool refers_to(const KeySchema& key, std::uint32_t layer) {
  return std::find(key.refers_to.begin(), key.refers_to.end(), layer) != key.refers_to.end();
}

bool is_other_sound(const IntakeRules& rules, const gloss_attribute& attribute) {
  const auto& value = attribute.value;
  switch (attribute.kind) {
    case GLOSS_V_INT:
      return true;
    case GLOSS_V_BOOL:
      return value.integer == 0 || value.integer == 1;
    case GLOSS_V_SPAN:
      return covers(rules.scope.text, value.span.begin, value.span.end);
    case GLOSS_V_REF: {
      const std::uint32_t target = target_of(rules.scope, attribute);
      const auto& keys = rules.store.layer(rules.scope.layer).schema().keys;
      if (target == GLOSS_NONE || !refers_to(keys[attribute.key], target)) return false;
      const bool is_own = value.ref.input == GLOSS_NONE;
      return value.ref.index < (is_own ? rules.record_count : rules.store.layer(target).size());
    }
    default:
      return false;
  }
}

const gloss_attribute* find_repeated(std::span<const KeyForm> keys,
                                     std::span<const gloss_attribute> attributes) {
  std::uint64_t new_from = 0;  // no attribute before has this key or a higher one
  for (const gloss_attribute& attribute : attributes) {
    if (attribute.key >= new_from) {
      new_from = std::uint64_t{attribute.key} + 1;
    } else if (!keys[attribute.key].repeated) {
      for (const gloss_attribute* before = attributes.data(); before != &attribute; ++before)
        if (before->key == attribute.key) return &attribute;
    }
  }
  return nullptr;
}

std::size_t find_too_deep(std::span<const gloss_record> batch) {
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::uint32_t at = batch[i].parent;
    for (std::uint32_t depth = 0; at != GLOSS_NONE; at = batch[at].parent)
      if (++depth > GLOSS_MOST_PARENTS) return i;
  }
  return batch.size();
}

}  // namespace glossator
