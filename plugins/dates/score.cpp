#include "dates/score.hpp"

namespace gloss::dates {
namespace {

/// The share of right values, given the span, on timebank, wikiwars_train and half of the messages.
struct RuleScore {
  std::string_view rule;
  double alone;     ///< without an anchor
  double document;  ///< anchored on the document
  double text;      ///< anchored on another date of the text
};
constexpr RuleScore rule_scores[] = {
    {"amount", 0.91, 0.86, 0.86},
    {"amount-ago", 0.5, 0.5, 0.61},
    {"amount-later", 0.4, 0.7, 0.9},
    {"clock", 0.75, 0.74, 0.6},
    {"clock-date", 0.9, 0.75, 0.75},
    {"day-month", 0.98, 0.95, 0.85},
    {"definite-unit", 0.8, 0.68, 0.72},
    {"deictic-day", 0.95, 0.99, 0.95},
    {"early-mid-late", 0.99, 0.93, 0.84},
    {"month", 0.95, 0.9, 0.89},
    {"month-day", 0.98, 0.95, 0.91},
    {"part-of-day", 0.9, 0.91, 0.82},
    {"part-of-period", 0.99, 0.86, 0.74},
    {"quarter", 0.98, 0.96, 0.9},
    {"rate", 0.9, 0.9, 0.9},
    {"scene", 0.4, 0.4, 0.4},
    {"season", 0.98, 0.8, 0.25},
    {"set", 0.55, 0.55, 0.55},
    {"shifted-date", 0.9, 0.88, 0.8},
    {"shifted-unit", 0.9, 0.84, 0.68},
    {"unit", 0.8, 0.8, 0.8},
    {"vague", 0.98, 0.98, 0.98},
    {"vague-amount", 0.53, 0.53, 0.53},
    {"weekday", 0.9, 0.88, 0.85},
    {"year-ago", 0.75, 0.75, 0.74},
};
constexpr RuleScore other_rules{"", 0.98, 0.9, 0.85};

double of_anchor(const RuleScore& score, Anchor anchor) {
  return anchor == Anchor::document ? score.document
         : anchor == Anchor::text   ? score.text
                                    : score.alone;
}

// The scores by the size of the rule's name and its first and sixth letter, so that a look-up
// compares one name or none.
class ScoreTable {
 public:
  constexpr ScoreTable() {
    for (const RuleScore& each : rule_scores) {
      std::size_t at = place_of(each.rule);
      while (places_[at] != nullptr) at = (at + 1) % size;
      places_[at] = &each;
    }
  }
  const RuleScore& find(std::string_view rule) const {
    for (std::size_t at = place_of(rule); places_[at] != nullptr; at = (at + 1) % size)
      if (places_[at]->rule == rule) return *places_[at];
    return other_rules;
  }

 private:
  static constexpr std::size_t size = 128;
  static constexpr std::size_t place_of(std::string_view rule) {
    const auto letter = [&](std::size_t i) {
      return i < rule.size() ? static_cast<std::size_t>(rule[i]) : 0;
    };
    return (rule.size() * 11 + letter(0) * 5 + letter(5) * 3) % size;
  }

  const RuleScore* places_[size] = {};
};
constexpr ScoreTable score_table;

}  // namespace

double rule_score_of(const Record& record) {
  return of_anchor(score_table.find(record.rule), record.anchor);
}

double score_of(const Found& found, const Record& record) {
  if (found.expression.impossible) return impossible_score;
  double score = rule_score_of(record);
  if (!record.alternative.empty()) score *= ambiguous_share;
  if (found.crowded) score *= crowded_share;
  return score;
}

bool is_crowded(const Reader& in, const Expression& read) {
  constexpr Words left = bits(Word::digits, Word::clock, Word::zone, Word::am_pm, Word::year);
  const bool after = in.row(read.end).is_any(left) && !in.is(read.end, Word::comma);
  const bool before = read.begin > 0 && in.before(read.begin).is_any(left);
  return after || before;
}

}  // namespace gloss::dates
