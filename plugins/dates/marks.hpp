#pragma once
/// A byte of marks for each word (Row::Scan), searched eight words at a time.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "dates/word.hpp"
#include "gloss/text.hpp"
#include "gloss/type_column.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// The marks of words 0, 1, 2 ... Borrowed.
class MarkView {
 public:
  MarkView() = default;
  /// REQUIRES: nine readable bytes before and behind the words that are searched.
  explicit MarkView(const std::uint8_t* marks) : marks_(marks) {}

  /// The first word of [from, end) with one of the marks `any`; `end` if there is none.
  std::uint32_t next(std::uint32_t from, std::uint32_t end, std::uint32_t any) const {
    for (; from < end; from += 8)
      if (const std::uint64_t found = load(marks_ + from) & (any * each); found != 0)
        return std::min(end, from + static_cast<std::uint32_t>(std::countr_zero(found)) / 8);
    return end;
  }

  /// The first word of [from, end) with which an expression may begin: a starter that is one
  /// alone, or before a word that goes on; `end` if there is none. A word behind `end` may count.
  std::uint32_t next_start(std::uint32_t from, std::uint32_t end) const {
    for (; from < end; from += 8) {
      const std::uint64_t here = load(marks_ + from), after = load(marks_ + from + 1);
      const std::uint64_t whole = here / Row::alone | after / Row::goes_on;
      if (const std::uint64_t found = here / Row::starter & whole & each; found != 0)
        return std::min(end, from + static_cast<std::uint32_t>(std::countr_zero(found)) / 8);
    }
    return end;
  }

  /// The last word of [least, end) with one of the marks `any`; `end` if there is none.
  std::uint32_t previous(std::uint32_t least, std::uint32_t end, std::uint32_t any) const {
    for (std::uint32_t to = end; to > least; to -= std::min(to, 8u)) {
      const std::uint64_t found = load(marks_ + to - 8) & (any * each);
      if (found == 0) continue;
      const auto after = static_cast<std::uint32_t>(std::countl_zero(found)) / 8;
      return after < to - least ? to - 1 - after : end;
    }
    return end;
  }

 private:
  static constexpr std::uint64_t each = 0x0101010101010101u;
  static std::uint64_t load(const std::uint8_t* marks) {
    std::uint64_t eight = 0;
    if constexpr (std::endian::native == std::endian::little) {
      std::memcpy(&eight, marks, 8);
    } else {
      for (int i = 8; i-- > 0;) eight = eight << 8 | marks[i];
    }
    return eight;
  }

  const std::uint8_t* marks_ = nullptr;
};

/// Room for the marks of a text or a piece of it; kept from text to text.
class Marks {
 public:
  /// The marks of `count` words, to be set. They are valid until the next call.
  std::uint8_t* reset(std::size_t count) {
    if (bytes_.size() < count + 2 * edge) bytes_.resize(2 * count + 64);
    return bytes_.data() + edge;
  }
  /// Sets the marks of all words.
  void read(const TypeColumn<Row>::View& words) {
    const TypeColumn<Row>::View rows = words;  // its own, which no mark can overwrite
    const std::span<const std::uint32_t> ids = rows.ids();
    const std::uint32_t* const id = ids.data();
    const std::size_t count = ids.size();
    std::uint8_t* const mark = reset(count);
    std::size_t i = 0;
    for (; i + 8 <= count; i += 8)
      for (std::size_t each = i; each < i + 8; ++each) mark[each] = rows.of(id[each]).scan;
    for (; i < count; ++i) mark[i] = rows.of(id[i]).scan;
  }
  MarkView view(std::size_t first = 0) const { return MarkView(bytes_.data() + edge + first); }

 private:
  static constexpr std::size_t edge = 12;
  std::vector<std::uint8_t> bytes_;
};

}  // namespace dates
}  // namespace gloss
