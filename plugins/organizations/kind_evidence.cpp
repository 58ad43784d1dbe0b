#include "organizations/kind_evidence.hpp"

#include <array>
#include <charconv>
#include <limits>

namespace gloss::organizations {
namespace {

constexpr std::string_view kind_names[kind_count] = {
    "",          "company", "government", "intergovernmental",
    "military",  "media",   "party",      "education",
    "sports",    "bank",    "court",      "ngo",
    "religious", "other"};
constexpr std::string_view place_names[] = {"before", "after", "near", "name", "last"};
constexpr std::string_view mark_names[] = {"all",       "article",   "begin",     "end",
                                           "dot",       "mixed",     "letters 1", "letters 2",
                                           "letters 3", "letters 4", "letters 5", "words 1",
                                           "words 2",   "words 3",   "words 4",   "words 5"};

/// exp(-i / 10).
constexpr std::array<double, 64> likelihoods = [] {
  std::array<double, 64> all{1};
  for (std::size_t i = 1; i < all.size(); ++i) all[i] = all[i - 1] * 0.90483741803595957;
  return all;
}();

}  // namespace

std::string_view kind_name(Kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

Kind kind_named(const WordList::Row& row, std::size_t column) {
  for (std::size_t i = 1; i < kind_count; ++i)
    if (row[column] == kind_names[i]) return static_cast<Kind>(i);
  row.fail("unknown kind " + in_quotes(row[column]) +
           "; expected company, government, intergovernmental, military, media, party, education, "
           "sports, bank, court, ngo, religious or other");
}

bool KindScores::is_clear() const {
  constexpr int enough = 30;
  // The places of no kind lose; loops over all places become vector instructions.
  auto known = sums;
  known[0] = known[14] = known[15] = std::numeric_limits<std::int16_t>::min();
  static_assert(kind_count == 14);
  std::int16_t most = known[0];
  for (const std::int16_t sum : known) most = std::max(most, sum);
  int near = 0;  // kinds that are about as likely
  for (const std::int16_t sum : known) near += sum > most - enough;
  return has_word && near == 1;
}

Kind KindScores::best() const {
  if (!has_word) return Kind::none;
  const auto first = sums.begin() + 1, last = sums.begin() + kind_count;
  const auto most = std::max_element(first, last);
  double all = 0;  // times as likely as the best one
  for (auto sum = first; sum != last; ++sum) {
    const auto gap = static_cast<std::size_t>(*most - *sum);
    if (gap < likelihoods.size()) all += likelihoods[gap];
  }
  return all <= 4 ? static_cast<Kind>(most - sums.begin()) : Kind::none;
}

std::uint16_t KindEvidence::add(const WordList::Row& line, std::uint16_t word) {
  Weights weights{};
  const char* at = line[2].data();
  const char* const end = at + line[2].size();
  for (std::size_t kind = 1; kind < kind_count; ++kind) {
    while (at < end && *at == ' ') ++at;
    const auto [next, error] = std::from_chars(at, end, weights[kind]);
    if (error != std::errc{}) line.fail("expected 13 weights of -127 to 127");
    at = next;
  }
  if (at != end) line.fail("expected 13 weights of -127 to 127");
  if (line[1] == "mark") {
    const auto mark = std::ranges::find(mark_names, line[0]);
    if (mark == std::end(mark_names)) line.fail("unknown mark " + in_quotes(line[0]));
    marks_[static_cast<std::size_t>(mark - std::begin(mark_names))] = weights;
    return word;
  }
  const auto place = std::ranges::find(place_names, line[1]);
  if (place == std::end(place_names))
    line.fail("unknown place " + in_quotes(line[1]) +
              "; expected before, after, near, name, last or mark");
  if (word == 0) {
    if (words_.size() > 0xFFFF) line.fail("more than 65,535 words");
    word = static_cast<std::uint16_t>(words_.size());
    words_.emplace_back();
  }
  words_[word][static_cast<std::size_t>(place - std::begin(place_names))] = weights;
  return word;
}

void KindEvidence::add(const Weights& weights, KindScores& scores) {
  for (std::size_t i = 0; i < weights.size(); ++i)
    scores.sums[i] = static_cast<std::int16_t>(scores.sums[i] + weights[i]);
}

void KindEvidence::say(std::uint16_t word, Place place, KindScores& scores) const {
  if (word == 0) return;
  add(words_[word][static_cast<std::size_t>(place)], scores);
  scores.has_word = true;
}

void KindEvidence::say(Mark mark, KindScores& scores) const {
  add(marks_[static_cast<std::size_t>(mark)], scores);
}

}  // namespace gloss::organizations
