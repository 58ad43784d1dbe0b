#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "json/json_source.hpp"

namespace glossator {

/// Parses one text once; see parse_json() and Json::parse().
class JsonParser {
 public:
  /// Without places, which take as much memory as values, problems have none either, and what is
  /// JSON but a problem for parse_json() is none.
  explicit JsonParser(std::string_view text, bool keeps_places = true)
      : text_(text), keeps_places_(keeps_places) {}
  JsonSource parse();

 private:
  struct Failure {};  ///< thrown after the problem is noted

  Json value(Places& places, unsigned depth);
  Json object(Places& places, unsigned depth);
  Json array(Places& places, unsigned depth);
  Json number();
  Json integer(std::string_view digits);
  Json real(std::size_t begin);
  Json word();
  std::string string();
  void escape(std::string& out);
  char32_t code_unit(std::size_t backslash);
  void utf8_sequence(std::string& out);
  void digits(const char* where);
  void refuse_repeated_keys(const Json::Members& members, const Places& places);

  bool at_end() const { return at_ == text_.size(); }
  char peek() const { return at_end() ? '\0' : text_[at_]; }
  bool take(char c);
  void skip_blanks();
  void check_encoding();
  std::size_t first_line_begin() const;
  Place place_of(std::size_t offset) const;
  std::string found() const;
  unsigned deepest() const;
  [[noreturn]] void fail(const std::string& message) { fail_at(at_, message); }
  [[noreturn]] void fail_at(std::size_t offset, const std::string& message);
  /// Notes a fault behind which the text can still be parsed, to find others.
  void note_at(std::size_t offset, const std::string& message);

  /// The places of another member or item.
  Places& add_child(Places& places) const {
    return keeps_places_ ? places.children.emplace_back() : places;
  }

  std::string_view text_;
  const bool keeps_places_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::size_t line_begin_ = 0;
  std::string pointer_;            ///< of the value being parsed
  std::vector<Problem> problems_;  ///< for which the text is not JSON
  std::vector<Problem> repeated_;  ///< keys
};

}  // namespace glossator
