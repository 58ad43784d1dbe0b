#include "interchange/jsonl_offsets.hpp"

#include <cstdint>

#include "glossator/error.hpp"
#include "output/result_lines.hpp"

namespace glossator::interchange {
namespace {

[[noreturn]] void refuse(const std::string& what) { throw Error(ErrorCode::input, what); }

void convert(TextSpan& span, const ByteOffsets& offsets) {
  span = {offsets.byte_of(span.begin), offsets.byte_of(span.end)};
}

}  // namespace

Unit unit_named(const std::string& name) {
  for (const Unit unit : {Unit::byte, Unit::codepoint, Unit::utf16})
    if (name == name_of(unit)) return unit;
  refuse("offsets cannot count `" + name + "`; known: byte, codepoint, utf16");
}

Unit unit_of(const Json& line) {
  if (line.find("offsets")) refuse(offsets_are_of_source);
  const Json* const name = line.find("unit");
  return !name || name->is_null() ? Unit::byte : unit_named(name->text());
}

std::optional<TextSpan> span_of(const Json& record) {
  const Json* const begin = record.find("begin");
  const Json* const end = record.find("end");
  if ((!begin || begin->is_null()) && (!end || end->is_null())) return std::nullopt;
  if (!begin || !end) refuse("a record has only one of `begin` and `end`");
  const std::uint64_t from = begin->unsigned_integer(), to = end->unsigned_integer();
  if (from > to || to > UINT32_MAX)
    refuse("span " + begin->dump() + ".." + end->dump() + " is no piece of a text");
  return TextSpan{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
}

void count_in_bytes(AnnotatedDocument& document, Unit unit, const std::string& text) {
  const ByteOffsets offsets(text, unit);
  for (AnnotatedLayer& layer : document.layers)
    for (Annotation& annotation : layer.annotations) {
      if (annotation.span) convert(*annotation.span, offsets);
      for (Attribute& attribute : annotation.attributes)
        for (Value& value : attribute.values)
          if (auto* const span = std::get_if<TextSpan>(&value)) convert(*span, offsets);
    }
}

}  // namespace glossator::interchange
