#pragma once
#include <cstdint>
#include <string_view>

namespace glossator {

/// The effect of an HTML element on the text in it, from its name alone (HTML standard, 4 and
/// 15.3).
struct HtmlElement {
  enum Flag : std::uint32_t {
    block = 1,         ///< stands apart from the text around it
    empty = 2,         ///< has no content and no end tag
    raw = 4,           ///< its content holds no tags
    references = 8,    ///< a raw element with character references in its content
    hidden = 16,       ///< its content is not shown or is not text
    boilerplate = 32,  ///< its content is about the site rather than the page
    main = 64,         ///< holds the main content
    heading = 128,
    link = 256,
    preformatted = 512,
    item = 1024,  ///< ends an open element of its own kind: li, dt, dd, tr, td, th, option
  };
  std::uint32_t flags = 0;

  bool has(Flag flag) const { return (flags & flag) != 0; }
};

/// The element `name`, in lower case. An unknown one has no flags.
HtmlElement element_named(std::string_view name);

}  // namespace glossator
