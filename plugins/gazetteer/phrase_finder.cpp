#include "phrase_finder.hpp"

#include <algorithm>

#include "list_source.hpp"
#include "pieces.hpp"

namespace gloss::gazetteer {
namespace {

bool is_hyphen(std::string_view word) {
  return word == "-" || word == "\u2010" || word == "\u2011" || word == "\u2013";
}

bool has_length(std::string_view phrase, std::uint32_t least) {
  if (phrase.size() >= std::uint64_t{least} * 4) return true;
  const auto characters = std::count_if(phrase.begin(), phrase.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
  });
  return static_cast<std::uint64_t>(characters) >= least;
}

}  // namespace

void PhraseFinder::read_pieces(std::string_view form, std::string& piece,
                               std::vector<std::uint32_t>& ids) const {
  ids.clear();
  PieceReader reader(form);
  while (reader.next(piece)) {
    strip_plural(piece);
    const Word* word = list_->find_word(piece);
    if (word != nullptr && !may_be_said(*word, reader.shape())) word = nullptr;
    ids.push_back(word != nullptr ? word->first : 0);
    if (word != nullptr && word->second != 0) ids.push_back(word->second);
  }
}

// Whether a phrase may match the word in this shape of the text. This keeps words that merely look
// like a part of a name out of the search.
bool PhraseFinder::may_be_said(const Word& word, CaseShape shape) const {
  if (word.second != 0 && !options_.alikeness.hyphen) return false;
  return options_.alikeness.letter_case == LetterCase::ignore || (word.shapes & shape.bit()) != 0;
}

void PhraseFinder::describe(const WordType& type, WordRow& row) const {
  std::string piece;
  std::vector<std::uint32_t> ids;
  read_pieces(type.form, piece, ids);
  row.count = static_cast<std::uint32_t>(ids.size());
  if (row.count <= WordRow::most_inline) std::copy(ids.begin(), ids.end(), row.ids);
  row.root_child = list_->root_child(row.ids[0]);
  if (is_hyphen(type.form)) row.count = 0;
}

bool PhraseFinder::is_match(std::uint32_t entry, std::string_view covered) const {
  const std::string_view line = list_->line(list_->entry(entry));
  std::string_view rest = line;
  const std::string_view phrase = take_field(rest);
  if (!has_length(phrase, options_.min_length)) return false;
  Alikeness alikeness = options_.alikeness;
  const Columns& columns = list_->columns();
  if (const auto own = letter_case_of(columns.value(line, columns.letter_case)))
    alikeness.letter_case = *own;
  return is_alike(phrase, covered, alikeness);
}

// Why is_match() is false.
std::string PhraseFinder::why_no_match(std::uint32_t entry) const {
  std::string_view line = list_->line(list_->entry(entry));
  if (!has_length(take_field(line), options_.min_length))
    return "shorter than min_length " + std::to_string(options_.min_length);
  return "capitals, plural or hyphens differ (options case, plural, hyphen; the row's own case)";
}

/// The search of one document.
struct PhraseFinder::Search {
  const PhraseFinder& finder;
  const CompiledList& list;
  const Document& document;
  const LayerView& tokens;
  const Words& words;
  Scratch& scratch;
  const Trace trace;

  /// The number of pieces of the token at this place: a hyphen between two words has none.
  std::uint32_t pieces_of(std::uint32_t token) const {
    const WordRow& row = words[token];
    if (row.count != 0) return row.count;
    const Span span = tokens.span(token);
    return is_hyphen(document.covered(span)) && !is_between_words(document.text(), span) ? 1 : 0;
  }

  // Rows and nodes are scattered over megabytes, so waiting for memory would dominate the time.
  // Prefetches what the search is likely to need some tokens later: the row of each token, then the
  // node where a phrase ends, then the link from this node to the word before.
  void prefetch_before(std::uint32_t token) const {
    constexpr std::uint32_t ahead = 8;
    if (token < 3 * ahead) return;
    words.prefetch(token - 3 * ahead);
    if (const WordRow& row = words[token - 2 * ahead]; row.root_child != 0)
      list.prefetch_node(row.root_child);
    if (const WordRow& row = words[token - ahead]; row.root_child != 0)
      if (const WordRow& before = words[token - ahead - 1]; before.ids[0] != 0)
        list.prefetch_child(row.root_child, before.ids[0]);
  }

  /// Goes from right to left and notes where phrases begin, with the node of the longest one.
  void find_candidates() {
    scratch.candidates.clear();
    std::uint32_t state = 0;
    for (std::uint32_t token = words.size(); token-- > 0;) {
      if ((token & 0xFFFF) == 0) document.throw_if_cancelled();
      prefetch_before(token);
      const WordRow& row = words[token];
      if (row.count == 1) {
        state = finder.step(state, row.ids[0], row.root_child);
      } else if (row.count == 0) {
        if (pieces_of(token) == 1)
          state = finder.step(state, row.ids[0], row.root_child);
        else
          continue;
      } else if (row.count <= WordRow::most_inline) {
        for (std::uint32_t i = row.count; i-- > 0;) state = finder.step(state, row.ids[i]);
      } else {
        finder.read_pieces(document.covered(tokens.span(token)), scratch.piece, scratch.ids);
        for (std::size_t i = scratch.ids.size(); i-- > 0;)
          state = finder.step(state, scratch.ids[i]);
      }
      if (state == 0) continue;
      if (const std::uint32_t node = list.accepting(state); node != 0)
        scratch.candidates.push_back({token, node});
    }
  }

