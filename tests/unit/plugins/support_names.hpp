#pragma once
/// A crude tokenizer and marked texts, which test the algorithms without the host.
#include <cctype>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gloss/layer_view.hpp"
#include "gloss/standard_layers.hpp"
#include "gloss/words.hpp"

namespace support {

struct Token {
  std::uint32_t begin, end, type;
};
struct Sentence {
  std::uint32_t begin, end;
};
struct Split {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
};

inline bool is_curly_apostrophe(std::string_view text, std::size_t i) {
  return text.substr(i, 3) == "\xE2\x80\x99";
}

/// Every byte beyond ASCII counts as a letter, except those of curly quotes and dashes.
inline bool is_word_byte(std::string_view text, std::size_t i) {
  const auto c = static_cast<unsigned char>(text[i]);
  return std::isalnum(c) || (c >= 0x80 && text.substr(i, 2) != "\xE2\x80" &&
                             (i < 1 || text.substr(i - 1, 2) != "\xE2\x80") &&
                             (i < 2 || text.substr(i - 2, 2) != "\xE2\x80"));
}

inline bool is_abbreviation(std::string_view word) {
  for (const auto known : {"Mr",   "Mrs", "Ms",   "Dr",  "St", "Sen", "Rep", "Gov", "Gen", "Col",
                           "Prof", "Inc", "Corp", "Ltd", "Co", "Jr",  "Sr",  "Lt",  "Sgt", "Capt"})
    if (word == known) return true;
  return word.size() == 1 || (word.size() > 2 && word[word.size() - 2] == '.');
}

/// Words keep hyphens, inner full stops and apostrophes; a possessive is a token of its own.
inline std::uint32_t word_end(std::string_view text, std::uint32_t i) {
  const auto size = static_cast<std::uint32_t>(text.size());
  while (i < size && is_word_byte(text, i)) ++i;
  const bool apostrophe = i < size && text[i] == '\'';
  const bool curly = i < size && is_curly_apostrophe(text, i);
  const std::uint32_t after = i + (curly ? 3 : 1);
  if ((apostrophe || curly) && after < size && is_word_byte(text, after)) {
    const bool possessive =
        text[after] == 's' && (after + 1 >= size || !is_word_byte(text, after + 1));
    return possessive ? i : word_end(text, after);
  }
  if (i + 1 < size && (text[i] == '-' || text[i] == '.' || text[i] == '&') &&
      is_word_byte(text, i + 1))
    return word_end(text, i + 1);
  return i;
}

inline Token token_at(std::string_view text, std::uint32_t i) {
  namespace token = gloss::layers::token;
  if (text[i] == '\'' && i + 1 < text.size() && text[i + 1] == 's' && i > 0 &&
      is_word_byte(text, i - 1))
    return {i, i + 2, token::word};
  if (is_curly_apostrophe(text, i) && i + 3 < text.size() && text[i + 3] == 's')
    return {i, i + 4, token::word};
  if (!is_word_byte(text, i)) {
    std::uint32_t end = i + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    return {i, end, token::punctuation};
  }
  std::uint32_t end = word_end(text, i);
  if (end < text.size() && text[end] == '.' && is_abbreviation(text.substr(i, end - i))) ++end;
  return {i, end, std::isdigit(static_cast<unsigned char>(text[i])) ? token::number : token::word};
}

inline Split split(std::string_view text) {
  Split out;
  std::uint32_t sentence = 0;
  const auto close = [&](std::uint32_t end) {
    if (end > sentence) out.sentences.push_back({sentence, end});
    sentence = end;
  };
  for (std::uint32_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '\n') close(i);
    if (std::isspace(c)) {
      if (sentence == i) ++sentence;
      ++i;
      continue;
    }
    const Token token = token_at(text, i);
    out.tokens.push_back(token);
    i = token.end;
    const bool stops =
        text[token.begin] == '.' || text[token.begin] == '!' || text[token.begin] == '?';
    if (stops && i + 1 < text.size() && text[i] == ' ' &&
        !std::islower(static_cast<unsigned char>(text[i + 1])))
      close(i);
  }
  close(static_cast<std::uint32_t>(text.size()));
  return out;
}

