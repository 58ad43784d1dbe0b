#include "schema/schema_check.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "json/json_pointer.hpp"
#include "schema/schema_message.hpp"
#include "schema/schema_validator.hpp"

namespace glossator {
namespace {

using Json = nlohmann::ordered_json;

/// Strings too long for a pattern: the validator's regexes recurse once a character.
void find_long_strings(const Json& root, const Json& schema, const Json& value,
                       const std::string& pointer, std::vector<Mismatch>& out) {
  constexpr std::size_t longest = 4096;
  if (value.is_string() && schema.contains("pattern") &&
      value.get_ref<const std::string&>().size() > longest) {
    out.push_back({pointer, "expected at most " + std::to_string(longest) + " bytes; found " +
                                std::to_string(value.get_ref<const std::string&>().size())});
  }
  if (!value.is_structured()) return;
  for (const auto& item : value.items())
    if (const Json* child = schema_of_child(root, schema, item.key()))
      find_long_strings(root, *child, item.value(), pointer_to(pointer, item.key()), out);
}

/// A finding in the house's manner: begins with a small letter, no full stop.
std::string in_plain_words(std::string description) {
  if (!description.empty() && description.back() == '.') description.pop_back();
  if (!description.empty() && description.front() >= 'A' && description.front() <= 'Z')
    description.front() = static_cast<char>(description.front() + 32);
  return description;
}

/// The branches of the "anyOf" or "oneOf" of `schema`; none if it has neither.
Json branches_of(const Json& root, const Json& schema) {
  Json branches = Json::array();
  for (const char* key : {"anyOf", "oneOf"}) {
    if (!schema.contains(key) || !schema[key].is_array()) continue;
    for (const Json& branch : schema[key])
      if (const Json* part = resolved(root, &branch)) branches.push_back(*part);
  }
  return branches;
}

/// What is wrong with `value`, which fits no branch: by the one branch of its type if there is one.
std::vector<Mismatch> branch_mismatches(const Json& root, const Json& branches, const Json& value,
                                        const std::string& pointer) {
  std::vector<const Json*> likely;
  for (const Json& branch : branches)
    if (has_type(branch, value)) likely.push_back(&branch);
  if (likely.empty()) return {{pointer, expected_types(branches) + "; found " + brief(value)}};
  std::vector<Mismatch> out;
  if (likely.size() == 1) {
    Json alone = *likely.front();
    for (const char* key : {"$defs", "definitions"})
      if (root.contains(key)) alone[key] = root[key];
    out = mismatches(alone, value);
    for (Mismatch& mismatch : out) mismatch.pointer = pointer + mismatch.pointer;
  }
  if (out.empty())
    out.push_back({pointer, "fits none of the " + std::to_string(branches.size()) +
                                " forms allowed here, or more than the one it may; found " +
                                brief(value)});
  return out;
}

class Wording {
 public:
  Wording(const Json& schema, const Json& value) : schema_(schema), value_(value) {}

  /// Adds what `finding` is about, unless that was told already.
  void add(const Finding& finding, std::vector<Mismatch>& out) {
    const auto is_told = [&](const std::string& told) {
      return finding.pointer.starts_with(told) &&
             (finding.pointer.size() == told.size() || finding.pointer[told.size()] == '/');
    };
    if (explained_.count(finding.pointer) || std::any_of(whole_.begin(), whole_.end(), is_told))
      return;
    const Json* schema = schema_at(schema_, finding.pointer);
    const Json::json_pointer place(finding.pointer);
    if (schema == nullptr || !value_.contains(place)) {
      out.push_back({finding.pointer, in_plain_words(finding.description)});
      return;
    }
    const Json& value = value_[place];
    if (finding.description.find("'pattern'") != std::string::npos) {
      out.push_back({finding.pointer, "expected text that matches " +
                                          schema->value("pattern", std::string("another pattern")) +
                                          "; found " + brief(value)});
      return;
    }
    const auto messages = messages_for(*schema, value);
    if (messages.empty()) {
      out.push_back({finding.pointer, in_plain_words(finding.description)});
      return;
    }
    explained_.insert(finding.pointer);
    for (const std::string& message : messages) out.push_back({finding.pointer, message});
  }

  /// Tells of a value that fits no branch of an "anyOf"; what is in it is told with it.
  void add_branches(const Finding& finding, std::vector<Mismatch>& out) {
    const Json* schema = schema_at(schema_, finding.pointer);
    const Json::json_pointer place(finding.pointer);
    if (schema == nullptr || !value_.contains(place)) return;
    const Json branches = branches_of(schema_, *schema);
    if (branches.empty()) return;
    whole_.push_back(finding.pointer);
    for (auto& mismatch : branch_mismatches(schema_, branches, value_[place], finding.pointer))
      out.push_back(std::move(mismatch));
  }

 private:
  const Json& schema_;
  const Json& value_;
  std::set<std::string> explained_;
  std::vector<std::string> whole_;
};

}  // namespace

std::vector<Mismatch> mismatches(const Json& schema, const Json& value) {
  std::vector<Mismatch> out = unknown_keys(schema, value);
  const bool has_unknown_keys = !out.empty();
  std::vector<Mismatch> long_strings;
  find_long_strings(schema, schema, value, "", long_strings);
  if (!long_strings.empty()) {
    out.insert(out.end(), long_strings.begin(), long_strings.end());
    return out;
  }
  const auto findings = validate(schema, value);
  Wording wording(schema, value);
  for (const Finding& finding : findings)
    if (finding.description.find("anyOf") != std::string::npos ||
        finding.description.find("exactly one child schema") != std::string::npos ||
        finding.description.find("oneOf") != std::string::npos)
      wording.add_branches(finding, out);
  for (const Finding& finding : findings) {
    const bool is_key = finding.description.starts_with("Object contains a property");
    if (!(is_key && has_unknown_keys)) wording.add(finding, out);
  }
  return out;
}

}  // namespace glossator
