#include "isolation/refused_memory.hpp"

namespace glossator {
namespace {

std::atomic<std::uint32_t*> kept_in{nullptr};

}  // namespace

void note_refused_memory() noexcept {
  if (std::uint32_t* flag = kept_in.load(std::memory_order_acquire))
    std::atomic_ref(*flag).store(1, std::memory_order_release);
}

void keep_refused_memory_in(std::uint32_t& flag) { kept_in.store(&flag); }

}  // namespace glossator
