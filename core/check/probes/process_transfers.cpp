#include "check/probes/process_transfers.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cinttypes>
#include <cstdio>

namespace glossator::check {
namespace {

struct Counted {
  ProcessTransfers::Bytes all;
  std::uint64_t own = 0;  // bytes read for this measurement, which the next one counts
};

std::optional<Counted> read_counters() {
  const int file = open("/proc/self/io", O_RDONLY | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  char text[512];
  const ssize_t size = read(file, text, sizeof text - 1);
  close(file);
  Counted counted;
  if (size <= 0) return std::nullopt;
  text[size] = '\0';
  if (std::sscanf(text, "rchar: %" SCNu64 " wchar: %" SCNu64, &counted.all.read,
                  &counted.all.written) != 2)
    return std::nullopt;
  counted.own = static_cast<std::uint64_t>(size);
  return counted;
}

}  // namespace

ProcessTransfers::ProcessTransfers() {
  if (const auto counted = read_counters())
    at_first_ = Bytes{counted->all.read + counted->own, counted->all.written};
}

std::optional<ProcessTransfers::Bytes> ProcessTransfers::so_far() const {
  const auto now = read_counters();
  if (!now || !at_first_) return std::nullopt;
  return Bytes{now->all.read - at_first_->read, now->all.written - at_first_->written};
}

}  // namespace glossator::check
