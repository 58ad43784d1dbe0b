#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "glossator/layer.hpp"

namespace glossator::explain {

/// A place that somebody asks about: "120", "120-135", "ID:120", "ID:120-135".
struct Place {
  std::string document;  ///< its id; empty: the only one
  Span span;             ///< in bytes, not empty; of "120" the byte

  /// Throws Error(usage).
  static Place parse(const std::string& text);
};

/// The span, widened to code points. Throws Error(usage) if it begins at the text's end or after.
Span inside(Span span, std::string_view text);

/// The first place of `wanted`, or nothing.
std::optional<Span> find_text(std::string_view text, const std::string& wanted);

}  // namespace glossator::explain
