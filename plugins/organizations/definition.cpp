#include "organizations/definition.hpp"

#include <algorithm>

namespace gloss::organizations {
namespace {

/// Reads on from a word.
class Reader {
 public:
  Reader(const DocumentView& document, std::uint32_t at) : document_(&document), at_(at) {}

  bool is_end() const { return at_ >= document_->words.size(); }
  std::uint32_t at() const { return at_; }
  bool is_capital() const { return !is_end() && document_->row(at_).is(capital); }
  bool skip(std::string_view word) {
    if (is_end() || document_->covered(at_) != word) return false;
    return ++at_, true;
  }
  bool skip_any(std::initializer_list<std::string_view> words) {
    for (const auto word : words)
      if (skip(word)) return true;
    return false;
  }
  void skip_marks() {
    skip("the");
    skip_any({"\"", "“", "'", "‘"});
  }

 private:
  const DocumentView* document_;
  std::uint32_t at_;
};

/// Whether a word may begin what skip_saying() reads. Most words behind names are ruled out by
/// their first letter and size.
bool may_say(const DocumentView& document, std::uint32_t word) {
  return begins_as_saying(document, word) && document.row(word).is(saying);
}

enum class Comma : std::uint8_t { none, before };

/// "also known as", "abbreviated as", "short for", "was renamed": after it stands the other name.
bool skip_saying(Reader& reader, Comma follows_comma) {
  const bool is_former = reader.skip_any({"formerly", "previously"});
  const bool has_adverb = reader.skip_any(
      {"also", "better", "commonly", "popularly", "widely", "often", "usually", "now", "locally"});
  if (reader.skip_any({"known", "abbreviated", "shortened", "referred"})) {
    reader.skip_any({"as", "to", "by"});
    reader.skip("as");
    reader.skip("its"), reader.skip("acronym"), reader.skip("initials");
    return true;
  }
  if (is_former && reader.is_capital()) return true;  // "formerly Zork Systems"
  // "X called Y a rival" and "X renamed Y" say nothing of X.
  if ((has_adverb || is_former) && reader.skip("called")) return true;
  if (follows_comma == Comma::before && reader.skip("renamed")) return true;
  if (reader.skip("rebranded")) return reader.skip_any({"as", "to"});
  if (reader.skip("changed")) return reader.skip("its") && reader.skip("name") && reader.skip("to");
  if (reader.skip("was"))
    return reader.skip_any({"renamed", "rebranded"}) && (reader.skip("as"), true);
  if (reader.skip("short")) return reader.skip("for");
  if (reader.skip("stands")) return reader.skip("for");
  return reader.skip("aka") || reader.skip("a.k.a.") || reader.skip("a.k.a");
}

bool is_acronym_at(const DocumentView& document, const Reader& reader) {
  return !reader.is_end() && document.row(reader.at()).is(acronym);
}

/// The words behind "X, the agency for reefs, better known as Y" from the second comma on, or the
/// end of the text.
Reader behind_apposition(const DocumentView& document, std::uint32_t article_at) {
  constexpr std::uint32_t longest_noun = 10;  // words
  const std::uint32_t end = std::min(document.words.size(), article_at + longest_noun);
  for (std::uint32_t i = article_at + 1; i < end; ++i) {
    if (document.is_char(i, ',')) return {document, i + 1};
    if (document.is_char(i, '.') || document.is_char(i, ';') || document.is_char(i, '(')) break;
  }
  return {document, document.words.size()};
}

/// "(PTB)", "(the \"PTB\")", "(PTB; Spanish ...)", "(known as PTB)".
Definition in_brackets(const DocumentView& document, Reader reader) {
  const bool is_told = skip_saying(reader, Comma::before);
  const bool is_said = is_told || reader.skip("or");
  reader.skip_marks();
  if (is_told && reader.is_capital()) return {reader.at(), true};
  if (!is_acronym_at(document, reader)) return {};
  const std::uint32_t word = reader.at();
  // "C/TFN" is three tokens, and the letters of its last part tell enough.
  return {word, is_said};
}

}  // namespace

Definition definition_of(const DocumentView& document, const Organization& name) {
  Reader reader(document, name.last + 1);
  if (reader.is_end()) return {};
  const char next = document.text()[document.words.begin(name.last + 1)];
  if (next == '(') {
    reader.skip("(");
    return in_brackets(document, reader);
  }
  if (next == ',' || may_say(document, name.last + 1)) {
    const bool has_comma = reader.skip(",");
    if (has_comma && !reader.is_end() && document.row(reader.at()).is(article))
      reader = behind_apposition(document, reader.at());
    if (has_comma && reader.skip("or")) {
      reader.skip_marks();
      if (is_acronym_at(document, reader)) return {reader.at(), false};
    } else if (!reader.is_end() && may_say(document, reader.at()) &&
               skip_saying(reader, has_comma ? Comma::before : Comma::none)) {
      reader.skip_marks();
      if (!reader.is_end() && document.row(reader.at()).is(capital)) return {reader.at(), true};
    }
  }
  // PTB (Pacific Tuna Board)
  const bool is_in_brackets = name.first >= 2 && document.is_char(name.first - 1, '(') &&
                              document.row(name.first - 2).is(acronym);
  return is_in_brackets ? Definition{name.first - 2, false} : Definition{};
}

}  // namespace gloss::organizations
