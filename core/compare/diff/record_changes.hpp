#pragma once
#include <set>
#include <string>
#include <vector>

#include "interchange/annotated_document.hpp"

namespace glossator::compare {

enum class ChangeKind { added, removed, changed };
/// "added", "removed", "changed".
const char* name_of(ChangeKind kind);

/// A key whose values differ; its texts are empty on the side that lacks it.
struct KeyChange {
  std::string key;            ///< "span", "type", "score", "children", or of an attribute
  std::string before, after;  ///< of children, those that the other side lacks
};

/// A record of one layer that is not the same in both documents. The records are borrowed from
/// them; the one that is not there is NULL.
struct RecordChange {
  ChangeKind kind;
  const interchange::Annotation* before;
  const interchange::Annotation* after;
  std::vector<KeyChange> keys;  ///< of a changed one; never empty then
};

/// How the records of `layer` differ; children belong to their parents. Records are matched by
/// span, type, scope and name (or the target of the record), then with another name, then with
/// another type, then by overlap; one record without span that is left on each side matches too.
/// References compare by the span and type of their targets. Keys in `ignored` do not count.
std::vector<RecordChange> changes_of(const std::string& layer,
                                     const interchange::AnnotatedDocument& before,
                                     const interchange::AnnotatedDocument& after,
                                     const std::set<std::string>& ignored);

}  // namespace glossator::compare
