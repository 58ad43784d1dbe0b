#include "results_ahead.hpp"

#include <algorithm>

namespace glossator::python {
namespace {

void fetch(const void* begin, std::size_t size) {
  constexpr std::size_t line = 64, most = 8192;
  for (std::size_t at = 0; at < std::min(size, most); at += line)
    __builtin_prefetch(static_cast<const char*>(begin) + at, 0, 2);
}

}  // namespace

void ResultsAhead::before(std::size_t i) const {
  if (const KeptResult* result = at(i + 8)) fetch(result, sizeof(KeptResult));
  if (const KeptResult* result = at(i + 6)) fetch(&result->annotations(), sizeof(Annotations));
  if (const KeptResult* result = at(i + 5)) fetch(&result->document(), sizeof(Document));
  if (const KeptResult* result = at(i + 4)) {
    fetch(result->layers().data(), result->layers().size() * sizeof(Layer));
    fetch(result->document().text.data(), result->document().text.size());
  }
  if (const KeptResult* result = at(i + 2))
    for (const std::uint32_t number : layers_) {
      if (number >= result->layers().size()) continue;  // it is refused when it is read
      const Layer& layer = result->layers()[number];
      fetch(layer.raw_records().data(), layer.raw_records().size_bytes());
      fetch(layer.raw_attributes().data(), layer.raw_attributes().size_bytes());
      fetch(layer.raw_pool().data(), layer.raw_pool().size());
    }
}

}  // namespace glossator::python
