#pragma once
/// Where an annotator's class runs: in a process of its own, or in the host's.
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

namespace gloss_python {

/// A file that the class asks for when it is made, as an option names it: the absolute path; empty
/// if there is none and none is required. Throws gloss::Error.
using FindFile = std::function<std::string(const std::string& name, bool is_required)>;

/// One object of the class, for one worker: used by one thread at a time.
class PythonSide {
 public:
  virtual ~PythonSide() = default;
  /// The same, in memory that this thread allocates; this one is left without an object.
  virtual std::unique_ptr<PythonSide> taken() = 0;
  /// Whether another message makes sense.
  virtual bool is_running() const = 0;
  /// Sends a document's message (messages.hpp), and returns the whole answer, which stays valid
  /// until the next call. Throws gloss::Error.
  virtual std::span<const char> ask(std::span<const char> message,
                                    const volatile std::uint32_t* cancelled) = 0;
};

}  // namespace gloss_python
