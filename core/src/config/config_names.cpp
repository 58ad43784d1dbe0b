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
constexpr const char* bad_dates_names[] = {"error", "warn"};
constexpr const char* input_encoding_names[] = {"utf-8", "latin-1", "windows-1252", "utf-16",
                                                "auto"};
constexpr const char* html_part_names[] = {"main", "all"};
constexpr const char* offsets_in_names[] = {"text", "source"};
constexpr const char* output_kind_names[] = {"auto",  "jsonl", "table",  "csv",
                                             "conll", "brat",  "folder", "sqlite"};

template <class Enum>
const char* name_in(Enum value) {
  return names_of(value)[static_cast<std::size_t>(value)];
}

}  // namespace

Names names_of(OnError) { return on_error_names; }
Names names_of(Isolation) { return isolation_names; }
Names names_of(Sandbox) { return sandbox_names; }
Names names_of(Unit) { return unit_names; }
Names names_of(InputFormat) { return input_format_names; }
Names names_of(Ids) { return ids_names; }
Names names_of(BadDates) { return bad_dates_names; }
Names names_of(InputEncoding) { return input_encoding_names; }
Names names_of(HtmlPart) { return html_part_names; }
Names names_of(OffsetsIn) { return offsets_in_names; }
Names names_of(OutputKind) { return output_kind_names; }

std::size_t position_of(std::string_view name, Names names) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (name == names[i]) return i;
  throw Error(ErrorCode::internal, "unknown name `" + std::string(name) + "` in a checked config");
}

const char* name_of(OnError value) { return name_in(value); }
const char* name_of(Isolation value) { return name_in(value); }
const char* name_of(Sandbox value) { return name_in(value); }
const char* name_of(Unit value) { return name_in(value); }
const char* name_of(InputFormat value) { return name_in(value); }
const char* name_of(Ids value) { return name_in(value); }
const char* name_of(BadDates value) { return name_in(value); }
const char* name_of(InputEncoding value) { return name_in(value); }
const char* name_of(HtmlPart value) { return name_in(value); }
const char* name_of(OffsetsIn value) { return name_in(value); }
const char* name_of(OutputKind value) { return name_in(value); }

}  // namespace glossator
