// Tables of any bytes: no row is lost, and no row is invented.
#include "fuzzing.hpp"
#include "input/csv_reader.hpp"

using namespace glossator;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = text_of(data, size);
  const InputConfig config;
  const CsvForm form{size % 2 == 0 ? ',' : '\t', size % 3 == 0 ? '\0' : '"'};
  const auto reader = read_csv(std::make_unique<PiecesSource>(input), form, "f", config, "");
  std::size_t documents = 0;
  for (InputDocument out; reader->next(out); ++documents)
    require(!out.error || out.document.text.empty(), "a document that is refused has no text");
  const auto lines = static_cast<std::size_t>(std::count(input.begin(), input.end(), '\n'));
  require(documents <= lines + 1, "no more documents than lines");
  return 0;
}
