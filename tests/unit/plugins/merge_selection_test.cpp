#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <sstream>

#include "merge/selection.hpp"

using namespace gloss::merge;
using gloss::Span;

namespace {

struct Choice {
  Policy policy = Policy::longest;
  std::vector<std::string> order = {};
  Equal equal = Equal::one;
  bool keeps_nested = false;
};

Preference preference_of(const Choice& choice) { return Preference(choice.policy, choice.order); }

std::vector<std::uint32_t> winners(const std::vector<Candidate>& candidates, const Choice& choice) {
  Selection selection;
  selection.select(candidates, preference_of(choice), {choice.equal, choice.keeps_nested}, [] {});
  return selection.winners();
}

/// "INPUT TYPE BEGIN END SCORE", separated by commas; the number of each is its record too.
std::vector<Candidate> candidates_of(const std::string& text) {
  std::vector<Candidate> out;
  std::istringstream parts(text);
  for (std::string part; std::getline(parts, part, ',');) {
    std::istringstream fields(part);
    Candidate candidate;
    char type = 0;
    fields >> candidate.input >> type >> candidate.span.begin >> candidate.span.end >>
        candidate.score;
    REQUIRE_FALSE(fields.fail());
    candidate.type = static_cast<std::uint32_t>(std::string("pogx").find(type));
    candidate.record = static_cast<std::uint32_t>(out.size());
    out.push_back(candidate);
  }
  return out;
}

/// For each candidate `kept`, or its winner's number and advantage.
std::string told(const std::string& text, const Choice& choice) {
  const auto candidates = candidates_of(text);
  const auto chosen = winners(candidates, choice);
  const Preference preference = preference_of(choice);
  std::string out;
  for (std::uint32_t i = 0; i < candidates.size(); ++i) {
    if (i > 0) out += ", ";
    if (chosen[i] == i) {
      out += "kept";
      continue;
    }
    const Criterion criterion = preference.decisive(candidates[chosen[i]], candidates[i]);
    out += std::to_string(chosen[i]) + " " + advantages[static_cast<std::size_t>(criterion)];
  }
  return out;
}

bool overlap(Span a, Span b, bool keeps_nested) {
  if (a.begin >= b.end || b.begin >= a.end || a == b) return a == b;
  const bool inside =
      (a.begin <= b.begin && b.end <= a.end) || (b.begin <= a.begin && a.end <= b.end);
  return !(keeps_nested && inside);
}

/// Whether each candidate is kept, by comparing all pairs.
std::vector<bool> kept_by_pairs(const std::vector<Candidate>& candidates, const Choice& choice) {
  std::vector<std::uint32_t> order(candidates.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const Preference preference = preference_of(choice);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return preference(candidates[a], candidates[b]);
  });
  std::vector<bool> kept(candidates.size());
  for (const std::uint32_t i : order) {
    bool is_free = true;
    for (std::uint32_t j = 0; j < candidates.size(); ++j) {
      if (!kept[j] || !overlap(candidates[i].span, candidates[j].span, choice.keeps_nested))
        continue;
      is_free &= choice.equal == Equal::types && candidates[i].span == candidates[j].span &&
                 candidates[i].type != candidates[j].type;
    }
    kept[i] = is_free;
  }
  return kept;
}

void check_against_pairs(const std::vector<Candidate>& candidates, const Choice& choice) {
  const auto chosen = winners(candidates, choice);
  const auto kept = kept_by_pairs(candidates, choice);
  const Preference preference = preference_of(choice);
  for (std::uint32_t i = 0; i < candidates.size(); ++i) {
    REQUIRE((chosen[i] == i) == kept[i]);
    if (kept[i]) continue;
    REQUIRE(kept[chosen[i]]);
    REQUIRE(overlap(candidates[i].span, candidates[chosen[i]].span, choice.keeps_nested));
    REQUIRE(preference(candidates[chosen[i]], candidates[i]));
  }
}

struct Row {
  std::string candidates, expected;
  Choice choice = {};
};
const Choice by_score{.policy = Policy::score}, by_priority{.policy = Policy::priority},
    nested{.keeps_nested = true}, types{.equal = Equal::types};
