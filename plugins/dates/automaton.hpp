#pragma once
/// The grammar as a DFA over sets of word classes. Its states are made when a text first needs
/// them, and kept per thread, so that a step is a look-up.
#include <span>
#include <unordered_map>
#include <vector>

#include "dates/pattern.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// Read-only once made; any thread.
class Automaton {
 public:
  using State = std::uint32_t;
  static constexpr State dead = 0, start = 1;

  explicit Automaton(Grammar grammar);

  /// The states and transitions that one thread has seen. Bounded: it is emptied when full, which
  /// changes nothing but the speed.
  class Cache {
    friend class Automaton;
    struct Symbol {
      Words words;
      std::uint32_t number = 0;  ///< 0: a free slot
    };
    struct Node {
      std::vector<std::uint64_t> next;   ///< the positions that may follow
      std::vector<std::uint16_t> rules;  ///< that end here
      std::vector<State> steps;          ///< by symbol; unknown
    };
    std::vector<Symbol> symbols;  ///< by digest
    std::uint32_t symbol_count = 0;
    std::vector<Node> nodes;
    std::unordered_map<std::string, State> by_positions;
    std::string key;
    std::vector<std::uint64_t> reached;
  };

  /// The number of a word's classes in `cache`; one more if it touches the word before it.
  std::uint32_t symbol(Cache& cache, const Words& words, std::uint32_t digest) const;
  State step(Cache& cache, State from, std::uint32_t symbol, const Words& words) const {
    const std::vector<State>& steps = cache.nodes[from].steps;
    if (symbol < steps.size() && steps[symbol] != unknown) return steps[symbol];
    return make_step(cache, from, symbol, words);
  }
  /// The rules that end in a state, in the order of the table.
  std::span<const std::uint16_t> rules(const Cache& cache, State state) const {
    return cache.nodes[state].rules;
  }
  /// Empties a full cache, and makes the start state of an empty one.
  void prepare(Cache& cache) const;

  struct Taken {
    std::uint32_t atom;
    Slot slot;
    Word word;
  };
  struct Path {
    struct Node {
      std::uint16_t position;
      std::int32_t parent;
    };
    std::vector<Node> nodes;
    std::vector<Taken> taken;
  };
  /// How `rule` reads the words; `words(i)` and `touches(i)` are those of atom begin + i. Returns
  /// false if it does not.
  template <class Reader>
  bool read(std::uint16_t rule, const Reader& in, std::uint32_t begin, std::uint32_t end,
            Path& path) const;

 private:
  static constexpr State unknown = 0xFFFFFFFFu;
  State make_step(Cache& cache, State from, std::uint32_t symbol, const Words& words) const;
  State state_of(Cache& cache, const std::vector<std::uint64_t>& positions) const;

  Grammar grammar_;
  std::size_t width_ = 0;                   // of a set of positions, in words of 64 bits
  std::vector<std::uint64_t> of_class_;     // positions by class
  std::vector<std::uint64_t> loose_;        // those that need not touch
  std::vector<std::uint64_t> follow_sets_;  // by position
};

template <class Reader>
bool Automaton::read(std::uint16_t rule, const Reader& in, std::uint32_t begin, std::uint32_t end,
                     Path& path) const {
  path.nodes.clear();
  path.taken.clear();
  std::size_t step_begin = 0;
  const auto add = [&](std::uint16_t number, std::int32_t parent, std::uint32_t atom,
                       std::size_t from) {
    const Position& position = grammar_.positions[number];
    if (!in.is(atom, position.word) || (position.touching && !in[atom].touching)) return;
    for (std::size_t i = from; i < path.nodes.size(); ++i)
      if (path.nodes[i].position == number) return;
    path.nodes.push_back({number, parent});
  };
  for (std::uint32_t i = grammar_.rule_first[rule]; i < grammar_.rule_first[rule + 1u]; ++i)
    add(grammar_.first[i], -1, begin, 0);
  for (std::uint32_t atom = begin + 1; atom < end; ++atom) {
    const std::size_t step_end = path.nodes.size();
    for (std::size_t i = step_begin; i < step_end; ++i) {
      const Position& position = grammar_.positions[path.nodes[i].position];
      for (std::uint32_t next = position.follow_begin; next < position.follow_end; ++next)
        add(grammar_.follow[next], static_cast<std::int32_t>(i), atom, step_end);
    }
    step_begin = step_end;
  }
  for (std::size_t i = step_begin; i < path.nodes.size(); ++i) {
    if (!grammar_.positions[path.nodes[i].position].last) continue;
    path.taken.resize(end - begin);
    auto node = static_cast<std::int32_t>(i);
    for (std::uint32_t atom = end; atom-- > begin;) {
      const auto& [number, parent] = path.nodes[static_cast<std::size_t>(node)];
      const Position& position = grammar_.positions[number];
      path.taken[atom - begin] = {atom, position.slot, position.word};
      node = parent;
    }
    return true;
  }
  return false;
}

}  // namespace dates
}  // namespace gloss
