#include "difference.hpp"

#include <algorithm>

namespace glossator::verify {
namespace {

const std::string absent = "nothing";

std::string text_of(const Json* value) { return value ? value->dump() : absent; }

std::string place_of(const Json& record) {
  const Json* const begin = record.find("begin");
  const Json* const end = record.find("end");
  if (!begin || !end) return record.text_or("scope", "");
  std::string place = "[" + begin->dump() + "," + end->dump() + ")";
  if (const Json* const text = record.find("text")) place += " " + text->dump();
  return place;
}

// By their text, since 1 and 1.0 are the same number and not the same bytes.
bool are_equal(const Json* a, const Json* b) { return text_of(a) == text_of(b); }

std::optional<Difference> in_records(const Json* expected, const Json* found,
                                     const std::string& name);

std::optional<Difference> in_record(const Json& expected, const Json& found,
                                    const std::string& name) {
  for (const auto* const side : {&expected, &found})
    for (const JsonMember& member : side->members()) {
      const Json* const a = expected.find(member.key);
      const Json* const b = found.find(member.key);
      if (are_equal(a, b)) continue;
      if (member.key == "children") return in_records(a, b, name + ", child ");
      return Difference{"", name, place_of(expected), member.key, text_of(a), text_of(b)};
    }
  // The same members in another order.
  return Difference{"", name, place_of(expected), "", expected.dump(), found.dump()};
}

std::optional<Difference> in_records(const Json* expected, const Json* found,
                                     const std::string& name) {
  static const Json none = Json::array();
  const Json::Items& a = (expected ? *expected : none).items();
  const Json::Items& b = (found ? *found : none).items();
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const std::string record = name + std::to_string(i);
    if (i >= a.size()) return Difference{"", record, place_of(b[i]), "", absent, b[i].dump()};
    if (i >= b.size()) return Difference{"", record, place_of(a[i]), "", a[i].dump(), absent};
    if (!are_equal(&a[i], &b[i])) return in_record(a[i], b[i], record);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Difference> first_difference(const Json& expected, const Json& found) {
  // A document that fails has no layers, which would hide why.
  for (const char* const member : {"status", "error", "errors"})
    if (!are_equal(expected.find(member), found.find(member)))
      return Difference{
          "", "", "", member, text_of(expected.find(member)), text_of(found.find(member))};
  const Json* const a = expected.find("layers");
  const Json* const b = found.find("layers");
  for (const auto* const side : {a, b}) {
    if (!side) continue;
    for (const JsonMember& layer : side->members())
      if (auto difference = in_records(a ? a->find(layer.key) : nullptr,
                                       b ? b->find(layer.key) : nullptr, "record ")) {
        difference->layer = layer.key;
        return difference;
      }
  }
  for (const auto* const side : {&expected, &found})
    for (const JsonMember& member : side->members())
      if (!are_equal(expected.find(member.key), found.find(member.key)))
        return Difference{"",
                          "",
                          "",
                          member.key,
                          text_of(expected.find(member.key)),
                          text_of(found.find(member.key))};
  return std::nullopt;
}

}  // namespace glossator::verify
