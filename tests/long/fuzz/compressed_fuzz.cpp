// Streams of gzip and zstd with faults at any place: reading ends, with a message.
#include "fuzzing.hpp"
#include "input/decompressed_source.hpp"

using namespace glossator;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto source = decompressed(std::make_unique<PiecesSource>(text_of(data, size)));
  char buffer[4096];
  std::size_t total = 0;
  constexpr std::size_t enough = 64u << 20;  // a small stream may stand for a huge one
  for (std::size_t count; total < enough && (count = source->read(buffer, sizeof buffer)) > 0;)
    total += count;
  return 0;
}
