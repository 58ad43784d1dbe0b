#pragma once
#include <gloss/plugin.h>

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace glossator::check {

/// Names, numbered in the order in which they come, as the C line wants them.
class NameTable {
 public:
  std::uint32_t number_of(const std::string& name);
  void add_all(const char* const* names);  ///< NULL-ended, or NULL
  bool empty() const { return names_.empty(); }
  /// NULL-ended; valid until the next call of this.
  const char* const* table();

 private:
  std::vector<std::string> names_;
  std::vector<const char*> table_;
};

/// The keys of a given layer: of the kinds that its reader declares, and else of those that its
/// records have. One thread.
class GivenKeys {
 public:
  /// As the reader has it.
  void declare(const gloss_key& key);
  std::uint32_t number_of(const std::string& name);
  /// A record has a list of values for it.
  void repeat(std::uint32_t number) { keys_[number].repeated = true; }
  /// A record refers to one of `layer` by it.
  void point_into(std::uint32_t number, const std::string& layer);

  /// Makes `attribute`, which comes behind `before`, one of its key's kind: where one record says 1
  /// and another 1.5, both are real. False if that cannot be.
  bool fit(gloss_attribute& attribute, std::vector<gloss_attribute>& before);

  /// As the C line wants them; valid until the next call of this. References that no record has
  /// point where the reader says, if that is one of `layers`, and else into the first of them.
  const std::vector<gloss_key>& table(const std::vector<std::string>& layers);

 private:
  struct Key {
    std::string name;
    std::uint32_t kind = 0;  ///< 0: not known yet
    bool is_declared = false, repeated = false;
    std::vector<std::string> asked_for;  ///< layers that the reader says it points into
    NameTable targets;                   ///< layers that records point into by it
  };

  std::deque<Key> keys_;
  std::vector<gloss_key> table_;
};

}  // namespace glossator::check
