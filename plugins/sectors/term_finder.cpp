#include "term_finder.hpp"

#include <algorithm>
#include <bitset>

#include "codes.hpp"

namespace gloss::sectors {
namespace {

/// Keeps the sentence of the current token.
class SentenceCursor {
 public:
  explicit SentenceCursor(const LayerView& sentences) : sentences_(sentences) { read(); }

  /// REQUIRES: begin does not decrease.
  void move_to(std::uint32_t begin) {
    while (span_.end <= begin) ++index_, read();
    inside_ = span_.begin <= begin;
  }
  std::uint32_t index() const { return inside_ ? index_ : no_sentence; }
  /// The last possible end of a phrase that begins here.
  std::uint32_t end() const { return inside_ ? span_.end : GLOSS_NONE; }

 private:
  /// Behind the last sentence is one that no token reaches.
  void read() {
    span_ = index_ < sentences_.size() ? sentences_.span(index_) : Span{GLOSS_NONE, GLOSS_NONE};
  }

  const LayerView& sentences_;
  std::uint32_t index_ = 0;
  Span span_;
  bool inside_ = false;
};

struct Match {
  std::uint32_t term = PhraseTrie::no_value;
  std::uint32_t token_end = 0;
};

/// False if no phrase goes on from `node` with the word, as from most nodes with most words.
bool may_go_on(const PhraseTrie& trie, PhraseTrie::Node node, const WordRow& word) {
  return word.is(Use::follows) && trie.may_have_next(node, word.word);
}

/// "APP", an organization, for a term in small letters: short, in capitals among words that are
/// not.
bool is_acronym(const Term& term, const Match& match, const Words& words, const LayerView& tokens,
                std::uint32_t token) {
  constexpr std::uint32_t longest = 5;  // bytes
  if (words[token].capitals != Capitals::all || term.capitals != Capitals::any || term.is_own)
    return false;
  if (match.token_end - token > 1 || tokens[token].end - tokens[token].begin > longest)
    return false;
  const auto is_in_capitals = [&](std::uint32_t i) {
    return i < words.size() && words[i].capitals == Capitals::all;
  };
  return words.size() > 1 && !is_in_capitals(token + 1) &&
         (token == 0 || !is_in_capitals(token - 1));
}

/// Goes through the names in the order of the text.
class NameCursor {
 public:
  explicit NameCursor(std::span<const ProperName> names) : names_(names) {}

  /// The first name with a token of [begin, end), or nullptr. `begin` may not decrease.
  const ProperName* find(std::uint32_t begin, std::uint32_t end) {
    while (next_ < names_.size() && names_[next_].end <= begin) ++next_;
    return next_ < names_.size() && names_[next_].begin < end ? &names_[next_] : nullptr;
  }

 private:
  std::span<const ProperName> names_;
  std::size_t next_ = 0;
};

/// Whether a hit speaks for its code by itself. Only before support_hits() has seen it.
bool is_clear(const TermList& terms, const Hit& hit) {
  return hit.counts && terms[hit.term].weight > 0;
}

unsigned section_bit(const Term& term) { return 1u << section_of(term.code); }

/// Reads the terms of one text, in its order.
class TermReader {
 public:
  TermReader(const TermList& terms, const Words& words, const LayerView& tokens,
             const LayerView& sentences, Hits& hits)
      : terms_(terms), words_(words), tokens_(tokens), sentence_(sentences), hits_(hits) {}

  /// Adds the longest term that begins at the token, behind `words_before` words. Returns its end,
  /// or `token` if there is none. Most words begin none, whose loop is the faster for the call.
  [[gnu::noinline]] std::uint32_t read(std::uint32_t token, std::uint32_t words_before) {
    const Match match = longest_match(token);
    if (match.term == PhraseTrie::no_value) return token;
    const Term& term = terms_[match.term];
    if (is_acronym(term, match, words_, tokens_, token)) return token;
    if (term.weight != 0) add(match, token, words_before);
    for (std::uint32_t i = token; i < match.token_end; ++i)
      if (words_[i].is(Use::ends_law)) hits_.law_ends.push_back(i);
    return match.token_end;
  }

 private:
  Match longest_match(std::uint32_t token) {
    const PhraseTrie& trie = terms_.trie();
    const WordRow& first = words_[token];
    Match best;
    PhraseTrie::Node node = first.first;
    for (std::uint32_t i = token + 1;; ++i) {
      const std::uint32_t term = trie.value(node);
      if (term != PhraseTrie::no_value && first.capitals >= terms_[term].capitals) best = {term, i};
      if (i == words_.size()) break;
      const WordRow& word = words_[i];
      if (!may_go_on(trie, node, word)) break;
      node = trie.next(node, word.word);
      if (node == PhraseTrie::none || is_behind_sentence(token, i)) break;
    }
    return best;
  }

  bool is_behind_sentence(std::uint32_t token, std::uint32_t later) {
    sentence_.move_to(tokens_[token].begin);
    return tokens_[later].end > sentence_.end();
  }

  void add(const Match& match, std::uint32_t token, std::uint32_t words_before) {
    const Span span{tokens_[token].begin, tokens_[match.token_end - 1].end};
    sentence_.move_to(span.begin);
    hits_.terms.push_back({match.term, token, match.token_end, sentence_.index(), span,
                           words_before, !terms_[match.term].is_ambiguous});
  }

