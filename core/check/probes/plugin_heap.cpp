#include "check/probes/plugin_heap.hpp"

#include <execinfo.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <new>
#include <unordered_map>

#include "check/probes/imports.hpp"

namespace glossator::check {
namespace {

constexpr std::size_t reserved = std::size_t{32} << 30;  // of addresses; pages come when touched
constexpr std::size_t largest_exact = 1024;
constexpr std::size_t class_count = largest_exact / 16 + 40;

constexpr std::uint64_t in_order = ~std::uint64_t{0};

struct Header {
  std::uint64_t size;
  std::uint64_t slot_class;
};

/// Blocks of one kind. Slots of a size come from slabs of many, so that their order can be changed.
class Region {
 public:
  bool reserve() {
    void* const memory = mmap(nullptr, reserved, PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) return false;
    begin_ = next_ = static_cast<char*>(memory);
    return true;
  }
  bool holds(const void* memory) const {
    return begin_ && memory >= begin_ && memory < begin_ + reserved;
  }
  Header* header(const void* memory) const {
    return reinterpret_cast<Header*>(const_cast<char*>(static_cast<const char*>(memory))) - 1;
  }

  /// NULL if no addresses are left.
  void* take(std::size_t size, std::uint64_t random) {
    const std::size_t number = class_of(size);
    auto& slots = free_.at(number);
    if (slots.empty() && !add_slab(number)) return nullptr;
    if (random != in_order) std::swap(slots[random % slots.size()], slots.back());
    char* const slot = slots.back();
    slots.pop_back();
    *reinterpret_cast<Header*>(slot) = {size, number};
    return slot + sizeof(Header);
  }
  void give_back(void* memory) {
    Header* const of = header(memory);
    free_[of->slot_class].push_back(reinterpret_cast<char*>(of));
  }

  PluginHeap::Range used() const {
    const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
    const auto end = reinterpret_cast<std::uintptr_t>(next_);
    return {reinterpret_cast<std::uintptr_t>(begin_), (end + page - 1) / page * page};
  }
  PluginHeap::Range slot_at(std::uintptr_t address) const {
    for (const Slab& slab : slabs_) {
      const auto begin = reinterpret_cast<std::uintptr_t>(slab.begin);
      if (address < begin || address >= begin + slab.stride * slab.count) continue;
      const auto slot = begin + (address - begin) / slab.stride * slab.stride;
      const auto* const of = reinterpret_cast<const Header*>(slot);
      return {slot + sizeof(Header), slot + sizeof(Header) + of->size};
    }
    return {0, 0};
  }

 private:
  struct Slab {
    char* begin;
    std::size_t stride, count;
  };
  static std::size_t class_of(std::size_t size) {
    if (size <= largest_exact) return (size + 15) / 16;
    return largest_exact / 16 + static_cast<std::size_t>(std::bit_width(size - 1)) - 10;
  }
  static std::size_t room_of(std::size_t number) {
    constexpr std::size_t exact = largest_exact / 16;
    return number <= exact ? number * 16 : std::size_t{1} << (number - exact + 10);
  }
  bool add_slab(std::size_t number) {
    const std::size_t stride = room_of(number) + sizeof(Header);
    const std::size_t count = stride <= 2048 ? 64 : stride <= (1u << 16) ? 8 : 2;
    if (stride * count > static_cast<std::size_t>(begin_ + reserved - next_)) return false;
    slabs_.push_back({next_, stride, count});
    for (std::size_t i = count; i-- > 0;) free_[number].push_back(next_ + i * stride);
    next_ += stride * count;
    return true;
  }

