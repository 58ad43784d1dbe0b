#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "run/document_group.hpp"

namespace glossator {

/// Brings groups of documents into input order again, which several threads finish in any order. So
/// no thread waits for a slower one before it takes more. One thread at a time.
class GroupOrder {
 public:
  /// `joins`: the parts of a group are written together.
  explicit GroupOrder(bool joins) : joins_(joins) {}

  bool joins() const { return joins_; }
  /// An empty group, with the memory of an earlier one.
  std::unique_ptr<DocumentGroup> empty_group();
  void take_back(std::unique_ptr<DocumentGroup> group) { unused_.push_back(std::move(group)); }

  /// Takes a finished group. Its number is that of the parts before it.
  void put(std::unique_ptr<DocumentGroup> group);
  /// The next group to write, whole if they are joined; NULL if it is not finished.
  std::unique_ptr<DocumentGroup> next();
  /// The parts of a group whose end nobody put; NULL if there are none.
  std::unique_ptr<DocumentGroup> rest() { return std::move(joined_); }
  /// The number of whole groups that next() gave.
  std::uint64_t ended() const { return ended_; }

 private:
  bool joins_;
  std::uint64_t next_number_ = 0, ended_ = 0;
  std::map<std::uint64_t, std::unique_ptr<DocumentGroup>> finished_;  // by number
  std::unique_ptr<DocumentGroup> joined_;  // parts of the next group, or NULL
  std::vector<std::unique_ptr<DocumentGroup>> unused_;
};

}  // namespace glossator
