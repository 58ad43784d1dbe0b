#include "organizations/kind_finder.hpp"

#include <algorithm>
#include <array>

#include "gloss/spelling_key.hpp"

namespace gloss::organizations {
namespace {

// In tenths of a natural logarithm, as data/evidence.tsv: a step of a word's weight, and the
// words that are listed for their place beside a name, or tell in an apposition.
constexpr int per_weight = 5, of_listed_neighbour = 30, of_apposition = 60;
constexpr std::uint32_t sure = 10;  // least sum of weights, the main noun twice
constexpr std::uint32_t reach = 4;  // words on either side
constexpr std::uint64_t and_key = spelling_key("and");

bool has_line_break(const DocumentView& document, Span gap) {
  return gloss::covered(document.text(), gap).find('\n') != std::string_view::npos;
}

/// Whether a line ends between the word and the next one. Mostly a blank is all that is there.
inline bool has_line_break(const DocumentView& document, std::uint32_t left) {
  const Span gap{document.words.end(left), document.words.begin(left + 1)};
  if (gap.size() <= 1) return gap.size() == 1 && document.text()[gap.begin] == '\n';
  return has_line_break(document, gap);
}

bool is_possessive(std::string_view word) { return word == "'s" || word == "’s"; }

Mark counted(Mark one, std::size_t count) {
  return static_cast<Mark>(static_cast<std::size_t>(one) + std::min<std::size_t>(count, 5) - 1);
}

}  // namespace

struct KindFinder::WeightSums {
  std::array<std::uint32_t, kind_count> of{};
  Told best;
  std::uint32_t most = 0;
  bool is_sure = false;  ///< a well-known body, heavy words, or a word of the user's list

  void add(const Row& row, std::uint32_t times) {
    for (std::size_t k = 0; k < row.kinds.size() && row.kinds[k] != 0; ++k) {
      std::uint32_t& sum = of[row.kinds[k]];
      sum += row.weights[k] * times;
      if (sum <= most) continue;
      most = sum;
      best = {static_cast<Kind>(row.kinds[k]), row.is(own_kind)};
    }
  }
};

/// The words of a mention's line near it, `most` on each side: [begin, left) before it and its
/// article, [right, end) behind it and its "'s".
struct KindFinder::Line {
  std::uint32_t begin, left, right, end;
  bool has_article;