  /// The place of `depth` pieces from `token` on. The full stop of the last token may remain
  /// outside ("Acme Inc." for the phrase "Acme Inc").
  Place place_of(std::uint32_t token, std::uint32_t depth) const {
    const std::uint32_t begin = tokens[token].begin;
    if (depth == 0) return {};  // the list is damaged
    std::uint32_t pieces = 0;
    std::uint32_t last = token;
    for (; last < words.size() && pieces < depth; ++last) pieces += pieces_of(last);
    const std::uint32_t end = tokens[last - 1].end;
    if (pieces == depth) return {{begin, end}, last};
    const bool stop_is_left =
        pieces == depth + 1 && document.text()[end - 1] == '.' && tokens.span(last - 1).size() > 1;
    return stop_is_left ? Place{{begin, end - 1}, last} : Place{};
  }

  /// Adds the matching entries of `node` at `token`; returns the token after them, or 0.
  std::uint32_t add_matches(std::uint32_t token, std::uint32_t node) {
    const Place place = place_of(token, list.node(node).depth);
    if (place.next == 0) return 0;
    const std::string_view covered = document.covered(place.span);
    if (finder.options_.stop.has(covered, scratch.key)) {
      if (trace) tell_node(place.span, node, "the file of option stop has it");
      return 0;
    }
    std::uint32_t next = 0;
    for (auto entry = list.first_entry(node); entry != CompiledList::none;
         entry = list.next_entry(entry)) {
      if (!finder.is_match(entry, covered)) {
        if (trace) tell_dropped(place.span, entry, finder.why_no_match(entry));
        continue;
      }
      if (trace) tell_kept(place.span, entry);
      scratch.matches.push_back({place.span, entry});
      next = place.next;
    }
    if (scratch.matches.size() > most_matches)
      throw Error(GLOSS_E_DOCUMENT, "more than " + std::to_string(most_matches) +
                                        " matches in the document; is the list meant for it?");
    return next;
  }

  // ---- for those who ask why; never in an ordinary run ----

  std::string rule_of(std::uint32_t entry) const {
    return std::string(list.name()) + ":" + std::to_string(list.entry(entry).line);
  }
  std::string phrase_of(std::uint32_t entry) const {
    std::string_view line = list.line(list.entry(entry));
    return "`" + std::string(take_field(line)) + "`";
  }

  void tell_kept(Span span, std::uint32_t entry) const {
    trace.kept(span, "match", rule_of(entry), Trace::no_score,
               "the row " + phrase_of(entry) + " of " + rule_of(entry));
  }
  void tell_dropped(Span span, std::uint32_t entry, const std::string& reason) const {
    trace.dropped(span, "match", rule_of(entry), Trace::no_score,
                  "the row " + phrase_of(entry) + ": " + reason);
  }
  /// All rows of `node`.
  void tell_node(Span span, std::uint32_t node, const std::string& reason) const {
    for (auto entry = list.first_entry(node); entry != CompiledList::none;
         entry = list.next_entry(entry))
      tell_dropped(span, entry, reason);
  }
  void tell_covered(std::uint32_t token, std::uint32_t node) const {
    const Place place = place_of(token, list.node(node).depth);
    if (place.next != 0)
      tell_node(place.span, node, "a longer match covers it (option overlap is longest)");
  }
  /// Words at the place that no phrase of the list has.
  void tell_unknown_words() const {
    for (std::uint32_t token = 0; token < words.size(); ++token) {
      const WordRow& row = words[token];
      if (!trace.is_about(tokens.span(token)) || row.count == 0) continue;
      const bool is_known = std::any_of(row.ids, row.ids + std::min(row.count, row.most_inline),
                                        [](std::uint32_t id) { return id != 0; });
      trace.dropped(
          tokens.span(token), "match", "", Trace::no_score,
          is_known ? "a phrase of " + std::string(list.name()) +
                         " has the word, and no phrase its neighbours too"
                   : "no phrase of " + std::string(list.name()) + " has the word in this spelling");
    }
  }

  // Prefetches the entries of the next candidates, which are those before number `i`.
  void prefetch_entries(std::size_t i) const {
    constexpr std::size_t ahead = 6;
    const auto node_at = [&](std::size_t distance) {
      return i >= distance ? scratch.candidates[i - distance].node : 0;
    };
    list.prefetch_first_entry(node_at(3 * ahead));
    list.prefetch_entry(list.first_entry(node_at(2 * ahead)));
    list.prefetch_line(list.entry(list.first_entry(node_at(ahead))));
  }

  void choose_matches() {
    scratch.matches.clear();
    std::uint32_t free_from = 0, calls = 0;
    for (std::size_t i = scratch.candidates.size(); i-- > 0;) {
      prefetch_entries(i);
      const auto [token, first] = scratch.candidates[i];
      if (token < free_from) {
        if (trace) tell_covered(token, first);
        continue;
      }
      for (std::uint32_t node = first; node != 0; node = list.accepting(list.fail(node))) {
        if ((++calls & 0xFFF) == 0) document.throw_if_cancelled();
        const std::uint32_t next = add_matches(token, node);
        if (next == 0 || finder.options_.overlap == Overlap::all) continue;
        free_from = next;
        break;
      }
    }
  }
};

void PhraseFinder::find(const Document& document, const LayerView& tokens, const Words& words,
                        Scratch& scratch) const {
  const Trace trace = document.trace();
  Search search{*this, *list_, document, tokens, words, scratch, trace};
  search.find_candidates();
  search.choose_matches();
  if (trace) search.tell_unknown_words();
}

}  // namespace gloss::gazetteer