const Row rows[] = {
    {"", ""},
    {"0 p 0 5 1", "kept"},
    // Apart, or touching.
    {"0 p 0 5 1, 1 o 6 9 1", "kept, kept"},
    {"0 p 0 5 1, 1 o 5 9 1", "kept, kept"},
    {"1 o 5 9 1, 0 p 0 5 1", "kept, kept"},
    {"0 p 0 5 1, 0 p 5 9 1", "kept, kept", by_priority},
    {"0 p 0 5 1, 1 o 5 9 1", "kept, kept", nested},
    // Overlapping by one byte.
    {"0 p 0 5 1, 1 o 4 10 1", "1 longer, kept"},
    {"0 p 0 5 .9, 1 o 4 10 .8", "kept, 0 score", by_score},
    {"0 p 0 5 .1, 1 o 4 10 .8", "kept, 0 earlier input", by_priority},
    {"1 p 0 5 .1, 0 o 4 10 .8", "1 earlier input, kept", by_priority},
    // Alike in length, in score, and in all but the place.
    {"0 p 0 5 .8, 1 o 2 7 .9", "1 score, kept"},
    {"0 p 0 5 .9, 1 o 2 7 .9", "kept, 0 earlier input"},
    {"0 p 2 7 .9, 0 o 0 5 .9", "1 further left, kept"},
    {"0 p 0 5 .8, 1 o 2 8 .8", "1 longer, kept", by_score},
    {"0 p 0 5 .8, 0 o 2 8 .8", "1 longer, kept", by_priority},
    // Inside.
    {"0 p 0 9 .1, 1 o 3 6 .9", "kept, 0 longer"},
    {"0 p 0 9 .1, 1 o 3 6 .9", "1 score, kept", by_score},
    {"0 p 0 9 .1, 1 o 3 6 .9", "kept, kept", nested},
    {"0 p 0 9 .1, 1 o 0 6 .9, 1 g 6 9 .9", "kept, kept, kept", nested},
    {"0 p 0 9 1, 1 o 3 6 1, 2 x 5 8 1", "kept, kept, 1 earlier input", nested},
    {"0 p 0 6 1, 1 o 4 9 1, 2 x 5 6 1", "kept, 0 longer, kept", nested},
    {"0 p 4 9 1, 1 o 0 5 1", "kept, 0 earlier input", nested},
    // One that lost costs no other its place.
    {"0 p 0 5 1, 1 o 4 10 1, 2 g 9 16 1", "kept, 2 longer, kept"},
    {"0 p 0 5 1, 1 o 4 10 1, 2 g 9 14 1", "1 longer, kept, 1 longer"},
    // Equal spans, of two and of three inputs, of one input.
    {"0 p 0 5 1, 1 o 0 5 1", "kept, 0 earlier input"},
    {"0 p 0 5 .5, 1 o 0 5 .6, 2 g 0 5 .7", "2 score, 2 score, kept"},
    {"0 p 0 5 1, 1 p 0 5 1, 2 p 0 5 1", "kept, 0 earlier input, 0 earlier input", by_priority},
    {"0 p 0 5 1, 0 o 0 5 1", "kept, 0 earlier record"},
    {"0 p 0 5 1, 1 o 0 5 1", "kept, 0 earlier input", nested},
    {"0 p 0 5 .5, 1 o 0 5 .6, 2 g 0 5 .7", "kept, kept, kept", types},
    {"0 p 0 5 .5, 1 p 0 5 .6, 2 g 0 5 .7", "1 score, kept, kept", types},
    {"0 p 0 5 .5, 1 o 0 5 .6, 2 g 3 9 .1", "2 longer, 2 longer, kept", types},
    {"0 p 0 5 1, 1 o 0 5 1, 2 x 0 9 1",
     "kept, kept, kept",
     {.equal = Equal::types, .keeps_nested = true}},
    // Option order.
    {"0 p 0 5 1, 1 o 2 9 1", "1 priority, kept", {.policy = Policy::priority, .order = {"second"}}},
    {"0 p 0 9 1, 1 o 2 5 1",
     "1 priority, kept",
     {.policy = Policy::priority, .order = {"organization", "person"}}},
    {"0 x 0 9 1, 1 g 2 5 1, 0 g 4 6 1",
     "2 priority, 2 earlier input, kept",
     {.policy = Policy::priority, .order = {"place"}}},
    {"0 p 0 9 1, 1 o 2 5 1, 2 o 8 9 1",
     "2 priority, kept, kept",
     {.policy = Policy::priority, .order = {"third", "organization"}}},
    {"0 p 0 5 1, 1 o 0 5 1", "1 priority, kept", {.order = {"organization"}}},
    {"0 p 0 5 1, 1 o 0 5 1",
     "1 priority, kept",
     {.policy = Policy::score, .order = {"second", "first"}}},
    {"7 p 0 5 1, 6 o 0 5 1", "kept, 0 priority", {.policy = Policy::priority, .order = {"eighth"}}},
    // The last offsets that there are.
    {"0 p 4294967290 4294967294 1, 1 o 4294967293 4294967294 1", "kept, 0 longer"},
    {"0 p 0 4294967294 1, 1 o 4294967293 4294967294 1", "kept, kept", nested},
};

}  // namespace

