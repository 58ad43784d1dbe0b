// Lines of any bytes: one document or error for each that is not blank.
#include "fuzzing.hpp"
#include "input/jsonl_reader.hpp"
#include "text/utf8.hpp"

using namespace glossator;

namespace {

std::size_t lines_of(std::string_view text) {
  std::size_t count = 0;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    count += text.substr(0, end).find_first_not_of(" \t\r") != std::string_view::npos;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = text_of(data, size);
  InputConfig config;
  config.text = size % 3 == 0 ? "/a/0/text" : "/text";
  const auto reader = read_jsonl(std::make_unique<PiecesSource>(input), "f", config, "");
  std::size_t documents = 0;
  for (InputDocument out; reader->next(out); ++documents) {
    require(!out.document.id.empty(), "a document has an id");
    require(!find_invalid_utf8(out.document.text), "a text is UTF-8");
    require(!out.error || out.document.text.empty(), "a document that is refused has no text");
  }
  const std::size_t lines = input.empty() ? 0 : lines_of(input.substr(1));
  // The first line may describe the file.
  require(documents == lines || documents + 1 == lines, "a document for each line");
  return 0;
}
