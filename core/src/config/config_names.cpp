#include "config/config_names.hpp"

#include <string>

#include "glossator/error.hpp"

namespace glossator {
namespace {

// The names of each enumeration, in the order of its values.
constexpr const char* on_error_names[] = {"skip_document", "skip_layer", "stop"};
constexpr const char* isolation_names[] = {"none", "chain", "plugin"};
constexpr const char* sandbox_names[] = {"off", "limits", "strict"};
constexpr const char* unit_names[] = {"byte", "codepoint", "utf16"};
constexpr const char* input_format_names[] = {"auto", "text", "html", "jsonl", "csv", "tsv"};
constexpr const char* ids_names[] = {"unique", "any"};
constexpr const char* html_part_names[] = {"main", "all"};
constexpr const char* offsets_in_names[] = {"text", "source"};
constexpr const char* output_kind_names[] = {"auto",  "jsonl", "table",  "csv",
                                             "conll", "brat",  "folder", "sqlite"};

std::size_t index_of(std::string_view name, std::span<const char* const> names) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (name == names[i]) return i;
  throw Error(ErrorCode::internal, "unknown name `" + std::string(name) + "` in a checked config");
}

}  // namespace

const char* name_of(OnError value) { return on_error_names[static_cast<std::size_t>(value)]; }
const char* name_of(Isolation value) { return isolation_names[static_cast<std::size_t>(value)]; }
const char* name_of(Sandbox value) { return sandbox_names[static_cast<std::size_t>(value)]; }
const char* name_of(Unit value) { return unit_names[static_cast<std::size_t>(value)]; }
const char* name_of(InputFormat value) {
  return input_format_names[static_cast<std::size_t>(value)];
}
const char* name_of(Ids value) { return ids_names[static_cast<std::size_t>(value)]; }
const char* name_of(HtmlPart value) { return html_part_names[static_cast<std::size_t>(value)]; }
const char* name_of(OffsetsIn value) { return offsets_in_names[static_cast<std::size_t>(value)]; }
const char* name_of(OutputKind value) { return output_kind_names[static_cast<std::size_t>(value)]; }

void read_name(std::string_view name, OnError& out) {
  out = static_cast<OnError>(index_of(name, on_error_names));
}
void read_name(std::string_view name, Isolation& out) {
  out = static_cast<Isolation>(index_of(name, isolation_names));
}
void read_name(std::string_view name, Sandbox& out) {
  out = static_cast<Sandbox>(index_of(name, sandbox_names));
}
void read_name(std::string_view name, Unit& out) {
  out = static_cast<Unit>(index_of(name, unit_names));
}
void read_name(std::string_view name, InputFormat& out) {
  out = static_cast<InputFormat>(index_of(name, input_format_names));
}
void read_name(std::string_view name, Ids& out) {
  out = static_cast<Ids>(index_of(name, ids_names));
}
void read_name(std::string_view name, HtmlPart& out) {
  out = static_cast<HtmlPart>(index_of(name, html_part_names));
}
void read_name(std::string_view name, OffsetsIn& out) {
  out = static_cast<OffsetsIn>(index_of(name, offsets_in_names));
}
void read_name(std::string_view name, OutputKind& out) {
  out = static_cast<OutputKind>(index_of(name, output_kind_names));
}

}  // namespace glossator
