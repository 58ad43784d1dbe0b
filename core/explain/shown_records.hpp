#pragma once
#include <vector>

#include "explanation.hpp"

namespace glossator::explain {

/// Whether they share a byte; an empty one lies at its place.
bool overlap(Span a, Span b);

/// Puts the records of a document into words. Borrows the annotations.
class ShownRecords {
 public:
  ShownRecords(const Annotations& annotations, Span place);

  /// The record with its attributes and children.
  ShownRecord show(const Record& record) const;
  /// Without attributes and children.
  ShownRecord show_briefly(const Record& record) const;
  /// Whether the record covers the place; one about the whole document, whether a child does.
  bool is_here(const Record& record) const;

 private:
  std::string id_of(const Record& record) const;
  std::string value_of(const Attribute& attribute) const;
  const std::vector<std::uint32_t>& children_of(const Record& record) const;

  const Annotations& annotations_;
  const Span place_;
  // By layer and record: its number among the records with the same parent.
  std::vector<std::vector<std::uint32_t>> numbers_;
  std::vector<std::vector<std::vector<std::uint32_t>>> children_;  // by layer and record
};

}  // namespace glossator::explain
