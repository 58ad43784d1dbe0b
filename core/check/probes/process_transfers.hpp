#pragma once
#include <cstdint>
#include <optional>

namespace glossator::check {

/// Counts what the process reads and writes by system calls from its making on, whatever the
/// descriptor: files, pipes, sockets. Pages of mapped files are not counted.
class ProcessTransfers {
 public:
  struct Bytes {
    std::uint64_t read = 0, written = 0;
  };

  ProcessTransfers();
  /// Nothing where the system does not count.
  std::optional<Bytes> so_far() const;

 private:
  std::optional<Bytes> at_first_;
};

}  // namespace glossator::check
