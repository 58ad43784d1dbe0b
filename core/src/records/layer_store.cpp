#include "records/layer_store.hpp"

#include <algorithm>

namespace glossator {
namespace {

// More than a document of 1 MiB needs; a larger capacity is freed before the next document.
constexpr std::size_t most_kept = 1u << 18;

// Grows in the order of comes_before().
std::uint64_t place_of(const gloss_record& record) {
  if (record.flags & GLOSS_RECORD_DOCUMENT) return 0;  // a text ends before byte 2^32 - 1
  return std::uint64_t{record.begin} << 32 | ~record.end;
}

template <class Array>
void empty(Array& array) {
  if (array.capacity() > most_kept * 4) array = Array();
  array.clear();
}

}  // namespace

LayerStore::LayerStore(const std::vector<std::unique_ptr<LayerSchema>>& schemas)
    : in_disorder_(schemas.size()) {
  layers_.reserve(schemas.size());
  for (const auto& schema : schemas) {
    layers_.emplace_back(*schema, static_cast<std::uint32_t>(layers_.size()));
    std::vector<KeyForm>& forms = key_forms_.emplace_back();
    for (const KeySchema& key : schema->keys)
      forms.push_back({static_cast<std::uint32_t>(key.kind), key.repeated});
  }
}

void LayerStore::begin_document(std::string_view text) {
  for (std::uint32_t i = 0; i < layers_.size(); ++i) {
    clear(i);
    layers_[i].text_ = text;
  }
}

void LayerStore::clear(std::uint32_t layer) {
  empty(layers_[layer].records_);
  empty(layers_[layer].attributes_);
  empty(layers_[layer].pool_);
  in_disorder_[layer] = false;
}

void LayerStore::sort(std::uint32_t layer) {
  if (!std::exchange(in_disorder_[layer], false)) return;
  auto& records = layers_[layer].records_;

  // Sorts numbers beside their records, which are large and far apart.
  order_.clear();
  for (std::uint32_t i = 0; i < records.size(); ++i) order_.push_back({place_of(records[i]), i});
  std::sort(order_.begin(), order_.end());
  rank_.resize(records.size());
  sorted_.clear();
  for (std::uint32_t i = 0; i < order_.size(); ++i) {
    rank_[order_[i].second] = i;
    sorted_.push_back(records[order_[i].second]);
  }
  for (auto& record : sorted_)
    if (record.parent != GLOSS_NONE) record.parent = rank_[record.parent];
  for (auto& attribute : layers_[layer].attributes_)
    if (attribute.kind == GLOSS_V_REF && attribute.value.ref.input == GLOSS_NONE)
      attribute.value.ref.index = rank_[attribute.value.ref.index];
  records.swap(sorted_);
}

const char* name_of(AttributeKind kind) {
  switch (kind) {
    case AttributeKind::text:
      return "string";
    case AttributeKind::integer:
      return "integer";
    case AttributeKind::real:
      return "real";
    case AttributeKind::boolean:
      return "boolean";
    case AttributeKind::reference:
      return "reference";
    case AttributeKind::span:
      return "span";
  }
  return "unknown";
}

}  // namespace glossator