  char *begin_ = nullptr, *next_ = nullptr;
  std::array<std::vector<char*>, class_count> free_;
  std::vector<Slab> slabs_;
};

using Callers = std::array<void*, 24>;

struct State {
  std::mutex mutex;
  Region own, shared;
  bool is_shared_now = false;
  std::uint64_t seed = 0;
  int filling = -1;
  std::uint64_t live = 0, live_blocks = 0;
  bool remembers = false;
  std::unordered_map<void*, Callers> callers;
};

// Never destroyed: libraries give blocks back until the process ends.
State& state() {
  static State& it = *new State;
  return it;
}

std::uint64_t next_random(State& all) {
  if (all.seed == 0) return in_order;
  all.seed ^= all.seed << 13;
  all.seed ^= all.seed >> 7;
  all.seed ^= all.seed << 17;
  return all.seed;
}

void* allocate(std::size_t size, bool is_zeroed) {
  State& all = state();
  void* memory = nullptr;
  {
    const std::lock_guard lock(all.mutex);
    Region& region = all.is_shared_now ? all.shared : all.own;
    const std::uint64_t random = next_random(all);
    memory = size < (reserved >> 4) ? region.take(size, random) : nullptr;
    if (!memory) {
      errno = ENOMEM;
      return nullptr;
    }
    all.live += size;
    ++all.live_blocks;
  }
  if (is_zeroed)
    std::memset(memory, 0, size);
  else if (all.filling >= 0)
    std::memset(memory, all.filling, size);
  if (all.remembers) {
    Callers callers{};
    backtrace(callers.data(), static_cast<int>(callers.size()));
    const std::lock_guard lock(all.mutex);
    all.callers[memory] = callers;
  }
  return memory;
}

bool is_ours(const void* memory) {
  return state().own.holds(memory) || state().shared.holds(memory);
}

void heap_free(void* memory) {
  if (!memory) return;
  if (!is_ours(memory)) return std::free(memory);
  State& all = state();
  const std::lock_guard lock(all.mutex);
  Region& region = all.own.holds(memory) ? all.own : all.shared;
  const std::size_t size = region.header(memory)->size;
  all.live -= size;
  --all.live_blocks;
  if (all.remembers) all.callers.erase(memory);
  // Shared memory may be read-only by now, and nobody needs it again.
  if (&region == &all.shared && !all.is_shared_now) return;
  constexpr std::size_t large = 1u << 18;
  if (size >= large)
    madvise(reinterpret_cast<void*>((reinterpret_cast<std::uintptr_t>(memory) + 4095) & ~4095ul),
            (size - 4096) & ~std::size_t{4095}, MADV_DONTNEED);
  else if (all.filling >= 0)
    std::memset(memory, all.filling, size);
  region.give_back(memory);
}

void* heap_malloc(std::size_t size) { return allocate(size, false); }
void* heap_calloc(std::size_t count, std::size_t size) {
  std::size_t bytes = 0;
  if (__builtin_mul_overflow(count, size, &bytes)) return nullptr;
  return allocate(bytes, true);
}
void* heap_realloc(void* memory, std::size_t size) {
  if (memory && !is_ours(memory)) return std::realloc(memory, size);
  void* const moved = allocate(size, false);
  if (!moved || !memory) return moved;
  std::memcpy(moved, memory, std::min<std::size_t>(size, state().own.header(memory)->size));
  heap_free(memory);
  return moved;
}
std::size_t heap_usable_size(void* memory) {
  if (!memory) return 0;
  return is_ours(memory) ? state().own.header(memory)->size : malloc_usable_size(memory);
}
void* heap_new(std::size_t size) {
  void* const memory = allocate(size, false);
  return memory ? memory : throw std::bad_alloc();
}
void* heap_new_nothrow(std::size_t size, const std::nothrow_t&) noexcept {
  return allocate(size, false);
}
void heap_delete_sized(void* memory, std::size_t) noexcept { heap_free(memory); }
void heap_delete_nothrow(void* memory, const std::nothrow_t&) noexcept { heap_free(memory); }

template <class Function>
void* pointer(Function* function) {
  return reinterpret_cast<void*>(function);
}

}  // namespace

bool PluginHeap::take_over(const std::string& path) {
  if (!state().own.reserve() || !state().shared.reserve()) return false;
  const ImportStandIn stand_ins[] = {
      {"malloc", pointer(heap_malloc)},
      {"calloc", pointer(heap_calloc)},
      {"realloc", pointer(heap_realloc)},
      {"free", pointer(heap_free)},
      {"cfree", pointer(heap_free)},
      {"malloc_usable_size", pointer(heap_usable_size)},
      {"_Znwm", pointer(heap_new)},
      {"_Znam", pointer(heap_new)},
      {"_ZnwmRKSt9nothrow_t", pointer(heap_new_nothrow)},
      {"_ZnamRKSt9nothrow_t", pointer(heap_new_nothrow)},
      {"_ZdlPv", pointer(heap_free)},
      {"_ZdaPv", pointer(heap_free)},
      {"_ZdlPvm", pointer(heap_delete_sized)},
      {"_ZdaPvm", pointer(heap_delete_sized)},
      {"_ZdlPvRKSt9nothrow_t", pointer(heap_delete_nothrow)},
      {"_ZdaPvRKSt9nothrow_t", pointer(heap_delete_nothrow)},
  };
  void* warm[2];
  backtrace(warm, 2);  // it loads a library when it is first called
  return replace_imports(path, stand_ins) > 0;
}

void PluginHeap::scramble(std::uint64_t seed) { state().seed = seed * 0x9E3779B97F4A7C15u; }
void PluginHeap::fill(int byte) { state().filling = byte; }

PluginHeap::SharedBlocks::SharedBlocks() { state().is_shared_now = true; }
PluginHeap::SharedBlocks::~SharedBlocks() { state().is_shared_now = false; }

PluginHeap::Range PluginHeap::shared_blocks() { return state().shared.used(); }
PluginHeap::Range PluginHeap::shared_block_at(std::uintptr_t address) {
  return state().shared.slot_at(address);
}

std::uint64_t PluginHeap::live_bytes() {
  const std::lock_guard lock(state().mutex);
  return state().live;
}

std::uint64_t PluginHeap::live_blocks() {
  const std::lock_guard lock(state().mutex);
  return state().live_blocks;
}

void PluginHeap::remember_callers() { state().remembers = true; }

std::vector<PluginHeap::Holder> PluginHeap::holders() {
  State& all = state();
  const std::lock_guard lock(all.mutex);
  std::map<Callers, std::uint64_t> bytes;
  for (const auto& [memory, callers] : all.callers) bytes[callers] += all.own.header(memory)->size;
  std::vector<Holder> holders;
  for (const auto& [callers, count] : bytes) {
    Holder holder;
    holder.bytes = count;
    for (void* caller : callers) holder.callers.push_back(reinterpret_cast<std::uintptr_t>(caller));
    holders.push_back(std::move(holder));
  }
  std::sort(holders.begin(), holders.end(),
            [](const Holder& a, const Holder& b) { return a.bytes > b.bytes; });
  return holders;
}

}  // namespace glossator::check
