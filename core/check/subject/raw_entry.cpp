#include "check/subject/raw_entry.hpp"

#include <dlfcn.h>

namespace glossator::check {

const gloss_entry* raw_entry(const std::string& path) {
  void* const library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library) return nullptr;
  const auto* const entry = static_cast<const gloss_entry*>(dlsym(library, "gloss_entry_1"));
  const bool is_known = entry && entry->magic == GLOSS_MAGIC &&
                        entry->abi_major == GLOSS_ABI_MAJOR &&
                        entry->struct_size >= sizeof(gloss_entry);
  return is_known ? entry : nullptr;
}

}  // namespace glossator::check
