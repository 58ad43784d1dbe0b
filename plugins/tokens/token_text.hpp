#pragma once
/// The tokens of a text, for the sentence rules.
#include <span>
#include <string_view>

#include "token_sink.hpp"
#include "unicode_classes.hpp"

namespace gloss::tokens {

/// Borrows text and tokens. Indices are of tokens.
class TokenText {
 public:
  TokenText(std::string_view text, std::span<const gloss_record> tokens)
      : text_(text), tokens_(tokens) {}

  std::string_view text() const { return text_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(tokens_.size()); }
  std::uint32_t begin(std::uint32_t i) const { return tokens_[i].begin; }
  std::uint32_t end(std::uint32_t i) const { return tokens_[i].end; }
  std::uint32_t type(std::uint32_t i) const { return tokens_[i].type; }
  std::string_view word(std::uint32_t i) const { return text_.substr(begin(i), end(i) - begin(i)); }
  /// Whether token i is the one ASCII character `c`.
  bool is(std::uint32_t i, char c) const { return text_[begin(i)] == c && end(i) - begin(i) == 1; }
  /// Whether token i touches the one before it. REQUIRES: i > 0.
  bool touches_previous(std::uint32_t i) const { return begin(i) == end(i - 1); }
  /// Whether token i touches the one after it.
  bool touches_next(std::uint32_t i) const { return i + 1 < size() && touches_previous(i + 1); }
  bool begins_upper(std::uint32_t i) const {
    return type(i) == Type::word && is_upper_at(text_, begin(i));
  }
  bool begins_lower(std::uint32_t i) const {
    return type(i) == Type::word && !is_upper_at(text_, begin(i));
  }
  /// Three bytes of UTF-8 as one number, to switch over curly quotes and dashes; 0 for others.
  std::uint32_t wide(std::uint32_t i) const {
    if (end(i) - begin(i) != 3) return 0;
    const auto byte = [&](std::uint32_t at) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(text_[begin(i) + at]));
    };
    return byte(0) << 16 | byte(1) << 8 | byte(2);
  }
  /// "-", "--", or U+2013, U+2014.
  bool is_dash(std::uint32_t i) const {
    const std::uint32_t character = wide(i);
    return character == 0xE28093 || character == 0xE28094 ||
           (text_[begin(i)] == '-' && end(i) - begin(i) <= 3);
  }

 private:
  std::string_view text_;
  std::span<const gloss_record> tokens_;
};

}  // namespace gloss::tokens