  Line(const DocumentView& document, const Organization& mention, std::uint32_t most)
      : left(mention.bare_first), right(mention.last + 1) {
    const std::uint32_t count = document.words.size();
    const auto is_joined = [&](std::uint32_t word) { return !has_line_break(document, word); };
    has_article = left > 0 && document.row(left - 1).is(article) && is_joined(left - 1);
    if (has_article) --left;
    if (right < count && is_possessive(document.covered(right))) ++right;
    begin = left, end = right;
    while (begin > 0 && left - begin < most && is_joined(begin - 1)) --begin;
    while (end < count && end - right < most && is_joined(end - 1)) ++end;
  }
};

/// A dash between words, or the hyphen that stands for one.
bool is_dash(const DocumentView& document, std::uint32_t word) {
  const std::string_view form = document.covered(word);
  return form.size() <= 3 && (form == "-" || form == "–" || form == "—");
}

/// The word that says what the body [first, last] is: the "Board" on Names, the Police "Academy",
/// the University of Leeds "Press", the Staff "Association" - Northern Schools.
std::uint32_t KindFinder::head_of(const DocumentView& document, std::uint32_t first,
                                  std::uint32_t last) const {
  std::uint32_t head = first;
  while (head < last && !document.row(head + 1).is(preposition) && !is_dash(document, head + 1))
    ++head;
  std::uint32_t end = last;
  while (end > head && document.row(end).is(legal_form | mark)) --end;
  if (end - head < 3 || !document.row(head).is(of_town)) return head;
  for (std::uint32_t i = head + 2; i <= end; ++i)
    if (document.row(i).is(preposition) || document.row(i).key == and_key) return head;
  const Row& noun = told_at(document, first, end);
  const bool is_head = noun.main_weight >= Row::heavy &&
                       static_cast<Kind>(noun.main) != Kind::government && !noun.is(inherits);
  return is_head ? end : head;
}

const Row& KindFinder::told_behind(const DocumentView& document, std::uint32_t first,
                                   std::uint32_t word) const {
  std::uint32_t before = word - 1;  // Students' Union
  if (before > first && is_possessive(document.covered(before))) --before;
  return lexicon_->kinds_behind(document.row(before), document.row(word));
}

/// How often a word that describes the head of a name counts: "Police" tells nothing of an academy
/// or a union, "Sports" nothing of a ministry, but "Church" all of a council.
std::uint32_t KindFinder::times(const Row& word, bool is_before, const Row& head, const Row& told) {
  if (word.is(own_kind)) return 1;
  if (head.is(inherits) && &head == &told) return word.is(institution) ? 2 : 1;
  if (told.main_weight < Row::heavy || word.main == told.main) return 1;
  // "Political Bureau of the Zork Party" is the party's.
  if (static_cast<Kind>(told.main) == Kind::government) return is_before ? 0 : 1;
  return word.is(institution) ? 0 : 1;
}

KindFinder::WeightSums KindFinder::weigh(const DocumentView& document, std::uint32_t first,
                                         std::uint32_t last) const {
  WeightSums sums;
  const std::uint32_t head = head_of(document, first, last);
  const Row& head_row = document.row(head);
  const Row& head_told = told_at(document, first, head);
  bool is_behind_pair = false;
  for (std::uint32_t i = first; i <= last; ++i) {
    const Row& row = document.row(i);
    if (row.body != 0) {
      sums.best = {lexicon_->body(row.body).kind, lexicon_->body(row.body).is_own};
      sums.is_sure = true;
      return sums;
    }
    if (row.kinds[0] == 0 && !row.is(pair_end)) {
      is_behind_pair = false;
      continue;
    }
    // "National Security Council": a word that is in one pair begins no other.
    const Row& told = is_behind_pair ? row : told_at(document, first, i);
    is_behind_pair = &told != &row;
    if (told.kinds[0] == 0) continue;
    // "Medical College and Hospital" has two heads.
    const bool is_head =
        i == head || (i + 2 == head && row.is(institution) && document.row(i + 1).key == and_key);
    sums.add(told, is_head ? 2 : times(told, i < head, head_row, head_told));
  }
  sums.is_sure = sums.most >= sure || sums.best.is_own;
  return sums;
}

Kind KindFinder::likeliest(const DocumentView& document, std::uint32_t first,
                           std::uint32_t last) const {
  return weigh(document, first, last).best.kind;
}

KindFinder::Told KindFinder::by_words(const DocumentView& document, std::uint32_t first,
                                      std::uint32_t last, KindScores& scores) const {
  const WeightSums sums = weigh(document, first, last);
  if (sums.is_sure) return sums.best;
  for (std::size_t kind = 1; sums.most > 0 && kind < kind_count; ++kind)
    if (sums.of[kind] != 0)
      scores.add(static_cast<Kind>(kind),
                 per_weight * static_cast<int>(std::min(sums.of[kind], 100u)));
  return {};
}

void KindFinder::add_name(const DocumentView& document, std::uint32_t first, std::uint32_t last,
                          KindScores& scores) const {
  const KindEvidence& evidence = lexicon_->evidence();
  std::size_t count = 0;
  std::uint32_t classes = 0;
  bool is_all_capitals = true;
  for (std::uint32_t i = first; i <= last; ++i) {
    const Row& row = document.row(i);
    evidence.say(row.evidence, Place::name, scores);
    if (i == last) evidence.say(row.evidence, Place::last, scores);
    classes |= row.classes;
    is_all_capitals &= !row.is(small_letters);
    count += row.is(with_letter);
  }
  evidence.say(Mark::all, scores);
  if (count > 0) evidence.say(counted(Mark::words_1, count), scores);
  const std::size_t size = document.cover(first, last).size();
  if (is_all_capitals && count > 0 && size <= 6)
    evidence.say(counted(Mark::letters_1, size), scores);
  if ((classes & mixed_case) != 0) evidence.say(Mark::mixed, scores);
  if ((classes & inner_stop) != 0) evidence.say(Mark::dot, scores);
}

void KindFinder::add_near(const DocumentView& document, const Line& line,
                          KindScores& scores) const {
  const KindEvidence& evidence = lexicon_->evidence();
  if (line.has_article) evidence.say(Mark::article, scores);
  if (line.begin == line.left)
    evidence.say(Mark::begin, scores);
  else
    evidence.say(document.row(line.left - 1).evidence, Place::before, scores);
  if (line.right == line.end)
    evidence.say(Mark::end, scores);
  else
    evidence.say(document.row(line.right).evidence, Place::after, scores);
  for (std::uint32_t i = line.begin; i + 1 < line.left; ++i)
    evidence.say(document.row(i).evidence, Place::near, scores);
  for (std::uint32_t i = line.right + 1; i < line.end; ++i)
    evidence.say(document.row(i).evidence, Place::near, scores);
}

void KindFinder::add_beside(const DocumentView& document, const Line& line,
                            KindScores& scores) const {
  if (line.right < line.end)
    if (const auto kind = static_cast<Kind>(document.row(line.right).after); kind != Kind::none)
      return scores.add_once(kind, of_listed_neighbour);
  if (line.begin == line.left || line.has_article) return;
  const Row& row = document.row(line.left - 1);
  // "the newspaper X": a common noun, but not the end of another clause.
  const Kind kind = row.is(capital) ? static_cast<Kind>(row.before) : of_noun(row);
  if (kind != Kind::none) scores.add_once(kind, of_listed_neighbour);
}

void KindFinder::add_context(const DocumentView& document, const Organization& mention,
                             KindScores& told, KindScores* near) const {
  const Line line(document, mention, near != nullptr ? reach : 1);
  if (near != nullptr) add_near(document, line, *near);
  add_beside(document, line, told);
  if (const Kind kind = by_place(document, mention); kind != Kind::none)
    told.add_once(kind, of_listed_neighbour);
  if (const Kind kind = by_apposition(document, mention); kind != Kind::none)
    told.add_once(kind, of_apposition);
}

/// "X, a Commonwealth body that assists ...", "X is a daily newspaper".
Kind KindFinder::by_apposition(const DocumentView& document, const Organization& mention) const {
  constexpr std::uint32_t longest = 8;  // words
  const std::uint32_t count = document.words.size();
  std::uint32_t i = mention.last + 1;
  if (i + 2 >= count) return Kind::none;
  if (!document.is_char(i, ',') && document.covered(i) != "is") return Kind::none;
  if (document.row(++i).is(article))
    ++i;
  else
    return Kind::none;
  const std::uint32_t first = i;
  // "X, a media report said": the next clause, unlike "X, the company said".
  const bool is_any = document.covered(first - 1) != "the";
  for (const std::uint32_t end = std::min(count, i + longest); i < end; ++i) {
    if (document.row(i).is(clause) || document.is_char(i, ',') || document.is_char(i, '.')) break;
    if (is_any && (document.covered(i) == "said" || document.covered(i) == "says"))
      return Kind::none;
  }
  if (i == first) return Kind::none;
  const Row& last = document.row(i - 1);
  const bool is_pair = last.is(pair_end) && i - 1 > first;
  const Row& noun = is_pair ? lexicon_->kinds_behind(document.row(i - 2), last) : last;
  if (const Kind told = of_noun(noun); told != Kind::none) return told;
  const WeightSums sums = weigh(document, first, i - 1);
  return sums.most >= 3 ? sums.best.kind : Kind::none;
}

/// A whole number of up to three digits: goals, points.
bool is_score(const DocumentView& document, std::uint32_t word) {
  const Span span = document.words.span(word);
  if (document.words.type(word) != layers::token::number || span.size() > 3) return false;
  return std::ranges::all_of(document.covered(word), [](char c) { return c >= '0' && c <= '9'; });
}

/// A row of a table of results: "X 3 Y 1".
bool is_in_table(const DocumentView& document, const Organization& mention) {
  const std::uint32_t behind = mention.last + 1, count = document.words.size();
  if (behind + 1 >= count || !is_score(document, behind) || has_line_break(document, behind - 1))
    return false;
  if (mention.first > 0 && is_score(document, mention.first - 1) &&
      !has_line_break(document, mention.first - 1))
    return true;
  return !has_line_break(document, behind) &&
         (document.row(behind + 1).is(capital) || is_score(document, behind + 1));
}

/// "according to X", "(X) -" behind a place, "By Ann Lee, X".
Kind KindFinder::by_place(const DocumentView& document, const Organization& mention) const {
  const std::uint32_t first = mention.first, last = mention.last, count = document.words.size();
  if (is_in_table(document, mention)) return Kind::sports;
  if (first >= 2 && document.covered(first - 1) == "to") {
    const auto source = document.covered(first - 2);
    if (source == "according" || source == "According") return Kind::media;
  }
  if (first >= 2 && last + 2 < count && document.is_char(first - 1, '(') &&
      document.is_char(last + 1, ')') && document.row(first - 2).is(capital)) {
    const auto dash = document.covered(last + 2);
    if (dash == "-" || dash == "–" || dash == "—") return Kind::media;
  }
  if (first >= 3 && document.is_char(first - 1, ',')) {
    std::uint32_t i = first - 2;
    while (i > 0 && first - i < 6 && document.row(i).is(capital) && document.covered(i) != "By")
      --i;
    if (first - i > 2 && document.covered(i) == "By") return Kind::media;
  }
  return Kind::none;
}

}  // namespace gloss::organizations
