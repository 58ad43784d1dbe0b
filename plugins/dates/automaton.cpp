#include "dates/automaton.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace gloss::dates {
namespace {

constexpr std::size_t most_states = 6000;
constexpr std::size_t symbol_slots = 4096;

void put(std::uint64_t* set, std::size_t position) {
  set[position / 64] |= std::uint64_t{1} << (position % 64);
}

}  // namespace

Automaton::Automaton(Grammar grammar) : grammar_(std::move(grammar)) {
  const std::size_t count = grammar_.positions.size();
  width_ = count / 64 + 1;
  of_class_.resize(static_cast<std::size_t>(Word::count_) * width_);
  loose_.resize(width_);
  follow_sets_.resize(count * width_);
  first_sets_.resize(width_);
  for (const std::uint16_t position : grammar_.first) {
    put(first_sets_.data(), position);
    first_classes_.add(grammar_.positions[position].word);
  }
  for (std::size_t i = 0; i < count; ++i)
    while (rule_begin_.size() <= grammar_.positions[i].rule)
      rule_begin_.push_back(static_cast<std::uint32_t>(i));
  rule_begin_.push_back(static_cast<std::uint32_t>(count));
  for (std::size_t i = 0; i < count; ++i) {
    const Position& position = grammar_.positions[i];
    classes_.add(position.word);
    put(&of_class_[static_cast<std::size_t>(position.word) * width_], i);
    if (!position.touching) put(loose_.data(), i);
    for (std::uint32_t next = position.follow_begin; next < position.follow_end; ++next)
      put(&follow_sets_[i * width_], grammar_.follow[next]);
  }
}

void Automaton::prepare(Cache& cache) const {
  if (!cache.nodes.empty() && cache.nodes.size() < most_states) return;
  cache = {};
  cache.symbols.resize(symbol_slots);
  cache.nodes.resize(2);
  cache.nodes[start].next.resize(width_);
  for (const std::uint16_t position : grammar_.first) put(cache.nodes[start].next.data(), position);
}

std::uint32_t Automaton::symbol(Cache& cache, const Words& all, std::uint32_t digest) const {
  const Words words = all & classes_;
  for (std::size_t probe = digest;; ++probe) {
    Cache::Symbol& slot = cache.symbols[probe % symbol_slots];
    if (slot.number != 0 && slot.words == words) return slot.number;
    if (slot.number != 0 && probe - digest < 64) continue;
    if (slot.number != 0) return 0;  // too many kinds of words: this one ends all expressions
    slot.words = words;
    slot.number = 2 * ++cache.symbol_count;
    return slot.number;
  }
}

void Automaton::allow(const Words& words, bool touching, std::size_t from, std::size_t to,
                      std::uint64_t* allowed) const {
  std::fill(allowed, allowed + (to - from), 0);
  const Words used = words & classes_;
  for (std::size_t part = 0; part < std::size(used.parts); ++part) {
    for (std::uint64_t rest = used.parts[part]; rest != 0; rest &= rest - 1) {
      const auto word = 64 * part + static_cast<std::size_t>(std::countr_zero(rest));
      const std::uint64_t* takes = &of_class_[word * width_];
      for (std::size_t i = from; i < to; ++i) allowed[i - from] |= takes[i];
    }
  }
  if (touching) return;
  for (std::size_t i = from; i < to; ++i) allowed[i - from] &= loose_[i];
}

Automaton::State Automaton::make_step(Cache& cache, State from, std::uint32_t symbol,
                                      const Words& words) const {
  const bool touching = (symbol & 1u) != 0;
  cache.reached.resize(width_);
  allow(words, touching, 0, width_, cache.reached.data());
  const std::vector<std::uint64_t>& next = cache.nodes[from].next;
  if (next.empty()) return dead;
  for (std::size_t i = 0; i < width_; ++i) cache.reached[i] &= next[i];
  const State to = state_of(cache, cache.reached);
  std::vector<State>& steps = cache.nodes[from].steps;
  if (steps.size() <= symbol) steps.resize(symbol + 16, unknown);
  return steps[symbol] = to;
}

Automaton::State Automaton::state_of(Cache& cache,
                                     const std::vector<std::uint64_t>& positions) const {
  if (std::all_of(positions.begin(), positions.end(), [](std::uint64_t part) { return part == 0; }))
    return dead;
  cache.key.assign(reinterpret_cast<const char*>(positions.data()), width_ * 8);
  const auto found = cache.by_positions.find(cache.key);
  if (found != cache.by_positions.end()) return found->second;
  const auto state = static_cast<State>(cache.nodes.size());
  Cache::Node& node = cache.nodes.emplace_back();
  node.next.resize(width_);
  for (std::size_t part = 0; part < width_; ++part) {
    for (std::uint64_t rest = positions[part]; rest != 0; rest &= rest - 1) {
      const std::size_t position = 64 * part + static_cast<std::size_t>(std::countr_zero(rest));
      for (std::size_t i = 0; i < width_; ++i) node.next[i] |= follow_sets_[position * width_ + i];
      if (grammar_.positions[position].last)
        node.rules.push_back(grammar_.positions[position].rule);
    }
  }
  std::sort(node.rules.begin(), node.rules.end());
  node.rules.erase(std::unique(node.rules.begin(), node.rules.end()), node.rules.end());
  cache.by_positions.emplace(cache.key, state);
  return state;
}

}  // namespace gloss::dates
