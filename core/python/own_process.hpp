#pragma once
#include <unistd.h>

#include <glossator/error.hpp>
#include <string>

namespace glossator::python {

/// The process that made an object. After fork() the child has a copy of an object whose threads
/// are not there and whose locks may be held by them: it must neither use nor destroy it.
class OwnProcess {
 public:
  bool is_this() const { return getpid() == id_; }
  /// Throws Error(usage) in another process: `what` belongs to the other; `then` is the next step.
  void require(const std::string& what, const std::string& then) const {
    if (!is_this())
      throw Error(ErrorCode::usage, "this " + what +
                                        " belongs to the process that was forked, whose threads "
                                        "are not here; " +
                                        then);
  }

 private:
  pid_t id_ = getpid();
};

}  // namespace glossator::python
