#include "output/meta_members.hpp"

#include <algorithm>

#include "json/json.hpp"

namespace glossator {

MetaMembers::MetaMembers(bool all, std::vector<std::string> keys)
    : all_(all), keys_(std::move(keys)) {}

std::span<const RawMember> MetaMembers::of(const Document& document) {
  members_.clear();
  if (!is_wanted() || document.meta_json.empty()) return members_;
  // A program may hand over any text as meta; only JSON may go into the output.
  json_.reserve(document.meta_json.size() + simdjson::SIMDJSON_PADDING);
  json_ = document.meta_json;
  simdjson::dom::element value;
  if (parse_any_number(parser_, json_, without_numbers_, value) || !value.is_object())
    return members_;
  json_.clear();
  append_minified(document.meta_json, json_);
  std::vector<RawMember> all = raw_members(json_);
  const auto find = [](std::vector<RawMember>& in, const std::string& key) {
    return std::find_if(in.rbegin(), in.rend(),
                        [&](const RawMember& member) { return member.key == key; });
  };
  if (!all_) {
    for (const std::string& key : keys_)
      if (const auto found = find(all, key); found != all.rend()) members_.push_back(*found);
    return members_;
  }
  for (RawMember& member : all)
    if (const auto before = find(members_, member.key); before != members_.rend())
      before->value = member.value;
    else
      members_.push_back(std::move(member));
  return members_;
}

std::string_view MetaMembers::object_of(const Document& document) {
  object_.clear();
  for (const auto& [key, value] : of(document)) {
    (object_ += object_.empty() ? '{' : ',') += Json(key).dump();
    (object_ += ':') += value;
  }
  if (!object_.empty()) object_ += '}';
  return object_;
}

std::string text_of_value(std::string_view json) {
  if (json.starts_with('"')) return Json::parse(json).value().text();
  return json == "null" ? "" : std::string(json);
}

}  // namespace glossator
