#pragma once
#include <gloss/plugin.h>

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace glossator::check {

/// Names, numbered in the order of their first use, in the form of the C ABI.
class NameTable {
 public:
  std::uint32_t number_of(const std::string& name);
  void add_all(const char* const* names);  ///< NULL-ended, or NULL
  bool empty() const { return names_.empty(); }
  /// NULL-ended; valid until the next call of this function.
  const char* const* table();

 private:
  std::vector<std::string> names_;
  std::vector<const char*> table_;
};

/// The keys of a given layer. A key has the kind that its reader declares, or else the kind that
/// the records have. One thread.
class GivenKeys {
 public:
  /// Adds a key as the reader declares it.
  void declare(const gloss_key& key);
  std::uint32_t number_of(const std::string& name);
  /// Notes that a record has a list of values for the key.
  void repeat(std::uint32_t number) { keys_[number].repeated = true; }
  /// Notes that a record refers to a record of `layer` by the key.
  void point_into(std::uint32_t number, const std::string& layer);

  /// Converts `attribute`, which follows `before`, to the kind of its key: if one record has 1 and
  /// another 1.5, both become real. False if the kinds do not fit.
  bool fit(gloss_attribute& attribute, std::vector<gloss_attribute>& before);

  /// The keys in the form of the C ABI; valid until the next call of this function. A reference key
  /// that no record uses points into the layers that the reader names, as far as `layers` has them,
  /// and else into the first of `layers`.
  const std::vector<gloss_key>& table(const std::vector<std::string>& layers);

 private:
  struct Key {
    std::string name;
    std::uint32_t kind = 0;  ///< 0: not known yet
    bool is_declared = false, repeated = false;
    std::vector<std::string> asked_for;  ///< layers that the reader wants it to point into
    NameTable targets;                   ///< layers that the records point into
  };

  std::deque<Key> keys_;
  std::vector<gloss_key> table_;
};

}  // namespace glossator::check
