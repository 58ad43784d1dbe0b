#pragma once
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "input/html/html_scanner.hpp"

namespace glossator {

/// The open elements at a place of an HTML document, as far as they affect its text. Each step
/// takes amortized constant time, even with deep nesting and missing end tags.
class OpenElements {
 public:
  /// Opens the element of `tag` and first ends those that it ends implicitly: an open paragraph
  /// before a block, an item before the next item of its list.
  void open(const HtmlEvent& tag);
  /// Ends the innermost open element `name` and all in it, if there is one.
  void close(std::string_view name);

  /// Whether an element is open with one of `flags` (HtmlElement::Flag, from its name or an
  /// attribute).
  bool any(std::uint32_t flags) const { return (active_ & flags) != 0; }

 private:
  struct Element {
    std::uint32_t name;  // a hash
    std::uint32_t flags;
  };
  static constexpr unsigned flag_count = 11;

  void push(std::uint32_t name, std::uint32_t flags);
  void pop();
  void end_before(std::string_view name, std::uint32_t flags);

  std::vector<Element> elements_;
  std::unordered_map<std::uint32_t, std::uint32_t> open_;  // open elements per name
  std::uint32_t depth_[flag_count] = {};                   // open elements per flag
  std::uint32_t active_ = 0;                               // the flags of all open elements
};

}  // namespace glossator
