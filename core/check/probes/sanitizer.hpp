#pragma once

namespace glossator::check {

/// Whether AddressSanitizer, ThreadSanitizer or LeakSanitizer is in this process. They bring a
/// malloc() of their own, keep memory that was given back, and tell of crashes in their own words.
bool has_sanitizer();

/// ThreadSanitizer starts a thread of its own along with the first one of a process: call this
/// before threads are counted.
void start_thread_of_sanitizer();

/// Whether it is here by LD_PRELOAD only, for a plugin: processes that the host starts lack it.
bool is_sanitizer_preloaded();

}  // namespace glossator::check
