#include "schema/schema_report.hpp"

#include <iterator>
#include <utility>

namespace glossator {

void Report::take(Report part) {
  is_empty_ = is_empty_ && part.is_empty_;
  std::move(part.mismatches_.begin(), part.mismatches_.end(), std::back_inserter(mismatches_));
}

}  // namespace glossator
