#pragma once
#include <atomic>
#include <string>

#include "input/byte_source.hpp"

namespace glossator {

/// A source whose bytes may be long in coming. Waits for them until `stop` is raised, for example
/// by a signal handler: then reading fails as interrupted.
class WaitingSource : public ByteSource {
 public:
  bool would_wait() const override;

 protected:
  /// `descriptor` is borrowed; -1 for a failure that error() tells. `stop` may be NULL, and
  /// outlives the source.
  WaitingSource(int descriptor, const std::atomic<bool>* stop)
      : descriptor_(descriptor), stop_(stop) {}
  std::size_t read_some(char* out, std::size_t size) override;

  const int descriptor_;

 private:
  bool wait();

  const std::atomic<bool>* const stop_;
};

/// The process's standard input.
class StandardInput final : public WaitingSource {
 public:
  explicit StandardInput(const std::atomic<bool>* stop) : WaitingSource(0, stop) {}
};

/// A pipe or device that has a path. A pipe that no program writes to yet is waited for when it is
/// read, not here. One that cannot be opened reads as a failure.
class PipeSource final : public WaitingSource {
 public:
  PipeSource(const std::string& path, const std::atomic<bool>* stop);
  PipeSource(const PipeSource&) = delete;
  PipeSource& operator=(const PipeSource&) = delete;
  ~PipeSource() override;

  /// Whether `path` is one of those.
  static bool is_one(const std::string& path);
};

}  // namespace glossator
