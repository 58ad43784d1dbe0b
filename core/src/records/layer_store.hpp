#pragma once
#include <memory>
#include <string>
#include <vector>

#include "glossator/layer.hpp"

namespace glossator {

/// The layers of the document that a worker has in hand. The arrays are reused from document to
/// document: in the steady state nothing is allocated per record. One thread at a time.
class LayerStore {
 public:
  explicit LayerStore(const std::vector<std::unique_ptr<LayerSchema>>& schemas);

  /// Empties all layers, and gives back the memory of an unusually large document.
  void begin_document();

  const std::vector<Layer>& layers() const { return layers_; }
  const Layer& layer(std::uint32_t number) const { return layers_[number]; }

  std::vector<gloss_record>& records(std::uint32_t layer) { return layers_[layer].records_; }
  std::vector<gloss_attribute>& attributes(std::uint32_t layer) {
    return layers_[layer].attributes_;
  }
  std::string& pool(std::uint32_t layer) { return layers_[layer].pool_; }

  /// Brings the records of `layer` into the order of the contract, and its parents and references
  /// to itself with them. Stable, so that equal spans keep the order in which they were written.
  void sort(std::uint32_t layer);
  /// Drops what a failed step wrote.
  void clear(std::uint32_t layer);

 private:
  std::vector<Layer> layers_;
  std::vector<std::uint32_t> order_, rank_;
  std::vector<gloss_record> sorted_;
};

/// The order of the contract: document records first, then begin up, end down.
inline bool comes_before(const gloss_record& a, const gloss_record& b) {
  const auto document = [](const gloss_record& r) { return r.flags & GLOSS_RECORD_DOCUMENT; };
  if (document(a) != document(b)) return document(a);
  return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
}

}  // namespace glossator
