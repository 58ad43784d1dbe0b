#pragma once
#include <gloss/plugin.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.hpp"

namespace glossator::check {

/// The layers that a spec case gives, as annotators that write them: so that what a plugin reads is
/// checked and bound as the layers of a real chain are. Records are as the output has them: "text"
/// (its first occurrence) or "begin" and "end" in bytes, or "scope": "document"; "type", "score",
/// "parent" (the number of a record of the list); any other member is an attribute. A list repeats
/// its key; all values of a key are of one kind. {"begin", "end"} is a span, {"index"} refers to a
/// record of the same list and {"layer", "index"} to one of a list that stands before. One thread.
class GivenLayers {
 public:
  /// `reader` is the annotator that reads them: layers that it must have and that are not given are
  /// empty, and types and keys that it declares are declared. Throws Error(usage) for a record that
  /// makes no sense.
  GivenLayers(const Json& layers, std::string_view text, const gloss_description& reader);
  ~GivenLayers();
  GivenLayers(const GivenLayers&) = delete;

  /// What Pipeline::Options::own_plugins takes; valid while this lives.
  const gloss_factory* factory() const { return &factory_; }
  /// The steps that write the layers.
  Json steps() const;

 private:
  struct Given;
  friend struct GivenLayersTable;
  std::vector<std::unique_ptr<Given>> layers_;
  gloss_factory factory_{};
};

}  // namespace glossator::check
