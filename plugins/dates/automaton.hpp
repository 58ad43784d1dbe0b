#pragma once
/// The grammar as a DFA over sets of word classes. Its states are made when a text first needs
/// them, and kept per thread, so that a step is a look-up.
#include <bit>
#include <mutex>
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
    struct Node {
      std::vector<std::uint64_t> at;     ///< the positions reached
      std::vector<std::uint64_t> next;   ///< the positions that may follow
      std::vector<std::uint16_t> rules;  ///< that end here
      std::vector<State> steps;          ///< by symbol; unknown
    };
    std::vector<Node> nodes;
    std::unordered_multimap<std::uint64_t, State> by_hash;  ///< of the positions
    std::vector<std::uint64_t> reached;
  };

  /// The number of a word's classes, the same for all threads: even, and one more if the word
  /// touches the one before it. 0: no expression has such a word. For the table of words.
  std::uint32_t symbol(const Words& words) const;
  State step(Cache& cache, State from, std::uint32_t symbol) const {
    const std::vector<State>& steps = cache.nodes[from].steps;
    if (symbol < steps.size() && steps[symbol] != unknown) return steps[symbol];
    return make_step(cache, from, symbol);
  }
  /// The rules that end in a state, in the order of the table.
  std::span<const std::uint16_t> rules(const Cache& cache, State state) const {
    return cache.nodes[state].rules;
  }
  /// The classes that the grammar uses, and those with which an expression may begin.
  const Words& classes() const { return classes_; }
  const Words& first_classes() const { return first_classes_; }

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
    std::vector<std::uint64_t> allowed;
    std::vector<Taken> taken;
  };
  /// How `rule` reads the words; `words(i)` and `touches(i)` are those of atom begin + i. Returns
  /// false if it does not.
  template <class Reader>
  bool read(std::uint16_t rule, const Reader& in, std::uint32_t begin, std::uint32_t end,
            Path& path) const;

 private:
  static constexpr State unknown = 0xFFFFFFFFu;
  /// Sets `allowed` to the positions that take a word, by 64 from `from` to `to`.
  void allow(std::uint32_t symbol, std::size_t from, std::size_t to, std::uint64_t* allowed) const {
    const std::uint64_t* takes = symbol_table_[symbol / 2].takes.data();
    if ((symbol & 1u) != 0) {
      for (std::size_t i = from; i < to; ++i) allowed[i - from] = takes[i];
    } else {
      for (std::size_t i = from; i < to; ++i) allowed[i - from] = takes[i] & loose_[i];
    }
  }
  State make_step(Cache& cache, State from, std::uint32_t symbol) const;
  State state_of(Cache& cache, const std::vector<std::uint64_t>& positions) const;

  Grammar grammar_;
  mutable std::mutex mutex_;
  mutable std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> symbols_;  // by hash
  mutable std::uint32_t symbol_count_ = 0;
  // By symbol / 2: its classes, and the positions that take them. Places are never moved, and are
  // filled before any row names them, so that they are read without the lock.
  struct Symbol {
    Words words;
    std::vector<std::uint64_t> takes;
  };
  mutable std::vector<Symbol> symbol_table_;
  Words classes_, first_classes_;
  std::vector<std::uint32_t> rule_begin_;   // the first position of a rule
  std::vector<std::uint64_t> first_sets_;   // positions that may begin an expression
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
  // The positions of a rule lie together, so that its sets are short.
  const std::size_t from = rule_begin_[rule] / 64, to = (rule_begin_[rule + 1u] + 63) / 64;
  path.allowed.resize(to - from);
  std::size_t step_begin = 0, step_end = 0;
  const auto add = [&](const std::uint64_t* next, std::int32_t parent) {
    for (std::size_t i = from; i < to; ++i) {
      std::uint64_t& allowed = path.allowed[i - from];
      for (std::uint64_t rest = next[i] & allowed; rest != 0; rest &= rest - 1) {
        const std::size_t number = 64 * i + static_cast<std::size_t>(std::countr_zero(rest));
        if (number < rule_begin_[rule] || number >= rule_begin_[rule + 1u]) continue;
        path.nodes.push_back({static_cast<std::uint16_t>(number), parent});
      }
      allowed &= ~next[i];
    }
  };
  for (std::uint32_t atom = begin; atom < end; ++atom) {
    allow(in[atom].symbol, from, to, path.allowed.data());
    step_begin = step_end;
    step_end = path.nodes.size();
    if (atom == begin) {
      add(first_sets_.data(), -1);
    } else {
      for (std::size_t i = step_begin; i < step_end; ++i)
        add(&follow_sets_[path.nodes[i].position * width_], static_cast<std::int32_t>(i));
    }
  }
  for (std::size_t i = step_end; i < path.nodes.size(); ++i) {
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
