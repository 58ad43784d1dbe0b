#pragma once
/// The grammar as a DFA over sets of word classes. Its states are made when a text first needs
/// them, and kept per thread, so that a step is a look-up; so is what a rule reads.
#include <atomic>
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
  /// Twice the number of a node, and one more if a rule ends there.
  using State = std::uint32_t;
  static constexpr State dead = 0, start = 2;

  explicit Automaton(Grammar grammar);

  /// A word of an expression, and the part of the expression that it fills: never Slot::own.
  struct Taken {
    std::uint32_t atom;
    Slot slot;
    Word word;
  };

  /// The states, transitions and readings that one thread has seen. Bounded: it is emptied when
  /// full, which changes nothing but the speed.
  class Cache {
   public:
    Cache() = default;
    Cache(Cache&&) = default;  // its parts refer to each other
    Cache& operator=(Cache&&) = default;

   private:
    friend class Automaton;
    /// 64 positions of a set, of which not all are free. Sets are sorted by place.
    struct Part {
      std::uint32_t place;
      std::uint64_t bits;
      bool operator==(const Part&) const = default;
    };
    struct Node {
      std::vector<Part> at;              ///< the positions reached
      std::vector<Part> next;            ///< the positions that may follow
      std::vector<std::uint16_t> rules;  ///< that end here
      std::vector<State> steps;          ///< by symbol; unknown
    };
    /// How a rule reads a sequence of symbols.
    struct Reading {
      std::vector<std::uint32_t> symbols;
      std::vector<Taken> taken;  ///< atoms from 0; empty if it does not read them
      std::uint16_t rule;
    };
    struct Visit {
      std::uint16_t position;
      std::int32_t parent;
    };
    /// The part of a node that a step reads.
    struct Steps {
      const State* steps = nullptr;
      std::uint32_t size = 0;
    };
    std::vector<Node> nodes;
    std::vector<Steps> steps;                               ///< by node
    std::unordered_multimap<std::uint64_t, State> by_hash;  ///< of the positions
    std::vector<Reading> readings;
    Reading last;  ///< the one that found no room
    struct Slot {
      std::uint64_t hash;
      std::uint32_t reading;  ///< one more than its place in readings; 0: free
    };
    std::vector<Slot> reading_slots;
    std::vector<Part> reached;  ///< by a step; then what may follow
    std::vector<std::uint64_t> following, allowed;
    std::vector<Visit> visits;
  };

  /// The number of a word's classes, the same for all threads: even, and one more if the word
  /// touches the one before it. 0: no expression has such a word. For the table of words.
  std::uint32_t symbol(const Words& words) const;
  State step(Cache& cache, State from, std::uint32_t symbol) const {
    const Cache::Steps& steps = cache.steps[from / 2];
    if (symbol < steps.size && steps.steps[symbol] != unknown) return steps.steps[symbol];
    return make_step(cache, from, symbol);
  }
  /// Whether a rule ends in a state.
  static bool accepts(State state) { return state % 2 != 0; }
  /// The rules that end in a state, in the order of the table.
  std::span<const std::uint16_t> rules(const Cache& cache, State state) const {
    return cache.nodes[state / 2].rules;
  }
  /// The classes with which an expression may begin.
  const Words& first_classes() const { return first_classes_; }
  /// Those that may be a whole expression.
  const Words& whole_classes() const { return whole_classes_; }

  /// Empties a full cache, and makes the start state of an empty one.
  void prepare(Cache& cache) const;

  /// How `rule` reads the atoms of these symbols, which it counts from 0; empty if it does not.
  /// Valid until the next call.
  std::span<const Taken> read(Cache& cache, std::uint16_t rule,
                              std::span<const std::uint32_t> symbols) const;

 private:
  static constexpr State unknown = 0xFFFFFFFFu;
  /// Those of the positions 64 * place ... that take a word.
  std::uint64_t takes(std::uint32_t symbol, std::size_t place) const {
    const std::uint64_t all = symbol_table_[symbol / 2].takes[place];
    return (symbol & 1u) != 0 ? all : all & loose_[place];
  }
  State make_step(Cache& cache, State from, std::uint32_t symbol) const;
  State state_of(Cache& cache) const;
  void add_following(Cache& cache, Cache::Node& node) const;
  std::vector<Taken> find_reading(Cache& cache, std::uint16_t rule,
                                  std::span<const std::uint32_t> symbols) const;

  Grammar grammar_;
  mutable std::mutex mutex_;
  mutable std::uint32_t symbol_count_ = 0;
  // The numbers of symbols by the hash of their classes; 0: free. Only with the lock is one set.
  mutable std::vector<std::atomic<std::uint32_t>> symbol_places_;
  // By symbol / 2: its classes, and the positions that take them. Places are never moved, and are
  // filled before anything names them, so that they are read without the lock.
  struct Symbol {
    Words words;
    std::vector<std::uint64_t> takes;
  };
  mutable std::vector<Symbol> symbol_table_;
  Words classes_, first_classes_, whole_classes_;
  std::vector<std::uint32_t> rule_begin_;  // the first position of a rule
  std::vector<std::uint64_t> first_sets_;  // positions that may begin an expression
  std::size_t width_ = 0;                  // of a set of positions, in words of 64 bits
  std::vector<std::uint64_t> of_class_;    // positions by class
  std::vector<std::uint64_t> loose_;       // those that need not touch
};

}  // namespace dates
}  // namespace gloss
