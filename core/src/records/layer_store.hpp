#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "glossator/layer.hpp"

namespace glossator {

/// The intake checks each attribute of a key against this. It is smaller than a KeySchema, so that
/// the forms of a layer stand in few cache lines.
struct KeyForm {
  std::uint32_t kind;  ///< GLOSS_V_*
  bool repeated;
};

/// The layers of a worker's current document. The arrays are reused from document to document: the
/// steady state allocates nothing per record. One thread at a time.
class LayerStore {
 public:
  explicit LayerStore(const std::vector<std::unique_ptr<LayerSchema>>& schemas);

  /// Empties all layers, frees the memory of an unusually large document, and begins the next one,
  /// whose text is borrowed until the next begin_document().
  void begin_document(std::string_view text);

  const std::vector<Layer>& layers() const { return layers_; }
  const Layer& layer(std::uint32_t number) const { return layers_[number]; }

  std::vector<gloss_record>& records(std::uint32_t layer) { return layers_[layer].records_; }
  std::vector<gloss_attribute>& attributes(std::uint32_t layer) {
    return layers_[layer].attributes_;
  }
  std::string& pool(std::uint32_t layer) { return layers_[layer].pool_; }
  /// Returns the forms of the keys of `layer`, by the number of the key.
  std::span<const KeyForm> key_forms(std::uint32_t layer) const { return key_forms_[layer]; }

  /// Notes that a record of `layer` should come before the one in front of it. Who adds records
  /// looks at each anyway.
  void note_disorder(std::uint32_t layer) { in_disorder_[layer] = true; }
  /// Sorts the records of `layer` into the order of the contract and renumbers their parents and
  /// references within the layer. Stable: equal spans keep the order in which they were written.
  /// Does nothing if no disorder was noted.
  void sort(std::uint32_t layer);
  /// Drops the records that a failed step wrote.
  void clear(std::uint32_t layer);

 private:
  std::vector<Layer> layers_;
  std::vector<std::vector<KeyForm>> key_forms_;                 // of each layer
  std::vector<char> in_disorder_;                               // of each layer
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order_;  // place and number of each record
  std::vector<std::uint32_t> rank_;
  std::vector<gloss_record> sorted_;
};

/// The order of the contract: document records first, then by begin ascending, then by end
/// descending.
inline bool comes_before(const gloss_record& a, const gloss_record& b) {
  const auto document = [](const gloss_record& r) { return r.flags & GLOSS_RECORD_DOCUMENT; };
  if (document(a) != document(b)) return document(a);
  return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
}

}  // namespace glossator
