#include "buffer.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <mutex>
#include <new>
#include <vector>

namespace glossator::python {
namespace {

/// Memory in pieces whose sizes are powers of two. Any thread may use it. In a forked process
/// another thread may have held the lock: a piece is then neither taken nor kept, but made or
/// freed.
class Pieces {
 public:
  static std::size_t size_for(std::size_t bytes) { return std::bit_ceil(std::max(bytes, least)); }

  char* take(std::size_t size) {
    const std::unique_lock lock(mutex_, std::try_to_lock);
    if (lock && size <= most && !kept_[place_of(size)].empty()) {
      char* const piece = kept_[place_of(size)].back();
      kept_[place_of(size)].pop_back();
      bytes_ -= size;
      return piece;
    }
    char* const piece = static_cast<char*>(std::malloc(size));
    if (!piece) throw std::bad_alloc();
    return piece;
  }

  void give(char* piece, std::size_t size) noexcept {
    const std::unique_lock lock(mutex_, std::try_to_lock);
    if (lock && size <= most && bytes_ + size <= most_kept) {
      try {
        kept_[place_of(size)].push_back(piece);
        bytes_ += size;
        return;
      } catch (const std::bad_alloc&) {
      }
    }
    std::free(piece);
  }

 private:
  static constexpr std::size_t least = 1u << 10, most = 1u << 22, most_kept = 32u << 20;
  static std::size_t place_of(std::size_t size) {
    return static_cast<std::size_t>(std::countr_zero(size));
  }

  std::mutex mutex_;
  std::array<std::vector<char*>, 23> kept_;  // by the power of two
  std::size_t bytes_ = 0;                    // of all that are kept
};

// Never destroyed: buffers of other libraries' tables may outlive main().
Pieces& pieces() {
  static Pieces& all = *new Pieces;
  return all;
}

}  // namespace

Buffer::Buffer(const char* bytes, std::size_t size) {
  make_room(size);
  if (size > 0) std::memcpy(data(), bytes, size);
}

Buffer::~Buffer() {
  if (bytes_) pieces().give(bytes_, room_);
}

void Buffer::make_room(std::size_t bytes) {
  if (bytes <= room_) return;
  const std::size_t room = Pieces::size_for(bytes);
  char* const larger = pieces().take(room);
  if (bytes_) {
    std::memcpy(larger, bytes_, room_);
    pieces().give(bytes_, room_);
  }
  bytes_ = larger;
  room_ = room;
}

void TextBuffer::make_room(std::size_t more) {
  constexpr std::size_t first = 1u << 13;
  bytes_.make_room(std::max({first, 2 * bytes_.room(), size_ + more + slack}));
}

}  // namespace glossator::python
