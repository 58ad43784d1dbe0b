#pragma once
#include <cstdint>
#include <optional>

namespace glossator::check {

/// Counts the bytes that the process reads and writes by system calls since construction, on any
/// descriptor: files, pipes, sockets. Pages of mapped files are not counted.
class ProcessTransfers {
 public:
  struct Bytes {
    std::uint64_t read = 0, written = 0;
  };

  ProcessTransfers();
  /// Nothing if the system does not count them.
  std::optional<Bytes> so_far() const;

 private:
  std::optional<Bytes> at_first_;
};

}  // namespace glossator::check
