#pragma once
#include <string>
#include <vector>

#include "glossator/layer.hpp"
#include "interchange/annotated_document.hpp"
#include "json/json.hpp"

namespace glossator::interchange {

/// The layers, types and keys that documents turned out to have, as the manifest of results tells
/// them. A key whose values are of several kinds counts as real if they are numbers, else as text.
class MetLayers {
 public:
  void add(const AnnotatedDocument& document);
  Json json() const;

  /// Whether a line written before all documents were met may differ from the manifest.
  bool needs_second_pass() const { return has_repeated_ || has_mixed_; }
  /// Gives the values of a line of JSONL the form that the manifest tells: a list where the key
  /// repeats, a text where some values are texts.
  void settle(Json& line) const;

 private:
  std::uint32_t number_of(const std::string& layer);
  void add(std::uint32_t layer, const Annotation& annotation);
  void settle(Json& record, const LayerSchema& schema) const;

  std::vector<LayerSchema> layers_;
  bool has_repeated_ = false, has_mixed_ = false;
};

}  // namespace glossator::interchange
