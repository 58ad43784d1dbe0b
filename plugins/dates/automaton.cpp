#include "dates/automaton.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace gloss::dates {
namespace {

constexpr std::size_t most_states = 6000;
constexpr std::size_t most_readings = 4096;
constexpr std::size_t most_symbols = 4000;

void put(std::uint64_t* set, std::size_t position) {
  set[position / 64] |= std::uint64_t{1} << (position % 64);
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t part) {
  hash = (hash ^ part) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 29);
}

}  // namespace

Automaton::Automaton(Grammar grammar)
    : grammar_(std::move(grammar)), symbol_places_(8192), symbol_table_(most_symbols) {
  const std::size_t count = grammar_.positions.size();
  for (Position& position : grammar_.positions)
    if (position.slot == Slot::own) position.slot = own_slot(position.word);
  width_ = count / 64 + 1;
  of_class_.resize(static_cast<std::size_t>(Word::count_) * width_);
  loose_.resize(width_);
  first_sets_.resize(width_);
  for (const std::uint16_t position : grammar_.first) {
    put(first_sets_.data(), position);
    first_classes_.add(grammar_.positions[position].word);
    if (grammar_.positions[position].last) whole_classes_.add(grammar_.positions[position].word);
  }
  for (std::size_t rule = 0; rule + 1 < grammar_.rule_first.size(); ++rule)
    std::sort(grammar_.first.begin() + grammar_.rule_first[rule],
              grammar_.first.begin() + grammar_.rule_first[rule + 1]);
  for (std::size_t i = 0; i < count; ++i)
    while (rule_begin_.size() <= grammar_.positions[i].rule)
      rule_begin_.push_back(static_cast<std::uint32_t>(i));
  rule_begin_.push_back(static_cast<std::uint32_t>(count));
  for (std::size_t i = 0; i < count; ++i) {
    const Position& position = grammar_.positions[i];
    classes_.add(position.word);
    put(&of_class_[static_cast<std::size_t>(position.word) * width_], i);
    if (!position.touching) put(loose_.data(), i);
    const auto follow = grammar_.follow.begin();
    std::sort(follow + position.follow_begin, follow + position.follow_end);
  }
}

void Automaton::prepare(Cache& cache) const {
  if (!cache.nodes.empty() && cache.nodes.size() < most_states &&
      cache.readings.size() < most_readings)
    return;
  cache = {};
  cache.nodes.resize(2);
  cache.steps.resize(2);
  cache.following.resize(width_);
  cache.reading_slots.resize(4 * most_readings);
  for (std::uint32_t place = 0; place < width_; ++place)
    if (first_sets_[place] != 0) cache.nodes[start / 2].next.push_back({place, first_sets_[place]});
}

std::uint32_t Automaton::symbol(const Words& all) const {
  const Words words = all & classes_;
  if (words.empty()) return 0;
  std::uint64_t hash = 0;
  for (const std::uint64_t part : words.parts) hash = mixed(hash, part);
  const std::size_t mask = symbol_places_.size() - 1;
  // The place where `words` is, or the free one where it belongs.
  const auto find = [&](std::size_t& place) {
    for (place = (hash >> 20) & mask;; place = (place + 1) & mask) {
      const std::uint32_t number = symbol_places_[place].load(std::memory_order_acquire);
      if (number == 0 || symbol_table_[number].words == words) return number;
    }
  };
  std::size_t place = 0;
  if (const std::uint32_t known = find(place); known != 0) return 2 * known;
  const std::lock_guard lock(mutex_);
  if (const std::uint32_t known = find(place); known != 0) return 2 * known;
  if (symbol_count_ + 1 == most_symbols) return 0;
  Symbol& made = symbol_table_[++symbol_count_];
  made.words = words;
  made.takes.resize(width_);
  for (std::size_t word = 0; word < static_cast<std::size_t>(Word::count_); ++word) {
    if (!words.has(static_cast<Word>(word))) continue;
    for (std::size_t i = 0; i < width_; ++i) made.takes[i] |= of_class_[word * width_ + i];
  }
  symbol_places_[place].store(symbol_count_, std::memory_order_release);
  return 2 * symbol_count_;
}

Automaton::State Automaton::make_step(Cache& cache, State from, std::uint32_t symbol) const {
  cache.reached.clear();
  const std::uint64_t* const all = symbol_table_[symbol / 2].takes.data();
  const std::uint64_t touching = symbol % 2 != 0 ? ~std::uint64_t{0} : 0;
  for (const auto& [place, bits] : cache.nodes[from / 2].next)
    if (const std::uint64_t taken = bits & all[place] & (loose_[place] | touching); taken != 0)
      cache.reached.push_back({place, taken});
  const State to = cache.reached.empty() ? dead : state_of(cache);
  std::vector<State>& steps = cache.nodes[from / 2].steps;
  if (steps.size() <= symbol) steps.resize(symbol + 16, unknown);
  cache.steps[from / 2].steps = steps.data();
  cache.steps[from / 2].size = static_cast<std::uint32_t>(steps.size());
  return steps[symbol] = to;
}

