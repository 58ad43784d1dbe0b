#pragma once
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "input/html/html_scanner.hpp"

namespace glossator {

/// The elements that are open at a place of an HTML document, as far as they matter for its text.
/// Each step costs constant time on the average, whatever the document nests or leaves open.
class OpenElements {
 public:
  /// Opens the element of `tag`, and ends those that end before it: an open paragraph before a
  /// block, an item before an item of its list.
  void open(const HtmlEvent& tag);
  /// Ends the innermost open element of that name and all in it; nothing if there is none.
  void close(std::string_view name);

  /// Whether an element with one of `flags` (HtmlElement::Flag, or of those that an attribute gave)
  /// is open.
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
  std::unordered_map<std::uint32_t, std::uint32_t> open_;  // how many of a name
  std::uint32_t depth_[flag_count] = {};                   // how many with a flag
  std::uint32_t active_ = 0;                               // the flags that any has
};

}  // namespace glossator
