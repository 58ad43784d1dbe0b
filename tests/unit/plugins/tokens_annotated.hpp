#pragma once
/// A text after tokenizer and sentence rules with the shipped word lists.
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tokens/sentence_splitter.hpp"
#include "tokens/tokenizer.hpp"

namespace tokens_test {

inline const gloss::tokens::Lexicon& shipped_lexicon() {
  static const gloss::tokens::Lexicon lexicon = [] {
    const auto data = std::filesystem::path(PLUGIN_DATA);
    gloss::tokens::Lexicon loaded;
    loaded.add_abbreviations((data / "abbreviations.tsv").string());
    loaded.add_sentence_starters((data / "sentence_starters.txt").string());
    loaded.add_domains((data / "domains.txt").string());
    return loaded;
  }();
  return lexicon;
}

struct Annotated {
  std::string text;
  std::vector<gloss_record> tokens;
  std::vector<gloss_record> sentences;

  std::string covered(const gloss_record& record) const {
    return text.substr(record.begin, record.end - record.begin);
  }
  std::vector<std::string> words() const { return texts(tokens); }
  std::vector<std::string> sentence_texts() const { return texts(sentences); }
  /// Each sentence with the first letter of its type: "h:", "d:" or "s:".
  std::vector<std::string> typed_sentences() const {
    std::vector<std::string> out;
    for (const auto& record : sentences)
      out.push_back(std::string(1, "shd"[record.type]) + ":" + covered(record));
    return out;
  }
  std::string types() const {
    std::string out;
    for (const auto& record : tokens) out.push_back("wnpsueh"[record.type]);
    return out;
  }

 private:
  std::vector<std::string> texts(const std::vector<gloss_record>& records) const {
    std::vector<std::string> out;
    for (const auto& record : records) out.push_back(covered(record));
    return out;
  }
};

inline Annotated annotate(std::string_view text, gloss::tokens::TokenizerOptions options = {},
                          gloss::tokens::SentenceOptions sentence_options = {},
                          gloss::tokens::ScanPath path = gloss::tokens::ScanPath::best) {
  using namespace gloss::tokens;
  Annotated out{std::string(text), {}, {}};
  std::vector<Mark> marks;
  const auto raw = std::make_unique<RawTokens>();
  out.tokens.resize(
      Tokenizer(shipped_lexicon(), options, path).run(text, out.tokens, marks, *raw).size());
  SentenceSplitter(shipped_lexicon(), sentence_options).run(text, out.tokens, marks, out.sentences);
  return out;
}

/// A small generator with the same sequence everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15u + 1) {}
  std::uint32_t below(std::uint32_t limit) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<std::uint32_t>((state_ >> 11) % limit);
  }

 private:
  std::uint64_t state_;
};

/// Valid UTF-8 of about `bytes` bytes: difficult pieces, in random order.
inline std::string random_text(Random& random, std::size_t bytes) {
  static const std::vector<std::string> pieces = {"a",
                                                  "Z",
                                                  "word",
                                                  "Upper",
                                                  "ALLCAPS",
                                                  "7",
                                                  "2023",
                                                  " ",
                                                  "  ",
                                                  "\n",
                                                  "\r\n",
                                                  "\n\n",
                                                  "\t",
                                                  ".",
                                                  "...",
                                                  ",",
                                                  "'",
                                                  "''",
                                                  "\"",
                                                  "-",
                                                  "--",
                                                  "------",
                                                  ":",
                                                  "/",
                                                  "://",
                                                  "http://",
                                                  "@",
                                                  "#",
                                                  "&",
                                                  "_",
                                                  "!",
                                                  "?",
                                                  "(",
                                                  ")",
                                                  "[",
                                                  "]",
                                                  "<",
                                                  ">",
                                                  "<p>",
                                                  "$",
                                                  "%",
                                                  "+",
                                                  "=",
                                                  "====",
                                                  "Mr.",
                                                  "U.S.",
                                                  "n't",
                                                  "'s",
                                                  "p.m.",
                                                  "No.",
                                                  "1.",
                                                  "a)",
                                                  "x@y.org",
                                                  "www.a.org",
                                                  "\x7F",
                                                  "é",
                                                  "É",
                                                  "’",
                                                  "‘",
                                                  "“",
                                                  "”",
                                                  "–",
                                                  "—",
                                                  "…",
                                                  "\xC2\xA0",
                                                  "\xE2\x80\xA8",
                                                  "ß",
                                                  "漢",
                                                  "かな",
                                                  "カタ",
                                                  "한글",
                                                  "\xCC\x81",
                                                  "\xE2\x80\x8D",
                                                  "👩",
                                                  "🏽",
                                                  "🇺",
                                                  "🇸",
                                                  "•",
                                                  "½",
                                                  "\xC2\xAD",
                                                  "\xD8\x80",
                                                  "．",
                                                  "。",
                                                  "\xEF\xBB\xBF",
                                                  "\xEF\xB8\x8F",
                                                  "°",
                                                  "·",
                                                  "Ж",
                                                  "ش"};
  std::string text;
  while (text.size() < bytes)
    text += pieces[random.below(static_cast<std::uint32_t>(pieces.size()))];
  if (random.below(8) == 0) text.push_back('\0');
  return text;
}

}  // namespace tokens_test
