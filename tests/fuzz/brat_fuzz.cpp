// Annotations of any bytes over any text, which ends at the first NUL: what is accepted holds.
#include <unordered_set>

#include "fuzzing.hpp"
#include "gloss/text.hpp"
#include "input/brat_reader.hpp"
#include "text/utf8.hpp"

using namespace glossator;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = text_of(data, size);
  const std::size_t end = std::min(input.find('\0'), size);
  const std::string_view text = input.substr(0, end);
  if (find_invalid_utf8(text)) return 0;
  const BratAnnotations read = read_brat(input.substr(std::min(end + 1, size)), text);
  std::unordered_set<std::string> ids;
  for (const auto& span : read.spans) {
    ids.insert(span.id);
    require(!span.fragments.empty(), "a span has a piece");
    for (const auto& [from, to] : span.fragments)
      require(from < to && to <= text.size() && gloss::is_boundary(text, from) &&
                  gloss::is_boundary(text, to),
              "a piece is in the text");
  }
  for (const auto& link : read.links) ids.insert(link.id);
  for (const auto& note : read.notes) ids.insert(note.id);
  for (const auto& link : read.links)
    for (const auto& argument : link.arguments)
      require(ids.contains(argument.target), "an argument is there");
  for (const auto& note : read.notes) require(ids.contains(note.target), "a target is there");
  return 0;
}
