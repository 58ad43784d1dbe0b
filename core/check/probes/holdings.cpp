#include "check/probes/holdings.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace glossator::check {
namespace {

// Sanitizers bring their own malloc(), so this allocator has no figures.
std::uint64_t allocated_bytes() {
#ifdef __GLIBC__
  const struct mallinfo2 all = mallinfo2();
  return all.uordblks + all.hblkhd;
#else
  return 0;
#endif
}

std::uint64_t resident_bytes() {
  std::ifstream in("/proc/self/statm");
  std::uint64_t pages = 0, resident = 0;
  in >> pages >> resident;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

std::size_t open_descriptors() {
  std::size_t count = 0;
  std::error_code error;
  for (std::filesystem::directory_iterator at("/proc/self/fd", error), end; !error && at != end;
       at.increment(error))
    ++count;
  return count;
}

}  // namespace

Holdings Holdings::now() { return {allocated_bytes(), resident_bytes(), open_descriptors()}; }

}  // namespace glossator::check
