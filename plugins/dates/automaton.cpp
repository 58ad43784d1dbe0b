#include "dates/automaton.hpp"

#include <algorithm>
#include <bit>

namespace gloss::dates {
namespace {

constexpr std::size_t most_states = 6000;
constexpr std::size_t most_symbols = 4000;

void put(std::uint64_t* set, std::size_t position) {
  set[position / 64] |= std::uint64_t{1} << (position % 64);
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t part) {
  hash = (hash ^ part) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 29);
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
  symbol_table_.resize(most_symbols);
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
  cache.nodes.resize(2);
  cache.nodes[start].next.resize(width_);
  for (const std::uint16_t position : grammar_.first) put(cache.nodes[start].next.data(), position);
}

std::uint32_t Automaton::symbol(const Words& all) const {
  const Words words = all & classes_;
  if (words.empty()) return 0;
  std::uint64_t hash = 0;
  for (const std::uint64_t part : words.parts) hash = mixed(hash, part);
  const std::lock_guard lock(mutex_);
  std::vector<std::uint32_t>& known = symbols_[hash];
  for (const std::uint32_t number : known)
    if (symbol_table_[number].words == words) return 2 * number;
  if (symbol_count_ + 1 == most_symbols) return 0;
  Symbol& made = symbol_table_[++symbol_count_];
  made.words = words;
  made.takes.resize(width_);
  for (std::size_t word = 0; word < static_cast<std::size_t>(Word::count_); ++word) {
    if (!words.has(static_cast<Word>(word))) continue;
    for (std::size_t i = 0; i < width_; ++i) made.takes[i] |= of_class_[word * width_ + i];
  }
  known.push_back(symbol_count_);
  return 2 * symbol_count_;
}

Automaton::State Automaton::make_step(Cache& cache, State from, std::uint32_t symbol) const {
  cache.reached.resize(width_);
  allow(symbol, 0, width_, cache.reached.data());
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
  std::uint64_t hash = 0;
  for (const std::uint64_t part : positions) hash = mixed(hash, part);
  const auto [begin, end] = cache.by_hash.equal_range(hash);
  for (auto known = begin; known != end; ++known)
    if (cache.nodes[known->second].at == positions) return known->second;
  const auto state = static_cast<State>(cache.nodes.size());
  Cache::Node& node = cache.nodes.emplace_back();
  node.at = positions;
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
  cache.by_hash.emplace(hash, state);
  return state;
}

}  // namespace gloss::dates
