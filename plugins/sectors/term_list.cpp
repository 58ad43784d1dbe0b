#include "term_list.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "codes.hpp"

namespace gloss::sectors {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_sign(char c) { return c == '-' || c == '&' || c == '.' || c == '\''; }

Capitals capitals_of(std::string_view form) {
  const char first = form.empty() ? ' ' : form.front();
  if (first >= 0 && !is_upper(first)) return Capitals::any;
  if (const char32_t point = code_point_at(form, 0).value; to_lower(point) == point)
    return Capitals::any;
  const bool has_lower = std::any_of(form.begin(), form.end(), is_lower);
  return has_lower ? Capitals::first : Capitals::all;
}

/// Words that may be of the name of a law: in small letters up to LawPart::conjunction, the others
/// with a capital.
struct LawWord {
  LawPart part;
  std::string_view word;
};
constexpr LawWord law_words[] = {{LawPart::comma, ","},
                                 {LawPart::conjunction, "and"},
                                 {LawPart::conjunction, "&"},
                                 {LawPart::link, "of"},
                                 {LawPart::link, "for"},
                                 {LawPart::link, "on"},
                                 {LawPart::link, "to"},
                                 {LawPart::article, "the"},
                                 {LawPart::bill, "bill"},
                                 {LawPart::law, "act"},
                                 {LawPart::law, "acts"},
                                 {LawPart::law, "bills"},
                                 {LawPart::law, "amendment"},
                                 {LawPart::law, "amendments"},
                                 {LawPart::law, "resolution"},
                                 {LawPart::committee, "committee"},
                                 {LawPart::committee, "committees"},
                                 {LawPart::committee, "subcommittee"},
                                 {LawPart::committee, "subcommittees"}};

constexpr std::string_view joining_words[] = {",", ";", "/", "&", "and", "or", "the", "in"};

/// "sectors such as energy, agriculture and transit".
constexpr std::string_view sector_words[] = {"sector", "sectors", "industry", "industries",
                                             "areas",  "fields",  "branches"};

/// Whether a word with these capitals may be this part of a name. A headline may be in capitals.
bool may_be(LawPart part, Capitals capitals) {
  return capitals == (part < LawPart::law ? Capitals::any : Capitals::first);
}

/// The capitals that a list entry requires in the text: a single capital letter is no abbreviation.
Capitals capitals_asked(std::string_view first_word) {
  const Capitals found = capitals_of(first_word);
  const bool is_short = std::count_if(first_word.begin(), first_word.end(), is_upper) < 2;
  return found == Capitals::all && is_short ? Capitals::first : found;
}

std::vector<std::string> split(std::string_view phrase) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < phrase.size();) {
    const std::size_t end = std::min(phrase.find(' ', begin), phrase.size());
    if (end > begin) words.emplace_back(phrase.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

/// The plural of a lower-case word by the regular rules; empty if it seems to be a plural already.
std::string plural_of(const std::string& word) {
  const auto ends = [&](std::string_view end) { return word.ends_with(end); };
  if (!is_lower(word.back())) return {};
  if (ends("s") && !ends("ss")) return {};
  if (ends("ss") || ends("x") || ends("ch") || ends("sh")) return word + "es";
  for (const char* end : {"ato", "ero", "ango", "argo", "ito", "edo"})
    if (ends(end)) return word + "es";
  for (const char* end : {"ife", "leaf", "loaf", "helf"})  // "knife", "shelf"
    if (ends(end)) return word.substr(0, word.size() - (ends("e") ? 2 : 1)) + "ves";
  if (ends("man")) return word.substr(0, word.size() - 2) + "en";
  constexpr std::string_view vowels = "aeiou";
  if (ends("y") && word.size() > 1 && vowels.find(word[word.size() - 2]) == vowels.npos)
    return word.substr(0, word.size() - 1) + "ies";
  return word + "s";
}

/// Ways to tell a maker, by the words before the product and those behind it.
struct MakerFrame {
  std::string_view before, after;
  bool asks_plural = false;  ///< "makes phones", but "makes phone calls"
};
constexpr MakerFrame maker_frames[] = {
    {"", "manufacturer"},       {"", "manufacturers"},      {"", "factory"},
    {"", "factories"},          {"maker of", ""},           {"makers of", ""},
    {"manufacturer of", ""},    {"manufacturers of", ""},   {"producer of", ""},
    {"producers of", ""},       {"makes", "", true},        {"making", "", true},
    {"manufactures", "", true}, {"manufacturing", "", true}};

/// Splits a phrase into words, with every sign inside a word as a word of its own, "'s" as one.
std::vector<std::string> split_at_signs(const std::vector<std::string>& words) {
  std::vector<std::string> pieces;
  for (const std::string& word : words) {
    std::string piece;
    for (std::size_t i = 0; i < word.size(); ++i) {
      const bool is_genitive = word.compare(i, std::string::npos, "'s") == 0;
      if (is_sign(word[i]) && !piece.empty()) pieces.push_back(std::exchange(piece, {}));
      piece += word[i];
      if (is_sign(word[i]) && !is_genitive) pieces.push_back(std::exchange(piece, {}));
    }
    if (!piece.empty()) pieces.push_back(piece);
  }
  return pieces;
}

}  // namespace

TermList::TermList(const WordList& shipped, const WordList* own, std::span<const Alias> aliases) {
  const auto fail = [](const WordList::Row& row) {
    row.fail(in_quotes(row[0]) + " is there twice");
  };
  if (own) {
    for (const WordList::Row row : *own) {
      Term term = read_term(row);
      term.is_own = true;
      if (!add_term(std::move(term))) fail(row);
    }
  }
  const std::uint32_t own_count = size();
  for (const WordList::Row row : shipped) {
    const auto before = find(row[0]);
    if (!before)
      add_term(read_term(row));
    else if (*before >= own_count)
      fail(row);
  }
  for (const Alias& alias : aliases) {
    Term term;
    term.phrase = alias.phrase;
    term.code = alias.code;
    term.weight = 1;
    term.is_own = true;
    add_term(std::move(term));
  }
  // Terms of the lists take precedence over derived variants.
  for (std::uint32_t term = 0; term < size(); ++term) add_variants(term);
  fill_rows();
}

Term TermList::read_term(const WordList::Row& row) {
  Term term;
  term.phrase = row[0];
  if (row[1] != "-") {
    const auto code = find_code(row[1]);
    if (!code) row.fail("unknown code " + in_quotes(row[1]));
    term.code = *code;
    term.weight = row.number(2);
    if (term.weight == 0 || std::fabs(term.weight) > 10)
      row.fail("the weight is 0, or not in -10 to 10");
  }
  if (!row[3].empty() && row[3] != "ambiguous")
    row.fail(in_quotes(row[3]) + " is no sense; known: ambiguous");
  term.is_ambiguous = !row[3].empty();
  return term;
}

std::vector<std::uint32_t> TermList::numbers_of(std::string_view phrase) {
  std::string lower;
  to_lower(phrase, lower);
  std::vector<std::uint32_t> numbers;
  for (const std::string& word : split(lower)) numbers.push_back(words_.add(word));
  return numbers;
}

std::optional<std::uint32_t> TermList::find(std::string_view phrase) {
  PhraseTrie::Node node = PhraseTrie::none;
  for (const std::uint32_t number : numbers_of(phrase))
    if ((node = trie_.next(node, number)) == PhraseTrie::none) return std::nullopt;
  const std::uint32_t term = trie_.value(node);
  return term == PhraseTrie::no_value ? std::nullopt : std::optional(term);
}

/// False if the phrase is there already.
bool TermList::add_term(Term term) {
  if (find(term.phrase)) return false;
  term.capitals = capitals_asked(split(term.phrase).front());
  add_phrase(numbers_of(term.phrase), size());
  terms_.push_back(std::move(term));
  return true;
}

void TermList::add_variants(std::uint32_t term) {
  std::string lower;
  to_lower(terms_[term].phrase, lower);
  std::vector<std::string> words = split(lower);
  const std::string singular = words.back();
  for (const std::string& last : {singular, plural_of(singular)}) {
    // Names have no plural.
    if (last.empty() || (last != singular && terms_[term].capitals != Capitals::any)) continue;
    words.back() = last;
    add_phrase(words, term);
    add_phrase(split_at_signs(words), term);
    if (words.size() == 2) {
      add_phrase({words[0] + "-" + words[1]}, term);
      add_phrase({words[0], "-", words[1]}, term);
    }
    if (words.size() == 3) {
      add_phrase({words[0] + "-" + words[1], words[2]}, term);
      add_phrase({words[0], "-", words[1], words[2]}, term);
    }
  }
  if (singular == "maker" && words.size() > 1) add_maker_frames(term, words);
}

/// "biscuit maker" is told by "maker of biscuits", too.
void TermList::add_maker_frames(std::uint32_t term, std::vector<std::string> product) {
  product.pop_back();
  const std::string singular = product.back();
  const std::string plural = plural_of(singular);
  for (const std::string& last : {singular, plural}) {
    if (last.empty()) continue;
    product.back() = last;
    for (const MakerFrame& frame : maker_frames) {
      if (frame.asks_plural && last == singular && !plural.empty()) continue;
      if (!frame.after.empty() && last != singular) continue;
      std::vector<std::string> words = split(frame.before);
      words.insert(words.end(), product.begin(), product.end());
      if (!frame.after.empty()) words.emplace_back(frame.after);
      add_phrase(words, term);
    }
  }
}

void TermList::add_phrase(const std::vector<std::string>& words, std::uint32_t term) {
  std::vector<std::uint32_t> numbers;
  for (const std::string& word : words) numbers.push_back(words_.add(word));
  add_phrase(numbers, term);
}

void TermList::add_phrase(std::span<const std::uint32_t> numbers, std::uint32_t term) {
  trie_.add(numbers, term);
  rows_.resize(words_.size() + 1);
  for (const std::uint32_t number : numbers.subspan(1)) rows_[number].uses |= Use::follows;
}

WordRow& TermList::row_of(std::string_view word) {
  const std::uint32_t number = words_.add(word);
  rows_.resize(words_.size() + 1);
  return rows_[number];
}

void TermList::fill_rows() {
  for (const LawWord& word : law_words) row_of(word.word).law_part = word.part;
  for (const std::string_view word : joining_words) row_of(word).uses |= Use::joins;
  for (const std::string_view word : sector_words) row_of(word).uses |= Use::names_sectors;
  for (std::uint32_t number = 1; number < rows_.size(); ++number) {
    WordRow& row = rows_[number];
    row.word = number;
    row.first = trie_.next(PhraseTrie::none, number);
    if (row.first != PhraseTrie::none) row.uses |= Use::begins_term;
    if (trie_.value(row.first) != PhraseTrie::no_value) row.uses |= Use::is_phrase;
    if (row.law_part >= LawPart::law) row.uses |= Use::ends_law;
  }
}

void TermList::describe(const WordType& type, std::uint32_t hash, WordRow& row) const {
  row = rows_[words_.find(type.lower, hash)];
  row.capitals = capitals_of(type.form);
  if (row.law_part == LawPart::none || may_be(row.law_part, row.capitals)) return;
  row.law_part = LawPart::none;
  row.uses &= static_cast<std::uint8_t>(~Use::ends_law);
}

}  // namespace gloss::sectors
