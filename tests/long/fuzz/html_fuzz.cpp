// Pages of any bytes: the text is UTF-8, and its places are in the source, in order.
#include "fuzzing.hpp"
#include "input/html/html_text.hpp"
#include "text/utf8.hpp"

using namespace glossator;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view source = text_of(data, size);
  Document page;
  const HtmlReading how{.all = size % 2 == 0, .keep_source = true};
  if (!read_html(source, how, page).empty()) return 0;
  require(!find_invalid_utf8(page.text), "the text is UTF-8");
  require(page.text.empty() == page.source.empty(), "a text has places");
  if (page.text.empty()) return 0;
  require(page.source.front().begin == 0, "places are known from the begin on");
  OffsetUnits units(Unit::byte);
  units.begin(page);
  std::uint32_t before = 0;
  for (std::uint32_t at = 0; at < page.text.size(); ++at) {
    const auto [begin, end] = units.convert_span(at, at + 1);
    require(begin < end && end <= size, "a place is in the source");
    require(before <= begin, "places are in order");
    before = begin;
  }
  return 0;
}
