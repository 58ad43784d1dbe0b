#include "check/cases/record_match.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace glossator::check {
namespace {

/// Assigns a different found record to each expected one, by Kuhn's augmenting paths.
class Assignment {
 public:
  Assignment(const Json& expected, const Json& found)
      : expected_(expected), found_(found), owner_(found.size()) {
    for (std::size_t i = 0; i < expected.size(); ++i) {
      tried_.assign(found.size(), false);
      has_record_.push_back(assign(i));
    }
  }
  bool has_record(std::size_t expected) const { return has_record_[expected]; }
  bool is_expected(std::size_t found) const { return owner_[found].has_value(); }

 private:
  bool assign(std::size_t expected) {
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (tried_[i] || !is_match(expected_[expected], found_[i])) continue;
      tried_[i] = true;
      if (owner_[i] && !assign(*owner_[i])) continue;
      owner_[i] = expected;
      return true;
    }
    return false;
  }

  const Json &expected_, &found_;
  std::vector<std::optional<std::size_t>> owner_;  // the expected record of each found one
  std::vector<bool> tried_, has_record_;
};

/// Whether `found`, which is NULL if there is no such member, is as expected.
bool is_value_match(const Json& expected, const Json* found) {
  if (expected.is_object() && expected.size() == 1) {
    const auto& [form, value] = expected.members()[0];
    if (form == "one_of")
      return std::any_of(value.items().begin(), value.items().end(),
                         [&](const Json& one) { return is_value_match(one, found); });
    if (form == "not") return !is_value_match(value, found);
    if (form == "begins_with")
      return found && found->is_text() && found->text().starts_with(value.text());
  }
  if (expected.is_null()) return !found;
  return found && is_match(expected, *found);
}

/// Whether `found` has a matching member.
bool has_match(const JsonMember& expected, const Json& found) {
  const Json* const other = found.find(expected.key);
  return other && expected.key == "children" && expected.value.is_array()
             ? missing_records(expected.value, *other, false).empty()
             : is_value_match(expected.value, other);
}

std::size_t members_alike(const Json& expected, const Json& found) {
  std::size_t alike = 0;
  for (const JsonMember& member : expected.members())
    if (has_match(member, found)) ++alike;
  // The nearest record, for a message, is the one at the same place.
  const Json *const wanted = expected.find("text"), *const text = found.find("text");
  const bool same_text = wanted && text && *wanted == *text;
  return 2 * alike + (same_text ? 1 : 0);
}

std::string difference(const Json& expected, const Json& found) {
  std::string text;
  for (const JsonMember& member : expected.members()) {
    if (has_match(member, found)) continue;
    const Json* const other = found.find(member.key);
    text += (text.empty() ? "" : ", ") + member.key + " is " +
            (other ? other->dump() : std::string("not there"));
  }
  return text;
}

/// The record of `found` that is most like `expected`; NULL if none is like it.
const Json* nearest(const Json& expected, const Json& found) {
  const Json* best = nullptr;
  std::size_t most = 0;
  for (const Json& record : found.items())
    if (const std::size_t alike = members_alike(expected, record); alike > most) {
      best = &record;
      most = alike;
    }
  return best;
}

std::string told(const Json& expected, const Json* best, const Json& found) {
  if (!best)
    return found.empty() ? "; the layer is empty"
                         : "; none of the layer's " + std::to_string(found.size()) +
                               " records is like it, the first is " + found.items()[0].dump();
  const std::string differs = difference(expected, *best);
  return "; the nearest is " + best->dump() +
         (differs.empty() ? ", which is taken by another that is expected" : ", where " + differs);
}

}  // namespace

bool is_match(const Json& expected, const Json& found) {
  if (expected.is_number() && found.is_number())
    return std::abs(expected.number() - found.number()) <= 1e-6;
  if (expected.is_array() && found.is_array()) {
    if (expected.size() != found.size()) return false;
    for (std::size_t i = 0; i < expected.size(); ++i)
      if (!is_match(expected[i], found[i])) return false;
    return true;
  }
  if (!expected.is_object() || !found.is_object()) return expected == found;
  return std::all_of(expected.members().begin(), expected.members().end(),
                     [&](const JsonMember& member) { return has_match(member, found); });
}

std::vector<std::string> missing_records(const Json& expected, const Json& found, bool exactly) {
  std::vector<std::string> missing;
  const Assignment assignment(expected, found);
  std::set<const Json*> compared;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (assignment.has_record(i)) continue;
    const Json* const best = nearest(expected[i], found);
    compared.insert(best);
    missing.push_back("expected " + expected[i].dump() + told(expected[i], best, found));
  }
  if (exactly)
    for (std::size_t i = 0; i < found.size(); ++i)
      if (!assignment.is_expected(i) && !compared.contains(&found[i]))
        missing.push_back("nothing expects " + found[i].dump());
  return missing;
}

}  // namespace glossator::check
