#pragma once
#include <atomic>
#include <cstdint>

namespace glossator {

/// Notes that the system refused memory to this process. The allocation functions of the gloss
/// program call it (cli/watched_allocations.cpp), so that a plugin which then crashes, hangs or
/// gives up is known to want memory. Any thread; allocates nothing.
void note_refused_memory() noexcept;

/// Has refusals noted in `flag`, which becomes 1. It outlives the process's plugins.
void keep_refused_memory_in(std::uint32_t& flag);

}  // namespace glossator
