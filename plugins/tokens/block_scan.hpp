#pragma once
/// Scans one stretch in the first pass, with any way of making the class masks. One source per
/// instruction set includes it. Everything here has internal linkage, and calls no inline function
/// of a library: the linker must never use code of one instruction set for another.
#include "byte_classes.hpp"
#include "scan.hpp"

namespace gloss::tokens {
namespace {

/// A bit per byte of a block of 64.
struct BlockMasks {
  std::uint64_t word;  ///< letter, digit or high
  std::uint64_t high;  ///< 0x80 and above
  std::uint64_t gap;
  std::uint64_t joiner;
  std::uint64_t event;
  std::uint64_t repeat;  ///< of a run class, and equal to the byte before
  std::uint64_t newline;
};

inline std::uint32_t count_bits(std::uint64_t bits) {
  return static_cast<std::uint32_t>(__builtin_popcountll(bits));
}

/// 64 if there is none, as one tzcnt gives.
inline std::uint32_t lowest_bit(std::uint64_t bits) {
  return bits == 0 ? 64u : static_cast<std::uint32_t>(__builtin_ctzll(bits));
}

/// Writes `base` plus the number of each set bit. May write up to eight more items.
inline std::uint32_t* write_bits(std::uint64_t bits, std::uint32_t base, std::uint32_t* out) {
  std::uint32_t* const end = out + count_bits(bits);
  while (bits != 0) {
    for (int i = 0; i < 4; ++i) {
      out[i] = base + lowest_bit(bits);
      bits &= bits - 1;
    }
    out += 4;
  }
  return end;
}

/// The 64 bytes at `block` as raw tokens. `next_is_word`: the byte after the block is a word byte.
inline void cut_block(const BlockMasks& masks, std::uint64_t next_is_word, std::uint32_t base,
                      Scanner::Carry& carry, RawTokens& out) {
  const std::uint64_t after_word = masks.word << 1 | carry.word;
  const std::uint64_t before_word = masks.word >> 1 | next_is_word << 63;
  // A joiner kept at the border is a word byte for the next block, and so is the byte before it.
  const std::uint64_t joiner = masks.joiner & ~masks.word & after_word & before_word;
  const std::uint64_t word = masks.word | joiner;
  const std::uint64_t mark = ~word & ~masks.gap;
  const std::uint64_t more = mark & masks.repeat;

  const std::uint64_t word_before = word << 1 | carry.word;
  const std::uint64_t mark_before = mark << 1 | carry.punctuation;
  const std::uint64_t begins = (word & ~word_before) | (mark & ~more);
  const std::uint64_t mark_ends = mark_before & ~more;
  const std::uint64_t ends = (~word & word_before) | mark_ends;

  // Adding the bits of interest to the word runs carries out of exactly the runs that contain one.
  const std::uint64_t look = joiner | (masks.high & word);
  unsigned long long sum = 0;
  const bool over = __builtin_uaddll_overflow(word, look, &sum);
  unsigned long long total = 0;
  const bool over_again = __builtin_uaddll_overflow(sum, carry.complex, &total);
  const std::uint64_t marked = (mark & masks.event) | more;
  const std::uint64_t token_events = (total & ~word) | ((marked << 1 | carry.event) & mark_ends);

  std::uint32_t* const first_end = out.end + out.count;
  std::uint32_t* const last_end = write_bits(ends, base, first_end);
  // An unfinished token of the previous block already has its begin in place.
  write_bits(begins, base, out.begin + out.count + (carry.has_open ? 1 : 0));

  for (std::uint64_t bits = token_events | masks.newline; bits != 0; bits &= bits - 1) {
    const std::uint64_t bit = bits & -bits;
    const std::uint32_t before = out.count + count_bits(ends & (bit | (bit - 1)));
    out.events[out.event_count++] = before << 2 |
                                    ((token_events & bit) != 0 ? Event::token_bit : 0u) |
                                    ((masks.newline & bit) != 0 ? Event::newline_bit : 0u);
  }
  out.count += static_cast<std::uint32_t>(last_end - first_end);
  carry.word = word >> 63;
  carry.punctuation = mark >> 63;
  carry.complex = over || over_again ? 1 : 0;
  carry.event = marked >> 63;
  carry.has_open = (carry.word | carry.punctuation) != 0;
}

/// Scans [first, last) of the text. REQUIRES: first is a multiple of 64, and so is last unless it
/// is the end of the text. Masks: BlockMasks masks(const char* block), which also reads the byte
/// before the block.
template <class Masks>
void scan_stretch(const char* text, std::size_t size, std::size_t first, std::size_t last,
                  Scanner::Carry& carry, RawTokens& out) {
  out.count = out.event_count = 0;
  if (carry.has_open) out.begin[0] = carry.open_begin;
  for (std::size_t at = first; at < last; at += 64) {
    const auto base = static_cast<std::uint32_t>(at);
    std::uint64_t next_is_word = 0;
    if (at + 64 < size)
      next_is_word = (byte_table[static_cast<unsigned char>(text[at + 64])] & byte_word) != 0;
    if (at != 0 && at + 64 <= size) {
      cut_block(Masks::masks(text + at), next_is_word, base, carry, out);
      continue;
    }
    // At the ends of the text: a copy with a byte before it, padded with blanks.
    char padded[65];
    __builtin_memset(padded, ' ', sizeof padded);
    __builtin_memcpy(padded + 1, text + at, size - at < 64 ? size - at : 64);
    if (at != 0) padded[0] = text[at - 1];
    cut_block(Masks::masks(padded + 1), next_is_word, base, carry, out);
  }
  if (carry.has_open) carry.open_begin = out.begin[out.count];
}

}  // namespace
}  // namespace gloss::tokens
