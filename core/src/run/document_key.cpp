#include "run/document_key.hpp"

#include <xxhash.h>

namespace glossator {
namespace {

/// The hash of a sequence of byte strings. One pass over each, for all of its 128 bits.
class Hash {
 public:
  void add(const void* bytes, std::size_t size) {
    const XXH128_hash_t part = XXH3_128bits_withSeed(bytes, size, low_);
    // Each part is hashed on its own, so the end of one cannot pass for the begin of the next.
    const std::uint64_t joined[] = {low_, high_, part.low64, part.high64, size};
    const XXH128_hash_t all = XXH3_128bits(joined, sizeof joined);
    low_ = all.low64;
    high_ = all.high64;
  }
  std::array<std::uint64_t, 2> value() const { return {low_, high_}; }

 private:
  std::uint64_t low_ = 0, high_ = 0;
};

}  // namespace

std::uint64_t hash_of_id(std::string_view id) { return XXH3_64bits(id.data(), id.size()); }

DocumentKey key_of(const Document& document) {
  Hash hash;
  for (const std::string* text : {&document.id, &document.text, &document.date, &document.language,
                                  &document.mime, &document.uri, &document.meta_json})
    hash.add(text->data(), text->size());
  for (const SourcePiece& piece : document.source) {
    const std::uint32_t numbers[] = {piece.begin, piece.source_begin, piece.source_end,
                                     piece.one_to_one};
    hash.add(numbers, sizeof numbers);
  }
  return {hash_of_id(document.id), hash.value()};
}

}  // namespace glossator
