#pragma once
#include <cstddef>
#include <vector>

#include "glossator/reader.hpp"

namespace glossator::verify {

/// Numbers of documents, in the order in which they run.
using Order = std::vector<std::size_t>;

/// Documents in memory, read in `order`. Borrows both. One thread.
class PermutedReader final : public Reader {
 public:
  PermutedReader(const std::vector<InputDocument>& documents, const Order& order)
      : documents_(documents), order_(order) {}

  bool next(InputDocument& out) override {
    if (next_ == order_.size()) return false;
    out = documents_[order_[next_++]];
    return true;
  }

 private:
  const std::vector<InputDocument>& documents_;
  const Order& order_;
  std::size_t next_ = 0;
};

}  // namespace glossator::verify