  const TermList& terms_;
  const Words words_;  // a copy of its own stays in registers
  const LayerView& tokens_;
  SentenceCursor sentence_;
  Hits& hits_;
};

/// Drops the terms inside the names of persons; those in names of laws count with support only.
void judge_names(const TermList& terms, Hits& hits) {
  NameCursor names(hits.names);
  std::erase_if(hits.terms, [&](Hit& hit) {
    const Term& term = terms[hit.term];
    const ProperName* const name = term.is_own ? nullptr : names.find(hit.token, hit.token_end);
    if (!name) return false;
    // A longer term ("Johnson & Johnson") names something else than the person.
    if (name->kind == ProperName::Kind::person)
      return name->end - name->begin >= hit.token_end - hit.token;
    // A term with the head of the name is in the list as a law: "farm bill".
    if (term.weight > 0 && (name->head < hit.token || name->head >= hit.token_end))
      hit.counts = false;
    return false;
  });
}

/// A set of codes in which a section agrees with each of its divisions.
class ClearCodes {
 public:
  void insert(unsigned code) {
    codes_.set(code);
    sections_.set(section_of(code));
  }
  bool agrees_with(unsigned code) const {
    return codes_[code] || codes_[section_of(code)] || (is_section(code) && sections_[code]);
  }

 private:
  std::bitset<code_count> codes_;
  std::bitset<section_count> sections_;
};

/// Whether there are only joining words, and few of them, between two hits.
bool are_enumerated(const Words& words, const Hit& left, const Hit& right) {
  constexpr std::uint32_t most_between = 4;
  if (left.sentence != right.sentence || right.token - left.token_end > most_between) return false;
  if (right.token == left.token_end) return false;
  for (std::uint32_t i = left.token_end; i < right.token; ++i)
    if (!words[i].is(Use::joins)) return false;
  return true;
}

/// The cue of the enumeration that begins with `first`, in its sentence.
std::uint32_t cue_before(const Hit& first, const Words& words, const LayerView& tokens,
                         const LayerView& sentences) {
  constexpr std::uint32_t reach = 40;  // tokens: an enumeration may have a second part
  if (first.sentence == no_sentence) return no_cue;
  const std::uint32_t begin = sentences.span(first.sentence).begin;
  const std::uint32_t last = first.token - std::min(first.token, reach);
  for (std::uint32_t i = first.token; i > last && tokens[i - 1].begin >= begin; --i)
    if (words[i - 1].is(Use::names_sectors)) return i - 1;
  return no_cue;
}

}  // namespace

std::span<const WordHit> Hits::words_around(const Hit& term, Span span,
                                            const LayerView& tokens) const {
  std::size_t begin = term.words_before, end = begin;
  while (begin > 0 && tokens[words[begin - 1].token].begin >= span.begin) --begin;
  while (end < words.size() && tokens[words[end].token].begin < span.end) ++end;
  return words.subspan(begin, end - begin);
}

void find_terms(const TermList& terms, const Words& words, const LayerView& tokens,
                const LayerView& sentences, const LayerView& people, Hits& hits) {
  hits.terms.clear();
  hits.law_ends.clear();
  if (hits.word_places.size() < words.size()) hits.word_places.resize(words.size());
  TermReader reader(terms, words, tokens, sentences, hits);
  const Words row_of = words;  // a copy of one's own stays in registers
  WordHit* const found = hits.word_places.data();
  std::uint32_t word_count = 0;
  for (std::uint32_t token = 0; token < row_of.size(); ++token) {
    const WordRow& word = row_of[token];
    if (word.is_plain()) continue;
    if (word.is_first_or_last()) {
      if (word.is(Use::begins_term) &&
          (word.is(Use::is_phrase) ||
           (token + 1 < row_of.size() && may_go_on(terms.trie(), word.first, row_of[token + 1])))) {
        const std::uint32_t end = reader.read(token, word_count);
        if (end != token) {
          token = end - 1;
          continue;
        }
      }
      if (word.is(Use::ends_law)) hits.law_ends.push_back(token);
      if (!word.is(Use::has_weights)) continue;
    }
    found[word_count++] = {word.row - 1, token};
  }
  hits.words = std::span(hits.word_places).first(word_count);
  if (hits.terms.empty()) return;
  find_proper_names(words, tokens, sentences, people, hits.law_ends, hits.names);
  judge_names(terms, hits);
}

void support_hits(const TermList& terms, const Words& words, const LayerView& tokens,
                  const LayerView& sentences, std::vector<Hit>& hits) {
  ClearCodes clear;
  for (const Hit& hit : hits)
    if (is_clear(terms, hit)) clear.insert(terms[hit.term].code);

  for (std::size_t begin = 0; begin < hits.size();) {
    unsigned sections = section_bit(terms[hits[begin].term]);
    bool has_clear = is_clear(terms, hits[begin]);
    std::size_t end = begin + 1;
    for (; end < hits.size() && are_enumerated(words, hits[end - 1], hits[end]); ++end) {
      sections |= section_bit(terms[hits[end].term]);
      has_clear |= is_clear(terms, hits[end]);
    }
    const bool is_enumeration = has_clear && (sections & (sections - 1)) != 0;
    const std::uint32_t cue =
        is_enumeration ? cue_before(hits[begin], words, tokens, sentences) : no_cue;
    for (; begin < end; ++begin) {
      hits[begin].counts |= is_enumeration || clear.agrees_with(terms[hits[begin].term].code);
      hits[begin].cue = cue;
    }
  }
}

}  // namespace gloss::sectors
