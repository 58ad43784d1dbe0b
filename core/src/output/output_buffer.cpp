#include "output/output_buffer.hpp"

namespace glossator {

void OutputBuffer::put_json_string(std::string_view text, const char* readable) {
  *this += '"';
  while (!text.empty()) {
    const std::string_view piece = text.substr(0, longest_at_once);
    char* const out = room(most_json_string(piece.size()));
    commit(write_json_contents(out, piece, readable));
    text.remove_prefix(piece.size());
  }
  *this += '"';
}

void OutputBuffer::grow(std::size_t size) {
  const std::size_t used = this->size();
  const std::size_t capacity = std::max<std::size_t>(2 * used + size, 4096);
  auto larger = std::make_unique_for_overwrite<char[]>(capacity);
  if (used > 0) std::memcpy(larger.get(), begin_.get(), used);
  begin_ = std::move(larger);
  at_ = begin_.get() + used;
  end_ = begin_.get() + capacity;
}

}  // namespace glossator
