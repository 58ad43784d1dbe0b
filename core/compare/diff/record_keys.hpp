#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "compare/diff/record_changes.hpp"

namespace glossator::compare {

/// The numbers of the children of each annotation of a layer.
using ChildLists = std::vector<std::vector<std::uint32_t>>;
ChildLists child_lists(const interchange::AnnotatedLayer& layer);

/// A record with its document, to resolve references.
struct PlacedRecord {
  const interchange::Annotation* record;
  const interchange::AnnotatedLayer* layer;
  const interchange::AnnotatedDocument* document;
  const ChildLists* children;  ///< of the layer
};

/// The keys whose values differ, in the order of names: span, type and score first, children last.
std::vector<KeyChange> key_changes(const PlacedRecord& before, const PlacedRecord& after,
                                   const std::set<std::string>& ignored);

/// "12..40"; "document" without a span.
std::string place_text(const interchange::Annotation& record);

/// The name, or the target of the record, by which records of one span are told apart.
std::string name_of(const PlacedRecord& record);

}  // namespace glossator::compare
