#pragma once
#include "input/reader.hpp"

namespace glossator {

/// The documents of one source with many documents; see Reader.
class DocumentLines {
 public:
  virtual ~DocumentLines() = default;
  virtual bool next(InputDocument& out) = 0;
  virtual bool would_wait() const { return false; }
};

}  // namespace glossator