/// A name given in a test's text: "[p Alexander Lukashenko] met [o BP]".
struct Marked {
  std::uint32_t begin, end;
  char kind;  ///< p, o, l
};
struct MarkedText {
  std::string text;
  std::vector<Marked> names;
};

inline std::string repeated(std::string_view piece, unsigned count) {
  std::string out;
  for (unsigned i = 0; i < count; ++i) out += piece;
  return out;
}

/// Valid UTF-8 of many scripts and signs, with names marked anywhere; always the same.
inline std::string random_text(unsigned count) {
  std::string out;
  std::uint32_t state = 12345;
  const auto next = [&] { return state = state * 1664525u + 1013904223u, state >> 8; };
  constexpr std::string_view signs = " \n.,\"'()-&/’“”aAbBJr";
  for (unsigned i = 0; i < count; ++i) {
    const bool is_name = next() % 4 == 0;
    if (is_name) out += next() % 2 ? "[p " : "[o ";
    for (unsigned letters = next() % 6 + 1; letters > 0; --letters) {
      const std::uint32_t choice = next();
      if (choice % 3 == 0)
        gloss::append_utf8(out, 0xA1 + next() % 0x2F00);
      else if (const char sign = signs[next() % signs.size()]; static_cast<signed char>(sign) > 0)
        out += sign;
    }
    out += is_name ? "]" : " ";
  }
  return out;
}

/// A case's text, in which "\\n" is a line break.
inline std::string with_line_breaks(std::string_view text) {
  std::string out(text);
  for (std::size_t at = 0; (at = out.find("\\n", at)) != std::string::npos;)
    out.replace(at, 2, "\n");
  return out;
}

/// Removes the marks from `source`.
inline MarkedText unmark(std::string_view source) {
  MarkedText out;
  for (std::size_t i = 0; i < source.size(); ++i) {
    const bool opens = source[i] == '[' && i + 2 < source.size() && source[i + 2] == ' ';
    if (opens) {
      out.names.push_back({static_cast<std::uint32_t>(out.text.size()), 0, source[i + 1]});
      i += 2;
    } else if (source[i] == ']') {
      out.names.back().end = static_cast<std::uint32_t>(out.text.size());
    } else {
      out.text.push_back(source[i]);
    }
  }
  return out;
}

/// The layers of a marked text: "[p Ann Lee] met [o BP] in [l Iran]; she is [x Thai]." Stays in
/// place.
class GLOSS_HIDDEN MarkedLayers {
 public:
  explicit MarkedLayers(std::string_view marked) {
    const MarkedText source = unmark(marked);
    text = source.text;
    const Split pieces = split(text);
    for (const Token& token : pieces.tokens)
      tokens_.push_back({token.begin, token.end, token.type, 0, 1, GLOSS_NONE, 0, 0});
    for (const Sentence& sentence : pieces.sentences)
      sentences.push_back({sentence.begin, sentence.end});
    for (const Marked& name : source.names)
      names.push_back({{name.begin, name.end},
                       static_cast<std::uint32_t>(std::string_view("polx").find(name.kind)),
                       1});
    batch_.struct_size = sizeof batch_;
    batch_.record_size = sizeof(gloss_record);
    batch_.record_count = static_cast<std::uint32_t>(tokens_.size());
    batch_.records = tokens_.data();
  }
  MarkedLayers(const MarkedLayers&) = delete;
  MarkedLayers& operator=(const MarkedLayers&) = delete;

  gloss::LayerView tokens() const { return gloss::LayerView(&batch_); }

  std::string text;
  std::vector<gloss::Span> sentences;
  std::vector<gloss::Name> names;

 private:
  std::vector<gloss_record> tokens_;
  gloss_batch batch_{};
};

}  // namespace support