// The state of the positions in cache.reached.
Automaton::State Automaton::state_of(Cache& cache) const {
  std::uint64_t hash = 0;
  for (const auto& [place, bits] : cache.reached) hash = mixed(hash ^ place, bits);
  const auto [begin, end] = cache.by_hash.equal_range(hash);
  for (auto known = begin; known != end; ++known)
    if (cache.nodes[known->second / 2].at == cache.reached) return known->second;
  const auto number = static_cast<State>(cache.nodes.size());
  Cache::Node& node = cache.nodes.emplace_back();
  node.at = cache.reached;
  add_following(cache, node);
  cache.steps.emplace_back();
  const State state = 2 * number + (node.rules.empty() ? 0 : 1);
  cache.by_hash.emplace(hash, state);
  return state;
}

// Finds the symbols that may follow the positions of a new state, and the rules that end there.
void Automaton::add_following(Cache& cache, Cache::Node& node) const {
  std::uint32_t least = static_cast<std::uint32_t>(width_), most = 0;
  for (const auto& [place, bits] : node.at) {
    for (std::uint64_t rest = bits; rest != 0; rest &= rest - 1) {
      const Position& position =
          grammar_.positions[64 * place + static_cast<std::size_t>(std::countr_zero(rest))];
      for (std::uint32_t i = position.follow_begin; i < position.follow_end; ++i) {
        const std::uint32_t at = grammar_.follow[i] / 64u;
        put(cache.following.data(), grammar_.follow[i]);
        least = std::min(least, at);
        most = std::max(most, at);
      }
      // Rules lie in the order of their positions.
      if (position.last && (node.rules.empty() || node.rules.back() != position.rule))
        node.rules.push_back(position.rule);
    }
  }
  cache.reached.clear();
  for (std::uint32_t place = least; place <= most && place < width_; ++place)
    if (const std::uint64_t bits = std::exchange(cache.following[place], 0); bits != 0)
      cache.reached.push_back({place, bits});
  node.next = cache.reached;
}

std::span<const Automaton::Taken> Automaton::read(Cache& cache, std::uint16_t rule,
                                                  std::span<const std::uint32_t> symbols) const {
  std::uint64_t hash = rule;
  for (const std::uint32_t each : symbols) hash = mixed(hash, each + 1u);
  const std::size_t mask = cache.reading_slots.size() - 1;
  std::size_t slot = (hash >> 20) & mask;
  for (; cache.reading_slots[slot].reading != 0; slot = (slot + 1) & mask) {
    if (cache.reading_slots[slot].hash != hash) continue;
    const Cache::Reading& known = cache.readings[cache.reading_slots[slot].reading - 1];
    if (known.rule != rule || known.symbols.size() != symbols.size()) continue;
    std::size_t same = 0;  // a loop, since the call of memcmp would cost more than it compares
    while (same < symbols.size() && known.symbols[same] == symbols[same]) ++same;
    if (same == symbols.size()) return known.taken;
  }
  // One long document may have more than the next one will find.
  const bool room = cache.readings.size() < 2 * most_readings;
  Cache::Reading& made = room ? cache.readings.emplace_back() : cache.last;
  made = {{symbols.begin(), symbols.end()}, find_reading(cache, rule, symbols), rule};
  if (room) cache.reading_slots[slot] = {hash, static_cast<std::uint32_t>(cache.readings.size())};
  return made.taken;
}

std::vector<Automaton::Taken> Automaton::find_reading(
    Cache& cache, std::uint16_t rule, std::span<const std::uint32_t> symbols) const {
  std::vector<Cache::Visit>& visits = cache.visits;
  visits.clear();
  // The positions of a rule lie together, so that its sets are short.
  const std::uint32_t first = rule_begin_[rule], last = rule_begin_[rule + 1u];
  const std::size_t from = first / 64, to = (last + 63) / 64;
  cache.allowed.resize(to - from);
  const auto add = [&](std::span<const std::uint16_t> next, std::int32_t parent) {
    for (const std::uint16_t position : next) {
      if (position < first || position >= last) continue;
      std::uint64_t& allowed = cache.allowed[position / 64 - from];
      const std::uint64_t bit = std::uint64_t{1} << (position % 64);
      if ((allowed & bit) != 0) visits.push_back({position, parent});
      allowed &= ~bit;
    }
  };
  std::size_t step_begin = 0, step_end = 0;
  for (std::size_t atom = 0; atom < symbols.size(); ++atom) {
    for (std::size_t i = from; i < to; ++i) cache.allowed[i - from] = takes(symbols[atom], i);
    step_begin = step_end;
    step_end = visits.size();
    if (atom == 0) {
      add(std::span(grammar_.first)
              .subspan(grammar_.rule_first[rule],
                       grammar_.rule_first[rule + 1u] - grammar_.rule_first[rule]),
          -1);
    } else {
      for (std::size_t i = step_begin; i < step_end; ++i) {
        const Position& position = grammar_.positions[visits[i].position];
        add(std::span(grammar_.follow)
                .subspan(position.follow_begin, position.follow_end - position.follow_begin),
            static_cast<std::int32_t>(i));
      }
    }
  }
  for (std::size_t i = step_end; i < visits.size(); ++i) {
    if (!grammar_.positions[visits[i].position].last) continue;
    std::vector<Taken> taken(symbols.size());
    auto visit = static_cast<std::int32_t>(i);
    for (std::size_t atom = symbols.size(); atom-- > 0;) {
      const auto& [number, parent] = visits[static_cast<std::size_t>(visit)];
      const Position& position = grammar_.positions[number];
      taken[atom] = {static_cast<std::uint32_t>(atom), position.slot, position.word};
      visit = parent;
    }
    return taken;
  }
  return {};
}

}  // namespace gloss::dates
