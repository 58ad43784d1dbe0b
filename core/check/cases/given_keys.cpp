#include "check/cases/given_keys.hpp"

#include <algorithm>
#include <iterator>

namespace glossator::check {
namespace {

void make_real(gloss_attribute& attribute) {
  attribute.kind = GLOSS_V_FLOAT;
  attribute.value.number = static_cast<double>(attribute.value.integer);
}

}  // namespace

std::uint32_t NameTable::number_of(const std::string& name) {
  const auto number = std::find(names_.begin(), names_.end(), name) - names_.begin();
  if (number == std::ssize(names_)) names_.push_back(name);
  return static_cast<std::uint32_t>(number);
}

void NameTable::add_all(const char* const* names) {
  for (; names && *names; ++names) number_of(*names);
}

const char* const* NameTable::table() {
  table_.clear();
  for (const auto& name : names_) table_.push_back(name.c_str());
  table_.push_back(nullptr);
  return table_.data();
}

void GivenKeys::declare(const gloss_key& key) {
  Key& known = keys_[number_of(key.name)];
  known.kind = key.kind;
  known.is_declared = true;
  known.repeated = key.repeated != 0;
  for (auto at = key.refers_to; at && *at; ++at) known.asked_for.emplace_back(*at);
}

std::uint32_t GivenKeys::number_of(const std::string& name) {
  for (std::uint32_t i = 0; i < keys_.size(); ++i)
    if (keys_[i].name == name) return i;
  keys_.emplace_back().name = name;
  return static_cast<std::uint32_t>(keys_.size() - 1);
}

void GivenKeys::point_into(std::uint32_t number, const std::string& layer) {
  keys_[number].targets.number_of(layer);
}

bool GivenKeys::fit(gloss_attribute& attribute, std::vector<gloss_attribute>& before) {
  Key& key = keys_[attribute.key];
  if (key.kind == 0) key.kind = attribute.kind;
  if (key.kind == GLOSS_V_INT && attribute.kind == GLOSS_V_FLOAT && !key.is_declared) {
    key.kind = GLOSS_V_FLOAT;
    for (gloss_attribute& other : before)
      if (other.key == attribute.key) make_real(other);
  }
  if (key.kind == GLOSS_V_FLOAT && attribute.kind == GLOSS_V_INT) make_real(attribute);
  return attribute.kind == key.kind;
}

const std::vector<gloss_key>& GivenKeys::table(const std::vector<std::string>& layers) {
  table_.clear();
  for (Key& key : keys_) {
    if (key.kind == 0) key.kind = GLOSS_V_STRING;  // only empty lists
    for (const auto& layer : key.asked_for)
      if (std::find(layers.begin(), layers.end(), layer) != layers.end())
        key.targets.number_of(layer);
    if (key.targets.empty()) key.targets.number_of(layers.front());
    table_.push_back({sizeof(gloss_key), key.kind, key.repeated ? 1u : 0u, 0, key.name.c_str(),
                      "given by a spec case",
                      key.kind == GLOSS_V_REF ? key.targets.table() : nullptr});
  }
  return table_;
}

}  // namespace glossator::check
