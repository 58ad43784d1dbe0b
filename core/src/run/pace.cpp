#include "run/pace.hpp"

#include <algorithm>

#include "run/document_group.hpp"

namespace glossator {

void Pace::note(std::size_t documents, std::chrono::nanoseconds time) {
  const double each = std::chrono::duration<double>(time).count() / static_cast<double>(documents);
  const double most =
      static_cast<double>(std::min(documents_ * most_growth, DocumentGroup::most_documents));
  const double wanted = std::chrono::duration<double>(wanted_time).count();
  documents_ = wanted >= most * each
                   ? static_cast<std::size_t>(most)
                   : std::max<std::size_t>(1, static_cast<std::size_t>(wanted / each));
}

}  // namespace glossator
