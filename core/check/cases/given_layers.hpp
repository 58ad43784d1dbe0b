#pragma once
#include <gloss/plugin.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.hpp"

namespace glossator::check {

/// The layers that a spec case gives, as annotators that write them. The host checks and binds
/// these layers like those of a real chain. Records have the form of the output: "text" (its first
/// occurrence) or "begin" and "end" in bytes, or "scope": "document"; "type", "score", "parent"
/// (the index of a record in the list); any other member is an attribute. A list repeats its key;
/// all values of a key are of one kind. {"begin", "end"} is a span, {"index"} refers to a record of
/// the same list and {"layer", "index"} to one of an earlier list. One thread.
class GivenLayers {
 public:
  /// `reader` is the annotator that reads them: types and keys that it declares are declared, and
  /// layers that it must have, that are not given and not among those that `others` write are
  /// empty. Throws Error(usage) for a record that makes no sense.
  GivenLayers(const Json& layers, std::string_view text, const gloss_description& reader,
              const std::vector<std::string>& others = {});
  ~GivenLayers();
  GivenLayers(const GivenLayers&) = delete;

  /// The value for Pipeline::Options::own_plugins; valid while this object lives.
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
