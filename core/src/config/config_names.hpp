#pragma once
#include <cstddef>
#include <span>
#include <string_view>

#include "glossator/config.hpp"

namespace glossator {

/// The names that config.schema.json gives the values of an enumeration, in their order.
using Names = std::span<const char* const>;
Names names_of(OnError);
Names names_of(Isolation);
Names names_of(Sandbox);
Names names_of(Unit);
Names names_of(InputFormat);
Names names_of(Ids);
Names names_of(BadDates);
Names names_of(InputEncoding);
Names names_of(HtmlPart);
Names names_of(OffsetsIn);
Names names_of(OutputKind);

/// The position of `name`. Throws Error(internal) if it is unknown: the schema refuses those
/// before.
std::size_t position_of(std::string_view name, Names names);

/// Sets `out` to the value called `name`. Throws as position_of() does.
template <class Enum>
void read_name(std::string_view name, Enum& out) {
  out = static_cast<Enum>(position_of(name, names_of(Enum{})));
}

}  // namespace glossator
