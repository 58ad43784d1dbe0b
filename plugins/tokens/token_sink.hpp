#pragma once
/// Collects tokens: the records of the layer, and the marks that belong to them.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>
#include <vector>

#include "byte_classes.hpp"
#include "gloss/plugin.h"
#include "gloss/standard_layers.hpp"
#include "gloss/text.hpp"

namespace gloss::tokens {

using Type = layers::token::Type;

/// A place of interest for the sentence rules.
struct Mark {
  enum Kind : std::uint32_t {
    stop,         ///< the token is a full stop
    exclamation,  ///< ! or ?
    ellipsis,
    title,  ///< the token ends with the stop of an abbreviation; kinds as in lexicon.hpp
    join,
    number,
    month,
    suffix,
    closing,
    time,     ///< a.m. and p.m.
    initial,  ///< "J."
    quote,
    bracket,  ///< a closing bracket that may end a list marker
    bullet,
    separator,  ///< a line of dashes or the like
    newline,    ///< a line break stands before the token
    paragraph,  ///< a line break that ends a sentence stands before the token (line_layout.hpp)
  };
  std::uint32_t token;
  Kind kind;
};

/// The type of a token by its first byte.
constexpr std::array<std::uint8_t, 256> make_first_byte_types() {
  std::array<std::uint8_t, 256> types{};
  for (unsigned c = 0; c < 256; ++c) {
    types[c] = Type::symbol;
    if (byte_table[c] & (byte_letter | byte_high)) types[c] = Type::word;
    if (byte_table[c] & byte_digit) types[c] = Type::number;
  }
  for (const char c :
       {'!', '"', '\'', '(', ')', ',', '-', '.', '/', ':', ';', '?', '[', ']', '{', '}', '`', '_'})
    types[static_cast<unsigned char>(c)] = Type::punctuation;
  return types;
}
inline constexpr std::array<std::uint8_t, 256> first_byte_types = make_first_byte_types();

/// Writes over the records of a vector with few checks: ensure() once, then put_all().
class TokenSink {
 public:
  /// All three are borrowed. Only the first size() of `records` are tokens of this text. It keeps
  /// its size from text to text, because a vector that grows first fills its new records.
  TokenSink(std::string_view text, std::vector<gloss_record>& records, std::vector<Mark>& marks)
      : text_(text),
        records_(records),
        marks_(marks),
        data_(records.data()),
        limit_(static_cast<std::uint32_t>(records.size())) {}

  std::string_view text() const { return text_; }
  std::uint32_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  /// REQUIRES: !empty().
  gloss_record& last() { return data_[size_ - 1]; }
  const gloss_record& operator[](std::uint32_t index) const { return data_[index]; }

  /// Makes room for `more` tokens.
  void ensure(std::uint32_t more) {
    if (size_ + more > limit_) grow(size_ + more);
  }
  void put(std::uint32_t begin, std::uint32_t end, std::uint32_t type) {
    if (size_ == limit_) grow(size_ + 64);
    write(data_ + size_++, begin, end, type);
  }
  /// Puts a token whose first byte decides its type.
  void put(std::uint32_t begin, std::uint32_t end) {
    put(begin, end, first_byte_types[static_cast<unsigned char>(text_[begin])]);
  }
  /// Puts `count` tokens that need no look. REQUIRES: ensure() has made room.
  void put_all(const std::uint32_t* begins, const std::uint32_t* ends, std::uint32_t count) {
    gloss_record* const out = data_ + size_;
    const char* const text = text_.data();
    for (std::uint32_t i = 0; i < count; ++i)
      write(out + i, begins[i], ends[i],
            first_byte_types[static_cast<unsigned char>(text[begins[i]])]);
    size_ += count;
  }
  /// Marks the last token.
  void mark(Mark::Kind kind) { marks_.push_back({size_ - 1, kind}); }
  /// Marks the next token, once for any number of line breaks before it.
  void mark_newline() {
    if (!marks_.empty() && marks_.back().token == size_ && marks_.back().kind == Mark::newline)
      return;
    marks_.push_back({size_, Mark::newline});
  }

 private:
  void grow(std::size_t count) {
    if (count > records_.capacity()) records_.reserve(2 * count);
    records_.resize(count);
    data_ = records_.data();
    limit_ = static_cast<std::uint32_t>(count);
  }
  static void write(gloss_record* out, std::uint32_t begin, std::uint32_t end, std::uint32_t type) {
    constexpr gloss_record plain{0,          0, 0, 0, std::numeric_limits<float>::quiet_NaN(),
                                 GLOSS_NONE, 0, 0};
    // The fields from the score on, in one piece.
    std::memcpy(&out->score, &plain.score, sizeof plain - offsetof(gloss_record, score));
    out->begin = begin;
    out->end = end;
    out->type = type;
    out->flags = 0;
  }

  std::string_view text_;
  std::vector<gloss_record>& records_;
  std::vector<Mark>& marks_;
  gloss_record* data_;
  std::uint32_t size_ = 0;
  std::uint32_t limit_;  // the size of records_
};

}  // namespace gloss::tokens
