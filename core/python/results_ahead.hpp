#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "kept_result.hpp"

namespace glossator::python {

/// Asks for the memory of results before they are read. They lie scattered in memory, most of them
/// in no cache by the time a table is made, and to wait for each piece takes a tenth of the time.
/// It goes in steps, since each step reads the addresses of the next.
class ResultsAhead {
 public:
  /// `layers` are the numbers of the layers that are read. Both are borrowed.
  ResultsAhead(std::span<const std::shared_ptr<KeptResult>> results,
               std::span<const std::uint32_t> layers)
      : results_(results), layers_(layers) {}

  /// Before result `i` is read.
  void before(std::size_t i) const;

 private:
  const KeptResult* at(std::size_t i) const {
    return i < results_.size() ? results_[i].get() : nullptr;
  }

  std::span<const std::shared_ptr<KeptResult>> results_;
  std::span<const std::uint32_t> layers_;
};

}  // namespace glossator::python
