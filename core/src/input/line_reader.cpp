#include "input/line_reader.hpp"

#include <algorithm>
#include <cstring>
#include <new>

namespace glossator {

LineReader::LineReader(ByteSource& source, std::size_t longest)
    : source_(&source), longest_(longest), capacity_(std::size_t{1} << 18) {
  buffer_ = std::make_unique<char[]>(capacity_ + padding);
}

bool LineReader::next(std::string_view& line) {
  ++number_;
  is_too_long_ = is_out_of_memory_ = false;
  has_end_ = true;
  // Counted from the begin of the line, because make_room() moves it.
  std::size_t searched = 0;
  while (true) {
    const char* from = buffer_.get() + begin_ + searched;
    const void* found = std::memchr(from, '\n', end_ - begin_ - searched);
    if (found != nullptr) {
      const auto end = static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.get());
      line = {buffer_.get() + begin_, end - begin_};
      begin_ = end + 1;
      break;
    }
    searched = end_ - begin_;
    if (searched > longest_) return skip_rest(line);
    is_out_of_memory_ = !is_ended_ && !make_room();
    if (is_out_of_memory_) return skip_rest(line);
    if (!fill()) {
      if (searched == 0) return false;
      line = {buffer_.get() + begin_, searched};
      has_end_ = false;
      begin_ = end_;
      break;
    }
  }
  if (line.size() > longest_) {
    is_too_long_ = true;
    line = {};
  }
  return true;
}

bool LineReader::would_wait() const {
  return !is_ended_ && std::memchr(buffer_.get() + begin_, '\n', end_ - begin_) == nullptr &&
         source_->would_wait();
}

// Makes room for fill(); false if there is none.
bool LineReader::make_room() {
  if (begin_ > 0) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ > capacity_ / 2) {
    std::unique_ptr<char[]> larger(new (std::nothrow) char[capacity_ * 2 + padding]());
    if (!larger) return end_ < capacity_;
    std::memcpy(larger.get(), buffer_.get(), end_);
    buffer_ = std::move(larger);
    capacity_ *= 2;
  }
  return true;
}

bool LineReader::fill() {
  if (is_ended_) return false;
  const std::size_t count = source_->read(buffer_.get() + end_, capacity_ - end_);
  is_ended_ = count == 0;
  end_ += count;
  return !is_ended_;
}

bool LineReader::skip_rest(std::string_view& line) {
  is_too_long_ = true;
  line = {};
  while (true) {
    begin_ = end_ = 0;
    if (!fill()) {
      has_end_ = false;
      return true;
    }
    if (const void* found = std::memchr(buffer_.get(), '\n', end_)) {
      begin_ = static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.get()) + 1;
      return true;
    }
  }
}

}  // namespace glossator
