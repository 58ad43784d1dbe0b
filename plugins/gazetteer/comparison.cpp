#include "comparison.hpp"

#include <algorithm>
#include <array>

#include "pieces.hpp"

namespace gloss::gazetteer {
namespace {

/// Reads the characters of a text without the gaps between them.
class Characters {
 public:
  Characters(std::string_view text, bool skips_hyphens)
      : text_(text), skips_hyphens_(skips_hyphens) {}

  /// Moves past blanks, and hyphens if they are skipped; false if there was none.
  bool skip_gap() {
    bool skipped = false;
    while (at_ < text_.size()) {
      if (is_plain(text_[at_])) break;
      const CodePoint point = code_point_at(text_, at_);
      const CharacterKind kind = kind_of(point.value);
      const bool is_gap =
          kind == CharacterKind::blank || (skips_hyphens_ && kind == CharacterKind::hyphen);
      if (!is_gap && kind != CharacterKind::ignored) break;
      skipped |= is_gap;
      advance(point.size);
    }
    return skipped;
  }
  bool at_end() const { return at_ == text_.size(); }
  /// REQUIRES: not at_end().
  char32_t take() {
    const CodePoint point = code_point_at(text_, at_);
    advance(point.size);
    return point.value;
  }
  std::string_view rest() const { return text_.substr(at_); }

 private:
  // A damaged list may end inside a character.
  void advance(std::size_t size) { at_ = std::min(at_ + size, text_.size()); }
  static bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  std::string_view text_;
  bool skips_hyphens_;
  std::size_t at_ = 0;
};

/// Maps the variants of apostrophe and hyphen to one form.
char32_t without_form(char32_t c) {
  if (c < 0x80) return c;
  if (c == 0x2019) return '\'';
  return kind_of(c) == CharacterKind::hyphen ? U'-' : c;
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
char lower(char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; }

/// Whether `end` is a plural ending for a word that ends in `last`: "s", or "es" after a hiss or
/// "o".
bool is_plural_end(std::string_view end, std::string_view word, bool any_case) {
  if (end.empty() || end.size() > 2 || word.empty()) return false;
  const char last = word.back();
  if (!is_word_kind(kind_of(static_cast<unsigned char>(last))) && (last & 0x80) == 0) return false;
  const bool may_be_upper = any_case || is_upper(last);
  if (std::any_of(end.begin(), end.end(), is_upper) && !may_be_upper) return false;
  if (lower(end.back()) != 's') return false;
  if (end.size() == 1) return true;
  const char before = word.size() > 1 ? lower(word[word.size() - 2]) : ' ';
  const char hiss = lower(last);
  return lower(end[0]) == 'e' && (hiss == 's' || hiss == 'x' || hiss == 'z' || hiss == 'o' ||
                                  (hiss == 'h' && (before == 's' || before == 'c')));
}

// A name that is written like one ("Arrival") has no plural.
bool takes_plural(std::string_view phrase, Plural plural) {
  if (plural != Plural::common) return plural == Plural::any;
  const std::size_t gap = phrase.find_last_of(" -");
  const std::string_view word = phrase.substr(gap == phrase.npos ? 0 : gap + 1);
  int capitals = 0, small = 0;
  for (std::size_t i = 0; i < word.size();) {
    const CodePoint point = code_point_at(word, i);
    const bool is_capital = to_lower(point.value) != point.value;
    if (is_capital) ++capitals;
    if (!is_capital && kind_of(point.value) == CharacterKind::letter) ++small;
    i += point.size;
  }
  return capitals == 0 || (capitals > 1 && small == 0);
}

}  // namespace

bool has_capital(std::string_view phrase) {
  for (std::size_t i = 0; i < phrase.size();) {
    const CodePoint point = code_point_at(phrase, i);
    if (to_lower(point.value) != point.value) return true;
    i += point.size;
  }
  return false;
}

bool is_alike(std::string_view phrase, std::string_view text, const Alikeness& alikeness) {
  const bool any_case = alikeness.letter_case == LetterCase::ignore ||
                        (alikeness.letter_case == LetterCase::smart && !has_capital(phrase));
  Characters of_phrase(phrase, alikeness.hyphen), of_text(text, alikeness.hyphen);
  for (;;) {
    const bool phrase_gap = of_phrase.skip_gap(), text_gap = of_text.skip_gap();
    if (of_phrase.at_end() || of_text.at_end()) break;
    if (phrase_gap != text_gap && !alikeness.hyphen) return false;
    const std::string_view rest = of_text.rest();
    const std::string_view phrase_rest = of_phrase.rest();
    const char32_t a = without_form(of_phrase.take()), b = without_form(of_text.take());
    if (a == b || (any_case && to_lower(a) == to_lower(b))) continue;
    // "city", "cities"
    return takes_plural(phrase, alikeness.plural) && phrase_rest.size() == 1 && rest.size() == 3 &&
           phrase.size() > 1 && (phrase_rest == "y" || phrase_rest == "Y") &&
           (rest == "ies" || (rest == "IES" && (any_case || phrase_rest == "Y")));
  }
  if (!of_phrase.at_end()) return false;
  if (of_text.at_end()) return true;
  return is_plural_end(of_text.rest(), phrase, any_case) && takes_plural(phrase, alikeness.plural);
}

}  // namespace gloss::gazetteer
