#pragma once
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace glossator {

struct JsonMember;

/// A JSON value is of another kind than the caller asked for, or lacks a member; the text says
/// which.
class JsonError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A JSON value in memory; members keep their order, and copies are independent. It keeps
/// nlohmann/json, which takes seconds to compile, out of every other room: json.cpp writes with it,
/// and tests parse with it.
class Json {
 public:
  using Items = std::vector<Json>;
  using Members = std::vector<JsonMember>;

  Json(std::nullptr_t = nullptr);
  Json(std::same_as<bool> auto value) : value_(value) {}
  Json(std::signed_integral auto value);
  /// Stored as std::int64_t, unless it is too large for that type.
  Json(std::unsigned_integral auto value) requires(!std::same_as<decltype(value), bool>)
      : Json(from_unsigned(value)) {}
  Json(double value);
  Json(std::string text);
  Json(std::string_view text);
  Json(const char* text);
  Json(const std::vector<std::string>& texts);            ///< an array
  Json(const std::map<std::string, std::string>& texts);  ///< an object
  static Json array(Items items = {});
  static Json object(std::initializer_list<JsonMember> members = {});
  static Json object(Members members);

  Json(const Json&);
  Json(Json&&) noexcept;
  Json& operator=(const Json&);
  Json& operator=(Json&&) noexcept;
  ~Json();

  bool is_null() const { return value_.index() == 0; }
  bool is_boolean() const { return std::holds_alternative<bool>(value_); }
  /// Whether it is a number without point and exponent; 1.0 is not.
  bool is_integer() const;
  bool is_number() const { return is_integer() || std::holds_alternative<double>(value_); }
  bool is_text() const { return std::holds_alternative<std::string>(value_); }
  bool is_array() const { return std::holds_alternative<Items>(value_); }
  bool is_object() const { return std::holds_alternative<Members>(value_); }
  bool is_structured() const { return is_array() || is_object(); }

  // Each throws JsonError if the value is of another kind.
  bool boolean() const;
  std::int64_t integer() const;            ///< throws too if it is beyond std::int64_t
  std::uint64_t unsigned_integer() const;  ///< throws too if it is negative
  double number() const;                   ///< also of an integer
  const std::string& text() const;
  const Items& array_items() const;                     ///< of an array
  const Members& object_members() const;                ///< of an object
  std::vector<std::string> texts() const;               ///< of an array of texts
  std::map<std::string, std::string> text_map() const;  ///< of an object of texts

  /// The items of an array or the members of an object; empty for any other kind.
  const Items& items() const;
  const Members& members() const;
  /// The same, mutable. Throws JsonError if the value is of another kind.
  Items& items();
  Members& members();
  /// The number of items or members; 0 for any other kind.
  std::size_t size() const;
  bool empty() const { return size() == 0; }

  /// The member `key`; NULL if there is none or this is not an object.
  const Json* find(std::string_view key) const;
  Json* find(std::string_view key);
  bool contains(std::string_view key) const { return find(key) != nullptr; }
  /// The value at a JSON Pointer; NULL if there is none or `pointer` is not a JSON Pointer.
  const Json* find_pointer(std::string_view pointer) const;
  Json* find_pointer(std::string_view pointer);
  /// The member `key`. Throws JsonError if there is none.
  const Json& at(std::string_view key) const;
  const Json& at(std::size_t index) const;
  const Json& operator[](std::string_view key) const { return at(key); }
  const Json& operator[](const char* key) const { return at(std::string_view(key)); }
  const Json& operator[](std::size_t index) const { return at(index); }
  /// The text of member `key`; `otherwise` if it is missing or not a text.
  std::string text_or(std::string_view key, std::string_view otherwise) const;

  /// The member `key`, added as null if it is missing. A null value becomes an object first.
  Json& operator[](std::string_view key);
  Json& operator[](const char* key) { return (*this)[std::string_view(key)]; }
  Json& operator[](int index) = delete;  ///< else 0 would be taken for a NULL key; use at()
  void push_back(Json item);             ///< a null value becomes an array first
  void erase(std::string_view key);

  /// Equality of JSON: numbers by value (1 equals 1.0), members in any order.
  friend bool operator==(const Json& a, const Json& b);

  /// The JSON text. `indent` < 0: one line. U+FFFD replaces bytes that are not UTF-8.
  std::string dump(int indent = -1) const;
  /// Parses JSON that a program wrote, such as a result, by RFC 8259; nothing if it is none. A
  /// number beyond 64 bits or double becomes the nearest double; of a repeated key all members
  /// stay.
  static std::optional<Json> parse(std::string_view text);

 private:
  using Value = std::variant<std::nullptr_t, bool, std::int64_t, std::uint64_t, double, std::string,
                             Items, Members>;
  static Json from_unsigned(std::uint64_t value);
  [[noreturn]] void refuse(const char* expected) const;

  Value value_;
};

struct JsonMember {
  std::string key;
  Json value;
};

// Outside the class: inside it clang instantiates the variant while JsonMember is incomplete.
Json::Json(std::signed_integral auto value) : value_(static_cast<std::int64_t>(value)) {}

}  // namespace glossator
