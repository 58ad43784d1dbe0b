#pragma once
#include <memory>
#include <string>

#include "run/document_group.hpp"
#include "run/earlier_results.hpp"

namespace glossator {

/// The earlier results of the documents of a group, which are asked for in their order. For one
/// thread.
class KeptResults {
 public:
  /// `earlier` may be NULL: there is none.
  explicit KeptResults(const EarlierResults* earlier);

  void begin_group() { looked_up_ = 0; }
  /// Whether the document has a result already: then text() is it, until the next is asked for.
  bool has(std::size_t index, const DocumentGroup& group);
  const std::string& text() const { return text_; }

 private:
  const EarlierResults* const earlier_;
  const std::unique_ptr<ResultSource> source_;
  std::size_t looked_up_ = 0;  // documents of the group; `is_found_` is of the last
  bool is_found_ = false;
  std::string text_;
};

}  // namespace glossator
