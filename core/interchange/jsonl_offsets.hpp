#pragma once
#include <optional>
#include <string>

#include "glossator/config.hpp"
#include "interchange/annotated_document.hpp"
#include "json/json.hpp"

namespace glossator::interchange {

/// The unit of this name. Throws Error(input) for an unknown one.
Unit unit_named(const std::string& name);

/// The unit that `line` says its offsets count in; the byte if it says nothing. Throws Error(input)
/// for an unknown unit, and for offsets in a source.
Unit unit_of(const Json& line);

/// The span of a record: its members `begin` and `end`, in the unit of the line; none if it has
/// none. Throws Error(input) if it has one of them only, or end comes before begin.
std::optional<TextSpan> span_of(const Json& record);

/// Turns all offsets of `document` from `unit` to bytes of `text`. Throws Error(input) if one is
/// outside the text or inside a character.
void count_in_bytes(AnnotatedDocument& document, Unit unit, const std::string& text);

}  // namespace glossator::interchange
