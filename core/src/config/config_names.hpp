#pragma once
#include <cstddef>
#include <span>
#include <string_view>

#include "glossator/config.hpp"

namespace glossator {

/// Sets `out` to the value that config.schema.json calls `name`. Throws Error(internal) on an
/// unknown name: the schema refuses those before.
void read_name(std::string_view name, OnError& out);
void read_name(std::string_view name, Isolation& out);
void read_name(std::string_view name, Sandbox& out);
void read_name(std::string_view name, Unit& out);
void read_name(std::string_view name, InputFormat& out);
void read_name(std::string_view name, Ids& out);
void read_name(std::string_view name, HtmlPart& out);
void read_name(std::string_view name, OffsetsIn& out);
void read_name(std::string_view name, OutputKind& out);

}  // namespace glossator
