#pragma once
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "compare/context.hpp"
#include "compare/diff/record_changes.hpp"

namespace glossator::compare {

/// One change, in words.
struct ChangeExample {
  ChangeKind kind;
  std::string document;
  std::vector<KeyChange> keys;
  std::string place;  ///< "12..40" or "document"
  Context context;    ///< empty if no text is known
};

/// The changes of records with one layer, type, plugin and rule; "A -> B" where both sides differ.
struct ChangeGroup {
  std::size_t added = 0, removed = 0, changed = 0;
  std::map<std::string, std::size_t> keys;  ///< how many records changed a key
  std::vector<ChangeExample> examples;      ///< the first ones
  std::size_t count() const { return added + removed + changed; }
};

struct GroupName {
  std::string layer, type, plugin, rule;  ///< plugin with version: "people 0.2.0"; may be empty
  auto operator<=>(const GroupName&) const = default;
};

struct LayerChanges {
  std::size_t before = 0, after = 0;  ///< records, without children
  std::size_t added = 0, removed = 0, changed = 0;
};

struct DiffReport {
  std::string before, after;  ///< the files, as the user named them
  std::size_t documents = 0;  ///< in both
  std::size_t different = 0;  ///< of these, with changes
  std::size_t only_before = 0, only_after = 0;
  std::size_t one_sided = 0;  ///< missing or failed on one side: records count as added, removed
  std::map<std::string, std::size_t> notes;
  std::vector<std::string> makers;     ///< a line for each step of the pipelines that differs
  std::set<std::string> known_layers;  ///< of both files
  std::map<std::string, LayerChanges> layers;
  std::map<GroupName, ChangeGroup> groups;
};

}  // namespace glossator::compare
