#pragma once
#include <cstdint>
#include <string_view>

namespace glossator {

/// What an element of HTML means for the text in it, by its name alone (HTML standard, 4 and 15.3).
struct HtmlElement {
  enum Flag : std::uint32_t {
    block = 1,         ///< stands apart from the text around it
    empty = 2,         ///< has no content and no end tag
    raw = 4,           ///< its content holds no tags
    references = 8,    ///< of those that are raw: its content holds character references
    hidden = 16,       ///< its content is not shown, or is no text
    boilerplate = 32,  ///< its content is about the site rather than the page
    main = 64,         ///< holds what the page is about
    heading = 128,
    link = 256,
    preformatted = 512,
    item = 1024,  ///< ends an open one of its own kind: li, dt, dd, tr, td, th, option
  };
  std::uint32_t flags = 0;

  bool has(Flag flag) const { return (flags & flag) != 0; }
};

/// `name` in lower case. An unknown one has no flags.
HtmlElement element_named(std::string_view name);

}  // namespace glossator