TEST_CASE("The policy decides where spans overlap, and the advantage is told", "[merge]") {
  for (const Row& row : rows) {
    INFO(row.candidates);
    CHECK(told(row.candidates, row.choice) == row.expected);
  }
}

TEST_CASE("The selection agrees with a comparison of all pairs", "[merge]") {
  std::mt19937 random(20240517);
  const auto below = [&](std::uint32_t bound) {
    return static_cast<std::uint32_t>(random() % bound);
  };
  for (int round = 0; round < 2000; ++round) {
    std::vector<Candidate> candidates(below(30));
    for (std::uint32_t i = 0; i < candidates.size(); ++i) {
      const std::uint32_t begin = below(25);
      candidates[i] = {
          {begin, begin + 1 + below(8)}, below(4), below(3), i, static_cast<float>(below(4)) / 4};
    }
    Choice choice{.policy = static_cast<Policy>(below(3))};
    if (below(2)) choice.order = {"place", "second"};
    if (below(2)) choice.equal = Equal::types;
    choice.keeps_nested = below(2) != 0;
    check_against_pairs(candidates, choice);
  }
}

TEST_CASE("The order of the candidates changes nothing", "[merge]") {
  auto candidates = candidates_of("0 p 0 5 .5, 1 o 2 9 .5, 2 g 2 9 .5, 0 x 8 12 1, 1 p 0 12 .1");
  const Choice choice{.policy = Policy::score};
  std::vector<bool> expected(5);
  const auto first = winners(candidates, choice);
  for (std::uint32_t i = 0; i < first.size(); ++i) expected[candidates[i].record] = first[i] == i;
  for (int turn = 0; turn < 120; ++turn) {
    std::next_permutation(candidates.begin(), candidates.end(),
                          [](const auto& a, const auto& b) { return a.record < b.record; });
    const auto chosen = winners(candidates, choice);
    for (std::uint32_t i = 0; i < chosen.size(); ++i)
      REQUIRE((chosen[i] == i) == expected[candidates[i].record]);
  }
}

TEST_CASE("A selection is used again for fewer, for more and for no candidates", "[merge]") {
  Selection selection;
  const Preference preference(Policy::longest, {});
  for (const std::uint32_t count : {3u, 1u, 0u, 40u, 2u}) {
    std::vector<Candidate> candidates;
    for (std::uint32_t i = 0; i < count; ++i)
      candidates.push_back({{i, i + 2 + i % 2}, 0, 0, i, 1});
    selection.select(candidates, preference, {}, [] {});
    CHECK(selection.winners() == winners(candidates, {}));
  }
}

TEST_CASE("A hundred thousand spans that overlap are told apart", "[merge]") {
  constexpr std::uint32_t count = 100'000;
  for (const bool keeps_nested : {false, true}) {
    std::vector<Candidate> stairs, shells, equal;
    for (std::uint32_t i = 0; i < count; ++i) {
      stairs.push_back({{i, i + 10}, 0, i % 8, i, 1});
      shells.push_back({{i, 2 * count - i}, 1, 0, i, 1});
      equal.push_back({{7, 9}, 2, i % 8, i, 1});
    }
    const Choice choice{.policy = Policy::priority, .keeps_nested = keeps_nested};
    std::uint32_t calls = 0;
    Selection selection;
    const auto kept = [&](const std::vector<Candidate>& candidates) {
      selection.select(candidates, preference_of(choice), {choice.equal, keeps_nested},
                       [&] { ++calls; });
      std::uint32_t out = 0;
      for (std::uint32_t i = 0; i < count; ++i) out += selection.winners()[i] == i;
      return out;
    };
    CHECK(kept(shells) == (keeps_nested ? count : 1));
    CHECK(kept(equal) == 1);
    // Those of the first input begin every 8 bytes, so each second one fits; one more at the end.
    CHECK(kept(stairs) == 6251);
    CHECK(calls == 3 * (count / 4096));
  }
}
