#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace glossator {

/// A piece of an HTML document, borrowed from it. Offsets are bytes of the document, half-open.
struct HtmlEvent {
  enum class Kind { text, start_tag, end_tag };
  struct Attribute {
    std::string_view name, value;  ///< as written
  };

  Kind kind = Kind::text;
  std::size_t begin = 0, end = 0;
  std::string name;                   ///< of a tag, ASCII letters in lower case
  std::vector<Attribute> attributes;  ///< of a start tag
  bool is_raw = false;                ///< text without character references, as in a script

  /// The value of the first attribute of that name (ASCII letters in any case), with its character
  /// references decoded; nothing if the tag has none.
  std::optional<std::string> attribute(std::string_view name) const;
};

/// Cuts HTML into tags and text, as the tokenizer of the HTML standard (13.2.5) does, except for
/// comments in scripts. Skips comments and declarations. Accepts any input, in linear time.
class HtmlScanner {
 public:
  /// `source` is borrowed.
  explicit HtmlScanner(std::string_view source) : source_(source) {}

  /// Sets `event` to the next piece and returns true, or returns false at the end.
  bool next(HtmlEvent& event);

 private:
  bool take_text(HtmlEvent& event, std::size_t end);
  bool take_raw_text(HtmlEvent& event);
  bool take_tag(HtmlEvent& event, std::size_t name_begin);
  void take_attributes(HtmlEvent& event);
  std::string_view take_attribute_value();
  void skip_blanks();
  void skip_comment();
  void skip_declaration();
  std::size_t find_end_tag(std::string_view name) const;
  bool is_tag_at(std::size_t at) const;
  char at(std::size_t index) const { return index < source_.size() ? source_[index] : '\0'; }

  std::string_view source_;
  std::size_t at_ = 0;
  std::string raw_element_;  // the element whose raw text comes next
};

}  // namespace glossator
