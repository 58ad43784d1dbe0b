#pragma once
#include <gloss/plugin.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <gloss/text.hpp>
#include <span>
#include <string_view>
#include <vector>

#include "records/record_intake.hpp"

namespace glossator {

/// The intake checks the attributes of one batch against these. Borrows all of them.
struct IntakeRules {
  const IntakeScope& scope;
  const LayerStore& store;
  std::span<const KeyForm> keys;   ///< of the layer
  std::string_view pool;           ///< of the batch: valid UTF-8
  bool is_ascii;                   ///< the pool; then each place of it is between characters
  std::uint32_t record_count = 0;  ///< of the batch
};

/// Copies the items of a batch behind those in `items`.
template <class Item>
void append_items(std::vector<Item>& items, const void* data, std::uint32_t count,
                  std::uint32_t stride) {
  const std::size_t first = items.size();
  const auto* from = static_cast<const char*>(data);
  if (stride == sizeof(Item) && reinterpret_cast<std::uintptr_t>(from) % alignof(Item) == 0) {
    const auto* typed = reinterpret_cast<const Item*>(from);
    items.insert(items.end(), typed, typed + count);
    return;
  }
  items.resize(first + count);
  for (std::uint32_t i = 0; i < count; ++i)
    std::memcpy(&items[first + i], from + std::size_t{i} * stride, sizeof(Item));
}

/// Whether [begin, end) is a piece of the text on character boundaries.
inline bool covers(std::string_view text, std::uint64_t begin, std::uint64_t end) {
  return begin <= end && end <= text.size() && gloss::is_boundary(text, begin) &&
         gloss::is_boundary(text, end);
}

/// The layer that a reference points into, as the batch has it; GLOSS_NONE if there is none.
inline std::uint32_t target_of(const IntakeScope& scope, const gloss_attribute& attribute) {
  const std::uint32_t input = attribute.value.ref.input;
  if (input == GLOSS_NONE) return scope.layer;
  return input < scope.input_layers.size() ? scope.input_layers[input] : GLOSS_NONE;
}

/// Whether references with `key` may point into the layer.
bool refers_to(const KeySchema& key, std::uint32_t layer);

/// Whether a value that is neither a string nor a real number is sound.
/// REQUIRES: the layer has the attribute's key.
bool is_other_sound(const IntakeRules& rules, const gloss_attribute& attribute);

/// Whether the attribute is one of the layer, with a value that is sound.
inline bool is_sound(const IntakeRules& rules, const gloss_attribute& attribute) {
  if (attribute.key >= rules.keys.size() || attribute.kind != rules.keys[attribute.key].kind)
    return false;
  if (attribute.kind == GLOSS_V_STRING) [[likely]] {
    const auto [begin, size] = attribute.value.string;
    const std::uint64_t end = std::uint64_t{begin} + size;
    return end <= rules.pool.size() && (rules.is_ascii || covers(rules.pool, begin, end));
  }
  if (attribute.kind == GLOSS_V_FLOAT) [[likely]]
    return std::isfinite(attribute.value.number);
  return is_other_sound(rules, attribute);
}

/// The first attribute of a record with a key that an attribute before it has, and that does not
/// repeat; NULL: none. REQUIRES: the layer has all keys.
const gloss_attribute* find_repeated(std::span<const KeyForm> keys,
                                     std::span<const gloss_attribute> attributes);

/// The first record of a batch whose parents form a circle or nest deeper than the contract allows;
/// the number of records if there is none. A limit on the depth detects circles and bounds the
/// stack of writers that recurse into children. REQUIRES: all parents are in the batch.
std::size_t find_too_deep(std::span<const gloss_record> batch);

}  // namespace glossator
