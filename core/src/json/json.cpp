#include "json/json.hpp"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "json/json_parser.hpp"
#include "json/json_pointer.hpp"
#include "json/json_source.hpp"

namespace glossator {
namespace {

nlohmann::ordered_json written(const Json& value) {
  using Written = nlohmann::ordered_json;
  if (value.is_object()) {
    Written out = Written::object();
    // Appends to the underlying vector: the object's own insertion searches all members each time.
    auto& members = static_cast<Written::object_t::Container&>(out.get_ref<Written::object_t&>());
    for (const auto& [key, item] : value.members()) members.emplace_back(key, written(item));
    return out;
  }
  if (value.is_array()) {
    Written out = Written::array();
    for (const Json& item : value.items()) out.push_back(written(item));
    return out;
  }
  if (value.is_text()) return value.text();
  if (value.is_boolean()) return value.boolean();
  if (value.is_integer()) {
    if (value.number() > 0) return value.unsigned_integer();
    return value.integer();
  }
  if (value.is_number()) return value.number();
  return nullptr;
}

const char* kind_of(const Json& value) {
  return value.is_object()    ? "an object"
         : value.is_array()   ? "an array"
         : value.is_text()    ? "a string"
         : value.is_boolean() ? "true or false"
         : value.is_null()    ? "null"
                              : "a number";
}

}  // namespace

Json::Json(std::nullptr_t) : value_(nullptr) {}
Json::Json(double value) : value_(value) {}
Json::Json(std::string text) : value_(std::move(text)) {}
Json::Json(std::string_view text) : value_(std::string(text)) {}
Json::Json(const char* text) : value_(std::string(text)) {}
Json::Json(const std::vector<std::string>& texts) : value_(Items(texts.begin(), texts.end())) {}
Json::Json(const std::map<std::string, std::string>& texts) : value_(Members{}) {
  for (const auto& [key, text] : texts) members().push_back({key, text});
}
Json Json::array(Items items) {
  Json out;
  out.value_ = std::move(items);
  return out;
}
Json Json::object(Members members) {
  Json out;
  out.value_ = std::move(members);
  return out;
}
Json Json::object(std::initializer_list<JsonMember> members) { return object(Members(members)); }

Json::Json(const Json&) = default;
Json::Json(Json&&) noexcept = default;
Json& Json::operator=(const Json&) = default;
Json& Json::operator=(Json&&) noexcept = default;
Json::~Json() = default;

Json Json::from_unsigned(std::uint64_t value) {
  Json out;
  if (value <= std::uint64_t{std::numeric_limits<std::int64_t>::max()})
    out.value_ = static_cast<std::int64_t>(value);
  else
    out.value_ = value;
  return out;
}

void Json::refuse(const char* expected) const {
  throw JsonError(std::string("expected ") + expected + "; found " + kind_of(*this));
}

bool Json::is_integer() const {
  return std::holds_alternative<std::int64_t>(value_) ||
         std::holds_alternative<std::uint64_t>(value_);
}

bool Json::boolean() const {
  if (!is_boolean()) refuse("true or false");
  return std::get<bool>(value_);
}

std::int64_t Json::integer() const {
  if (const auto* value = std::get_if<std::int64_t>(&value_)) return *value;
  if (std::holds_alternative<std::uint64_t>(value_))
    throw JsonError("expected an integer below 2^63; found " + dump());
  refuse("an integer");
}

std::uint64_t Json::unsigned_integer() const {
  if (const auto* value = std::get_if<std::uint64_t>(&value_)) return *value;
  const std::int64_t value = integer();
  if (value < 0) throw JsonError("expected an integer that is not negative; found " + dump());
  return static_cast<std::uint64_t>(value);
}

double Json::number() const {
  if (const auto* value = std::get_if<double>(&value_)) return *value;
  if (const auto* value = std::get_if<std::int64_t>(&value_)) return static_cast<double>(*value);
  if (const auto* value = std::get_if<std::uint64_t>(&value_)) return static_cast<double>(*value);
  refuse("a number");
}

const std::string& Json::text() const {
  if (!is_text()) refuse("a string");
  return std::get<std::string>(value_);
}

std::vector<std::string> Json::texts() const {
  if (!is_array()) refuse("an array");
  std::vector<std::string> out;
  for (const Json& item : items()) out.push_back(item.text());
  return out;
}

std::map<std::string, std::string> Json::text_map() const {
  if (!is_object()) refuse("an object");
  std::map<std::string, std::string> out;
  for (const auto& [key, item] : members()) out.emplace(key, item.text());
  return out;
}

const Json::Items& Json::items() const {
  static const Items none;
  return is_array() ? std::get<Items>(value_) : none;
}

const Json::Members& Json::members() const {
  static const Members none;
  return is_object() ? std::get<Members>(value_) : none;
}

const Json::Items& Json::array_items() const {
  if (!is_array()) refuse("an array");
  return items();
}

const Json::Members& Json::object_members() const {
  if (!is_object()) refuse("an object");
  return members();
}

Json::Items& Json::items() {
  if (!is_array()) refuse("an array");
  return std::get<Items>(value_);
}

Json::Members& Json::members() {
  if (!is_object()) refuse("an object");
  return std::get<Members>(value_);
}

std::size_t Json::size() const { return is_array() ? items().size() : members().size(); }

const Json* Json::find(std::string_view key) const {
  for (const auto& [name, item] : members())
    if (name == key) return &item;
  return nullptr;
}

Json* Json::find(std::string_view key) {
  return const_cast<Json*>(static_cast<const Json&>(*this).find(key));
}

const Json* Json::find_pointer(std::string_view pointer) const {
  const auto tokens = pointer_tokens(pointer);
  if (!tokens) return nullptr;
  const Json* value = this;
  for (const std::string& token : *tokens) {
    if (value->is_array()) {
      const auto index = array_index(token);
      value = index && *index < value->size() ? &value->items()[*index] : nullptr;
    } else {
      value = value->find(token);
    }
    if (!value) return nullptr;
  }
  return value;
}

Json* Json::find_pointer(std::string_view pointer) {
  return const_cast<Json*>(static_cast<const Json&>(*this).find_pointer(pointer));
}

const Json& Json::at(std::string_view key) const {
  if (!is_object()) refuse("an object");
  if (const Json* found = find(key)) return *found;
  throw JsonError("lacks the member `" + std::string(key) + "`");
}

const Json& Json::at(std::size_t index) const {
  if (!is_array()) refuse("an array");
  if (index < size()) return items()[index];
  throw JsonError("lacks item " + std::to_string(index));
}

std::string Json::text_or(std::string_view key, std::string_view otherwise) const {
  const Json* found = find(key);
  return found && found->is_text() ? found->text() : std::string(otherwise);
}

Json& Json::operator[](std::string_view key) {
  if (is_null()) value_ = Members{};
  if (Json* found = find(key)) return *found;
  return members().emplace_back(JsonMember{std::string(key), {}}).value;
}

void Json::push_back(Json item) {
  if (is_null()) value_ = Items{};
  items().push_back(std::move(item));
}

void Json::erase(std::string_view key) {
  std::erase_if(members(), [&](const JsonMember& member) { return member.key == key; });
}

bool operator==(const Json& a, const Json& b) {
  if (a.is_number() && b.is_number()) {
    const auto *x = std::get_if<std::int64_t>(&a.value_), *y = std::get_if<std::int64_t>(&b.value_);
    if (x && y) return *x == *y;
    const auto *u = std::get_if<std::uint64_t>(&a.value_),
               *v = std::get_if<std::uint64_t>(&b.value_);
    if (u && v) return *u == *v;
    return a.number() == b.number();
  }
  if (a.is_object() && b.is_object())
    return a.size() == b.size() &&
           std::all_of(a.members().begin(), a.members().end(), [&](const JsonMember& member) {
             const Json* other = b.find(member.key);
             return other && *other == member.value;
           });
  if (a.is_array() && b.is_array()) return a.items() == b.items();
  if (a.is_text() && b.is_text()) return a.text() == b.text();
  if (a.is_boolean() && b.is_boolean()) return a.boolean() == b.boolean();
  return a.is_null() && b.is_null();
}

std::string Json::dump(int indent) const {
  return written(*this).dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::optional<Json> Json::parse(std::string_view text) {
  JsonSource source = JsonParser(text, false).parse();
  if (!source.problems.empty()) return std::nullopt;
  return std::move(source.value);
}

}  // namespace glossator
