#pragma once
#include <atomic>

#include "input/byte_source.hpp"

namespace glossator {

/// The process's standard input. Waits for bytes until `stop` is raised, for example by a signal
/// handler: then reading fails as interrupted.
class StandardInput final : public ByteSource {
 public:
  /// `stop` may be NULL, and outlives the source.
  explicit StandardInput(const std::atomic<bool>* stop) : stop_(stop) {}
  bool would_wait() const override;

 protected:
  std::size_t read_some(char* out, std::size_t size) override;

 private:
  bool wait();

  const std::atomic<bool>* stop_;
};

}  // namespace glossator
