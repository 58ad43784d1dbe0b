#pragma once
/// byte_classes as two tables by nibble: low[c & 15] & high[c >> 4] has the bit of a class if and
/// only if c is of that class, or is a word byte (which every use masks out).
#include "byte_classes.hpp"

namespace gloss::tokens {

struct NibbleClasses {
  static constexpr std::uint8_t joiner = 0x07, event = 0x18, run = 0xE0;
  alignas(16) std::uint8_t low[16];
  alignas(16) std::uint8_t high[16];
};

constexpr NibbleClasses make_nibble_classes() {
  NibbleClasses out{};
  const auto put = [&](unsigned bit, unsigned high_nibbles, unsigned low_nibbles) {
    for (unsigned i = 0; i < 16; ++i) {
      if (low_nibbles >> i & 1) out.low[i] |= static_cast<std::uint8_t>(bit);
      if (high_nibbles >> i & 1) out.high[i] |= static_cast<std::uint8_t>(bit);
    }
  };
  put(0x01, 1u << 2, 1u << 6 | 1u << 7 | 1u << 12 | 1u << 13 | 1u << 14 | 1u << 15);  // &',-./
  put(0x02, 1u << 3 | 1u << 4, 1u << 0 | 1u << 10);                                   // : @
  put(0x04, 1u << 5, 1u << 15);                                                       // _
  put(0x08, 1u << 2, 1u << 1 | 1u << 2 | 1u << 3 | 1u << 7 | 1u << 9 | 1u << 14);     // !"#').
  put(0x10, 1u << 3 | 1u << 4, 1u << 0 | 1u << 10 | 1u << 12 | 1u << 15);             // : < ? @
  put(0x20, 1u << 2, 1u << 1 | 1u << 10 | 1u << 13 | 1u << 14 | 1u << 15);            // !*-./
  put(0x40, 1u << 3, 1u << 13 | 1u << 15);                                            // = ?
  put(0x80, 1u << 5 | 1u << 7, 1u << 14 | 1u << 15);                                  // ^ _ ~
  return out;
}
inline constexpr NibbleClasses nibble_classes = make_nibble_classes();

constexpr bool nibble_classes_agree() {
  for (unsigned c = 0; c < 128; ++c) {
    const unsigned bits = nibble_classes.low[c & 15] & nibble_classes.high[c >> 4];
    const unsigned truth = byte_table[c];
    if (truth & (byte_word | byte_gap)) continue;
    if (((bits & NibbleClasses::joiner) != 0) != ((truth & byte_joiner) != 0) ||
        ((bits & NibbleClasses::event) != 0) != ((truth & byte_event) != 0) ||
        ((bits & NibbleClasses::run) != 0) != ((truth & byte_run) != 0))
      return false;
  }
  return true;
}
static_assert(nibble_classes_agree());

}  // namespace gloss::tokens
