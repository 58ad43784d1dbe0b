#pragma once
/// The text of a symbolic form, and the names of the parts of a date in it.
#include <charconv>
#include <cstring>
#include <string_view>

#include "dates/expression.hpp"
#include "dates/short_copy.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// The name of a part of a date in a form.
struct FieldKey {
  std::string_view name;
  std::int32_t Fields::*member;
};
inline constexpr FieldKey field_keys[] = {
    {"year", &Fields::year},       {"month", &Fields::month},     {"day", &Fields::day},
    {"weekday", &Fields::weekday}, {"week", &Fields::week},       {"quarter", &Fields::quarter},
    {"half", &Fields::half},       {"decade", &Fields::decade},   {"century", &Fields::century},
    {"hour", &Fields::hour},       {"minute", &Fields::minute},   {"second", &Fields::second},
    {"zone", &Fields::zone},       {"holiday", &Fields::holiday},
};

/// Writes a symbolic form (form.hpp) without allocations. Shapes hold their first arguments by
/// place.
class FormWriter {
 public:
  explicit FormWriter(std::string_view name) {
    put(name);
    *end_++ = '(';
  }
  void add(std::string_view value) {
    if (end_[-1] != '(') *end_++ = ',';
    put(value);
  }
  void add(std::string_view key, std::string_view value) {
    add(key);
    *end_++ = '=';
    put(value);
  }
  void add(std::int64_t value) {
    add(std::string_view());
    put(value);
  }
  /// The same for a key that the compiler knows.
  template <const FieldKey& Key>
  void add(std::int64_t value) {
    if (end_[-1] != '(') *end_++ = ',';
    std::memcpy(end_, Key.name.data(), Key.name.size());
    end_ += Key.name.size();
    *end_++ = '=';
    put(value);
  }
  void add(std::string_view key, std::int64_t value) {
    add(key);
    *end_++ = '=';
    put(value);
  }
  void add(const Amount& amount) {
    add(std::string_view());
    put(amount);
  }
  void add(std::string_view key, const Amount& amount) {
    add(key);
    *end_++ = '=';
    put(amount);
  }
  /// The form; borrowed from the writer.
  std::string_view done() {
    *end_++ = ')';
    return {text_, static_cast<std::size_t>(end_ - text_)};
  }

 private:
  void put(std::string_view text) { end_ = copy_short(text, end_); }
  void put(std::int64_t value) {
    if (value >= 0 && value < 10)
      *end_++ = static_cast<char>('0' + value);
    else
      end_ = std::to_chars(end_, text_ + sizeof text_, value).ptr;
  }
  void put(const Amount& amount) {
    if (amount.vague) return put(std::string_view("X"));
    put(amount.hundredths / 100);
    const std::int64_t rest = amount.hundredths % 100;
    if (rest == 0) return;
    put(std::string_view(rest < 10 ? ".0" : "."));
    put(rest % 10 == 0 ? rest / 10 : rest);
  }

  // A form has fewer than 60 arguments, of at most 30 bytes each.
  char text_[2048];
  char* end_ = text_;
};

}  // namespace dates
}  // namespace gloss
